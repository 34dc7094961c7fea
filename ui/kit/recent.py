"""What the start page remembers of a package, so that it need not be opened to be shown."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Recent:
    """One package: whose it is and how far it is; ``package`` is its hash, by which the desk keeps a copy of it.

    ``opened_at`` and ``signed_at`` are ISO moments; the latter is empty unless the last sheet says it all.
    """

    package: str
    contest: str
    title: str
    season: str
    round: int
    round_title: str
    juror: str
    name: str
    marked: int
    total: int
    opened_at: str
    signed_at: str = ""
    practice: bool = False

    @property
    def key(self) -> tuple[str, int, str]:
        """What makes it one line of the list: a newer package of the same round takes the older one's place."""
        return self.contest, self.round, self.juror

    @property
    def is_signed(self) -> bool:
        """Whether a sheet was signed."""
        return bool(self.signed_at)


_KINDS: dict[str, type] = {"str": str, "int": int, "bool": bool}


def read_recents(value: object) -> tuple[Recent, ...]:
    """Return the packages of a list read from JSON; an entry that is not one of ours is left out."""
    if not isinstance(value, list):
        return ()
    return tuple(recent for each in value if (recent := _read(each)) is not None)


def _read(value: object) -> Recent | None:
    if not isinstance(value, dict):
        return None
    known = {each.name: value[each.name] for each in fields(Recent) if each.name in value}
    fits = all(type(known.get(each.name)) is _KINDS[str(each.type)] for each in fields(Recent))
    return Recent(**known) if fits else None
