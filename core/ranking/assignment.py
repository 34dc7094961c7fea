"""Who marks what: as many jurors as wanted per entry, even loads, no conflicts, one connected graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.base.errors import Fact, refuse
from core.ranking.balance import balance
from core.ranking.connectivity import Component, name_components
from core.ranking.linking import link
from core.ranking.order import natural_key
from core.ranking.table import Mask


@dataclass(frozen=True)
class EntrySeat:
    """An entry to be marked, its group (nomination), and the jurors who must not mark it."""

    entry: str
    group: str = ""
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class JurorSeat:
    """A juror and the groups their panel marks; None means every group."""

    juror: str
    groups: frozenset[str] | None = None


@dataclass(frozen=True)
class Note:
    """What the plan falls short of, and the facts of its sentence."""

    code: str
    facts: tuple[tuple[str, Fact], ...]


@dataclass(frozen=True)
class Plan:
    """Pairs (entry, juror), the jurors' loads, the parts of their graph, and notes.

    ``assign.unbalanced`` notes loads that differ by more than 1, which conflicts and panels made unavoidable;
    ``assign.disconnected`` notes entries that no chain of common jurors joins.
    """

    pairs: tuple[tuple[str, str], ...]
    loads: tuple[tuple[str, int], ...]
    components: tuple[Component, ...]
    notes: tuple[Note, ...]

    @property
    def connected(self) -> bool:
        """Tell whether common jurors join all entries."""
        return len(self.components) <= 1


def assign(entries: Sequence[EntrySeat], jurors: Sequence[JurorSeat], *, per_entry: int | None, seed: int = 0) -> Plan:
    """Assign ``per_entry`` jurors to every entry, or every eligible juror if None.

    The order of the arguments does not matter; ``seed`` varies the plan. Raises ``assign.too_few_jurors`` with the
    first entry that cannot be met, ``assign.bad_number``.
    """
    if per_entry is not None and per_entry < 1:
        refuse("assign.bad_number", number=per_entry)
    entries = sorted(entries, key=lambda seat: natural_key(seat.entry))
    jurors = sorted(jurors, key=lambda seat: natural_key(seat.juror))
    eligible = _find_eligible(entries, jurors)
    _check_enough(entries, jurors, eligible=eligible, needed=per_entry or 1)
    assigned = eligible
    if per_entry is not None:
        groups = np.unique(np.array([seat.group for seat in entries], dtype=np.str_), return_inverse=True)[1]
        assigned = balance(eligible, groups=groups, per_entry=per_entry, seed=seed)
        assigned = link(assigned, eligible=eligible, groups=groups)
    return _describe(assigned, entries=[seat.entry for seat in entries], jurors=[seat.juror for seat in jurors])


def _find_eligible(entries: Sequence[EntrySeat], jurors: Sequence[JurorSeat]) -> Mask:
    """Return who may mark what, shape (entries, jurors)."""
    allowed = [[juror.juror not in entry.barred and _sits(juror, entry) for juror in jurors] for entry in entries]
    return np.array(allowed, dtype=np.bool_).reshape(len(entries), len(jurors))


def _sits(juror: JurorSeat, entry: EntrySeat) -> bool:
    return juror.groups is None or entry.group in juror.groups


def _check_enough(entries: Sequence[EntrySeat], jurors: Sequence[JurorSeat], *, eligible: Mask, needed: int) -> None:
    short = np.flatnonzero(eligible.sum(axis=1) < needed)
    if not len(short):
        return
    seat = entries[int(short[0])]
    refuse(
        "assign.too_few_jurors",
        entry=seat.entry,
        needed=needed,
        available=int(eligible[short[0]].sum()),
        barred=sum(juror.juror in seat.barred and _sits(juror, seat) for juror in jurors),
        entries=len(short),
    )


def _describe(assigned: Mask, *, entries: list[str], jurors: list[str]) -> Plan:
    entry, juror = (axis.astype(np.int64) for axis in np.nonzero(assigned))
    loads = list(zip(jurors, assigned.sum(axis=0).tolist(), strict=True))
    components = name_components(entry, juror, entries=tuple(entries), jurors=tuple(jurors))
    return Plan(
        pairs=tuple((entries[one], jurors[other]) for one, other in zip(entry.tolist(), juror.tolist(), strict=True)),
        loads=tuple(loads),
        components=components,
        notes=(*_note_loads(loads), *_note_parts(components)),
    )


def _note_loads(loads: Sequence[tuple[str, int]]) -> list[Note]:
    if not loads:
        return []
    lightest, heaviest = min(loads, key=lambda load: load[1]), max(loads, key=lambda load: load[1])
    if heaviest[1] - lightest[1] <= 1:
        return []
    facts: dict[str, Fact] = {
        "lightest": lightest[0],
        "least": lightest[1],
        "heaviest": heaviest[0],
        "most": heaviest[1],
    }
    return [Note("assign.unbalanced", tuple(facts.items()))]


def _note_parts(components: Sequence[Component]) -> list[Note]:
    if len(components) <= 1:
        return []
    facts: dict[str, Fact] = {
        "parts": len(components),
        "entry": components[0].entries[0],
        "other": components[1].entries[0],
    }
    return [Note("assign.disconnected", tuple(facts.items()))]
