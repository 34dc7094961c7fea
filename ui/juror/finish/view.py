"""What finishing shows of a desk: what is missing, what stands in the way of signing, what was signed already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.base.errors import Fact
from core.domain.marks import Scores
from core.words.words import Words
from ui.juror.marking.view import EntryView, make_view, owes_remark
from ui.kit.messages import Message
from ui.operations.changes import NoteKind, SignedRecord
from ui.operations.desk import JurorDesk

_SHOWN = 12
"""Digits of a sheet's hash that people compare."""


class Situation(StrEnum):
    """Where the sheet stands."""

    OPEN = "open"
    """Nothing was signed on this laptop yet."""
    SIGNED = "signed"
    """The last revision says all this; nothing changes until it is to be corrected."""
    AMENDING = "amending"
    """Something was signed, and the next revision is in the making."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A line that leads to an entry, and there to a criterion; ``words`` say what is to be done."""

    entry: str
    name: str
    words: str
    criterion: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the sheets that contradict each other."""

    sheet: str
    revision: int
    signed_at: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class FinishView:
    """Everything that the page says about the desk.

    ``low`` counts entries whose marks want a remark, ``owed`` are those of them without one; ``conflicts`` were stated.
    ``obstacle`` says why nothing can be signed now. ``sides`` has two or more sheets where the secretary holds a fork,
    ``differing`` the entries in which they differ.
    """

    total: int
    done: int
    recused: int
    low: int
    conflicts: int
    gaps: tuple[Jump, ...]
    owed: tuple[Jump, ...]
    flagged: tuple[Jump, ...]
    situation: Situation
    signed: SignedRecord | None
    counts_already: bool
    may_keep: bool
    obstacle: Message | None
    sides: tuple[Side, ...]
    differing: tuple[Jump, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.gaps and not self.owed


def make_finish(desk: JurorDesk, words: Words) -> FinishView:
    """Return what finishing shows now."""
    views = [make_view(desk, each.number, active=0) for each in desk.package.entries]
    judged = [each for each in views if not each.is_recused]
    gaps = tuple(_gap(each, words) for each in judged if each.missing)
    owed = tuple(_owed(each, words) for each in judged if each.owed)
    signed = desk.state.sheets[-1] if desk.state.sheets else None
    situation = Situation.OPEN if signed is None else Situation.AMENDING
    return FinishView(
        total=len(views),
        done=len(judged) - len(gaps),
        recused=len(views) - len(judged),
        low=sum(_is_low(each) for each in judged),
        conflicts=len(desk.state.words.get(NoteKind.CONFLICT, {})),
        gaps=gaps,
        owed=owed,
        flagged=tuple(_flagged(each, words) for each in views if each.is_flagged),
        situation=Situation.SIGNED if desk.is_locked else situation,
        signed=signed,
        counts_already=signed is not None and desk.held_sheets.get(signed.hash, False),
        may_keep=signed is not None and signed.same and not desk.is_locked,
        obstacle=_obstacle(desk, gaps, owed),
        sides=_sides(desk),
        differing=_differing(desk, words),
    )


def next_revision(desk: JurorDesk) -> int:
    """Return the number that the next signed sheet will bear."""
    known = [each.revision for each in desk.state.sheets] + [each.revision for each in desk.heads]
    return 1 + max(known, default=0)


def _gap(view: EntryView, words: Words) -> Jump:
    missing = [each for each, steps in zip(view.criteria, view.marks, strict=True) if steps is None]
    if len(missing) == len(view.criteria):
        said = words.say("finish.not_marked")
    elif len(missing) == 1:
        said = words.say("finish.no_mark", criterion=missing[0].title)
    else:
        said = words.count("finish.no_marks", n=len(missing))
    return Jump(view.entry.number, view.entry.applicant, said, missing[0].code)


def _owed(view: EntryView, words: Words) -> Jump:
    said = words.say("finish.no_remark", criterion=view.owed[0].title)
    return Jump(view.entry.number, view.entry.applicant, said, view.owed[0].code)


def _flagged(view: EntryView, words: Words) -> Jump:
    return Jump(view.entry.number, view.entry.applicant, words.say("finish.entry", entry=view.entry.number))


def _is_low(view: EntryView) -> bool:
    return any(owes_remark(each, steps) for each, steps in zip(view.criteria, view.marks, strict=True))


def _obstacle(desk: JurorDesk, gaps: tuple[Jump, ...], owed: tuple[Jump, ...]) -> Message | None:
    """Return what must be done before signing: what is not on disk, then gaps, then remarks."""
    if desk.refused is not None:
        return Message.of(desk.refused)
    if gaps and not desk.round.incomplete_sheets:
        facts: Mapping[str, Fact] = {"left": len(gaps)}
        return Message("attention", "finish.gaps_left", dict(facts), plural_by="left")
    if owed:
        return Message("attention", "finish.remarks_left", {"left": len(owed)}, plural_by="left")
    return None


def _sides(desk: JurorDesk) -> tuple[Side, ...]:
    own = {each.hash for each in desk.state.sheets}
    heads = desk.heads
    if len(heads) < 2:  # noqa: PLR2004 - one sheet contradicts nothing
        return ()
    sides = (Side(each.hash[:_SHOWN], each.revision, each.signed_at, each.hash in own) for each in heads)
    return tuple(sorted(sides, key=lambda each: (not each.is_own, each.revision)))


def _differing(desk: JurorDesk, words: Words) -> tuple[Jump, ...]:
    heads = desk.heads
    if len(heads) < 2:  # noqa: PLR2004 - one sheet contradicts nothing
        return ()
    lines = []
    for each in desk.package.entries:
        told = {_told(head, each.number) for head in heads}
        if len(told) > 1:
            lines.append(Jump(each.number, each.applicant, words.say("finish.entry", entry=each.number)))
    return tuple(lines)


def _told(scores: Scores, entry: str) -> tuple[object, ...]:
    """Return all that a sheet says about an entry."""
    said = (scores.remarks, scores.recusals, scores.conflicts)
    return (scores.row_of(entry), *(each.get(entry, "") for each in said))
