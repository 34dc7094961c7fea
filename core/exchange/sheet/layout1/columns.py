"""The columns of the table, for one set of criteria: a grid of narrow columns, or a list where a grid does not fit.

A grid gives every criterion a column of at least 9 mm, or 6 mm where there are many. Where that leaves too little
for applicant and remark (about ten criteria and more, or very wide numbers), the marks are listed below the
applicant, each with its criterion's label: any number of criteria of any width fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from core.domain.contest import Criterion
from core.exchange.sheet.layout1.figures import Figures, figures_of
from core.exchange.sheet.layout1.geometry import LEFT, RIGHT, mm
from core.exchange.sheet.layout1.ink import NORMAL, STRONG, set_line
from core.exchange.sheet.layout1.wording import Wording

GAP = mm("3")
NARROW_GAP = mm("2.2")
NUMBER_LEAST, NUMBER_MOST = mm("11"), mm("28")
MARK_LEAST, NARROW_MARK_LEAST = mm("9"), mm("6")
TOTAL_LEAST = mm("13.3")
ROOMY, CRAMPED = mm("84"), mm("72")
LISTED_REMARK = mm("46")
LABEL_MOST = mm("9")


@dataclass(frozen=True)
class Columns:
    """Where everything of a row stands; ``mark_ends`` is None when the marks are listed."""

    labels: tuple[str, ...]
    coded: bool
    figures: Figures
    entry: int
    entry_width: int
    mark_ends: tuple[int, ...] | None
    total_end: int

    @property
    def remark(self) -> int:
        """Where remarks begin."""
        return self.total_end + GAP

    @property
    def remark_width(self) -> int:
        """The width of remarks, up to the right margin."""
        return RIGHT - self.remark


def number_width(numbers: tuple[str, ...]) -> int:
    """Return the width of the column of registration numbers for all of a sheet."""
    widest = max(set_line(each, NORMAL).width for each in numbers)
    return min(max(NUMBER_LEAST, widest), NUMBER_MOST)


def plan_columns(criteria: tuple[Criterion, ...], *, number_room: int, wording: Wording) -> Columns:
    """Choose grid or list, and share the width out."""
    figures = figures_of(criteria, decimal_mark=wording.decimal_mark)
    codes = tuple(each.code for each in criteria)
    ordinals = tuple(wording.ordinal.format(n=n) for n in range(1, len(codes) + 1))
    coded = all(set_line(code, STRONG).width <= LABEL_MOST for code in codes)
    entry = LEFT + number_room + GAP
    total = max(TOTAL_LEAST, _total_width(criteria, figures=figures, wording=wording) + GAP)
    for labels in (codes, ordinals) if coded else (ordinals,):
        widths = list(_mark_widths(criteria, labels=labels, figures=figures))
        for least, gap, needed in ((MARK_LEAST, GAP, ROOMY), (NARROW_MARK_LEAST, NARROW_GAP, CRAMPED)):
            marks = [max(least, width + gap) for width in widths]
            spare = RIGHT - entry - sum(marks) - total - GAP
            if spare >= needed:
                entry_width = spare * 57 // 102
                ends = tuple(accumulate(marks, initial=entry + entry_width))[1:]
                return Columns(labels, labels is codes, figures, entry, entry_width, ends, ends[-1] + total)
    labels, width = codes if coded else ordinals, RIGHT - LISTED_REMARK - GAP - entry
    return Columns(labels, coded, figures, entry, width, None, entry + width)


def _mark_widths(criteria: tuple[Criterion, ...], *, labels: tuple[str, ...], figures: Figures) -> Iterator[int]:
    """Yield what the widest of label and marks needs; between the ends of a scale nothing is wider."""
    for index, criterion in enumerate(criteria):
        extremes = (figures.show_mark(index, steps) for steps in (criterion.scale.lowest, criterion.scale.highest))
        yield max(set_line(labels[index], STRONG).width, *(set_line(each, NORMAL).width for each in extremes))


def _total_width(criteria: tuple[Criterion, ...], *, figures: Figures, wording: Wording) -> int:
    extremes = (
        figures.show_total(figures.total_units([each.scale.lowest for each in criteria])),
        figures.show_total(figures.total_units([each.scale.highest for each in criteria])),
        wording.total,
    )
    return max(set_line(each, STRONG).width for each in extremes)
