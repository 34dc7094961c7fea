"""Verdicts: what merging says of one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.base.errors import Fact
from core.domain.merging import MergeState, Status
from core.domain.sheets import SheetFacts


class VerdictKind(StrEnum):
    """What happened with a file; only the last three leave something to do."""

    ACCEPTED = "accepted"
    ALREADY_MERGED = "already_merged"
    SUPERSEDED = "superseded"
    HISTORY = "history"
    FORK = "fork"
    KEY_CONFLICT = "key_conflict"
    REFUSED = "refused"

    @property
    def needs_someone(self) -> bool:
        """Tell whether the secretary or the juror must act."""
        return self in {VerdictKind.FORK, VerdictKind.KEY_CONFLICT, VerdictKind.REFUSED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A file's verdict: ``code`` and ``facts`` make its sentence, ``against`` names the sheets or keys in its way.

    ``code`` is ``merge.<verdict>``, or the reason of a refusal.
    """

    file: str
    kind: VerdictKind
    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    juror: str | None = None
    round: int | None = None
    revision: int | None = None
    sheet: str | None = None
    against: tuple[str, ...] = ()
    fingerprint: str | None = None


def refused(file: str, *, code: str, facts: Mapping[str, Fact], sheet: SheetFacts | None = None) -> Verdict:
    """Return the refusal of a file; ``sheet`` is there when the file itself is whole and signed."""
    if sheet is None:
        return Verdict(file=file, kind=VerdictKind.REFUSED, code=code, facts={"file": file, **facts})
    return replace(_verdict(VerdictKind.REFUSED, file, sheet), code=code, facts={**_describe(file, sheet), **facts})


def judge_held(file: str, *, sheet: SheetFacts, state: MergeState) -> Verdict:
    """Return the verdict of a sheet that is held already: nothing changes."""
    standing = state.standing_of(sheet.juror, round_number=sheet.round)
    if sheet.hash in standing.heads:
        return _verdict(VerdictKind.ALREADY_MERGED, file, sheet)
    return _verdict(VerdictKind.HISTORY, file, sheet, against=standing.heads)


def judge_new(file: str, *, sheet: SheetFacts, state: MergeState, heads_before: tuple[str, ...]) -> Verdict:
    """Return the verdict of a sheet that was just admitted; ``heads_before`` are the juror's heads until then."""
    standing = state.standing_of(sheet.juror, round_number=sheet.round)
    if standing.status is Status.KEY_CONFLICT:
        keys = state.keys_of(sheet.juror, generation=sheet.generation) - {sheet.fingerprint}
        return _verdict(VerdictKind.KEY_CONFLICT, file, sheet, against=tuple(sorted(keys)))
    if sheet.hash not in standing.heads:
        return _verdict(VerdictKind.HISTORY, file, sheet, against=standing.heads)
    if standing.status is Status.FORK:
        others = tuple(each for each in standing.heads if each != sheet.hash)
        return _verdict(VerdictKind.FORK, file, sheet, against=others)
    replaced = tuple(each for each in heads_before if each not in standing.heads)
    kind = VerdictKind.SUPERSEDED if replaced else VerdictKind.ACCEPTED
    return _verdict(kind, file, sheet, against=replaced)


def _verdict(kind: VerdictKind, file: str, sheet: SheetFacts, *, against: tuple[str, ...] = ()) -> Verdict:
    return Verdict(
        file=file,
        kind=kind,
        code=f"merge.{kind}",
        facts=_describe(file, sheet),
        juror=sheet.juror,
        round=sheet.round,
        revision=sheet.revision,
        sheet=sheet.hash,
        against=against,
        fingerprint=sheet.fingerprint,
    )


def _describe(file: str, sheet: SheetFacts) -> dict[str, Fact]:
    return {"file": file, "juror": sheet.juror, "round": sheet.round, "revision": sheet.revision}
