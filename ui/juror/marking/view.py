"""What the panel shows of one entry: frozen, made anew after every change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.base.numbers import exact, rounded
from core.domain.contest import Criterion
from core.exchange.package.model import PackageEntry
from core.words.words import Words
from ui.operations.changes import NoteKind
from ui.operations.desk import JurorDesk


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry, its criteria with the marks given (in steps), and what was written about it.

    ``owed`` are the criteria whose low mark needs a remark that is not there. ``is_locked`` says that a signed sheet
    holds all this.
    """

    entry: PackageEntry
    criteria: tuple[Criterion, ...]
    marks: tuple[int | None, ...]
    active: int
    total: Fraction
    digits: int
    remark: str
    note: str
    recusal: str
    is_flagged: bool
    is_locked: bool
    owed: tuple[Criterion, ...]

    @property
    def missing(self) -> int:
        """How many criteria have no mark."""
        return self.marks.count(None)

    @property
    def is_recused(self) -> bool:
        """Whether the juror recused from the entry."""
        return bool(self.recusal)

    @property
    def takes_marks(self) -> bool:
        """Whether a key would mark."""
        return not self.is_locked and not self.is_recused


def make_view(desk: JurorDesk, entry: str, *, active: int) -> EntryView:
    """Return an assigned entry as it stands on the desk."""
    criteria, state = desk.criteria_of(entry), desk.state
    marks = tuple(state.mark(entry, each.code) for each in criteria)
    remark = state.words_of(NoteKind.REMARK, entry)
    pairs = zip(criteria, marks, strict=True)
    return EntryView(
        entry=desk.entry(entry),
        criteria=criteria,
        marks=marks,
        active=active,
        total=state.total(entry, criteria),
        digits=count_digits(criteria, digits=desk.round.digits),
        remark=remark,
        note=state.words_of(NoteKind.NOTE, entry),
        recusal=state.words_of(NoteKind.RECUSAL, entry),
        is_flagged=bool(state.words_of(NoteKind.FLAG, entry)),
        is_locked=desk.is_locked,
        owed=() if remark.strip() else tuple(each for each, steps in pairs if owes_remark(each, steps)),
    )


def owes_remark(criterion: Criterion, steps: int | None) -> bool:
    """Tell whether a mark is so low that the rules want a remark."""
    limit = criterion.remark_at_or_below
    return limit is not None and steps is not None and criterion.scale.to_score(steps) <= limit


def count_digits(criteria: tuple[Criterion, ...], *, digits: int) -> int:
    """Return how many digits totals are shown with: none where all are whole anyway, else the round's."""
    return digits if any(each.weigh(1).denominator > 1 for each in criteria) else 0


def show_total(total: Fraction, *, digits: int, words: Words) -> str:
    """Return a total with at least ``digits`` after the mark, exact as long as twelve digits hold it."""
    text = exact(total)
    return words.number(rounded(total, digits=digits) if "/" in text else Decimal(text), digits=digits)


def show_weight(criterion: Criterion, *, among: tuple[Criterion, ...], words: Words) -> str:
    """Return «25 %» where the weights make a whole, «× 2» where they differ otherwise, nothing where they are one."""
    weights = [Fraction(each.weight) for each in among]
    if sum(weights) == 1:
        return words.say("marking.percent", share=words.number(criterion.weight * 100))
    if set(weights) == {Fraction(1)}:
        return ""
    return words.say("marking.times", weight=words.number(criterion.weight))
