"""Rows of the table: one entry each, divided over pages where a remark is longer than a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.exchange.package.model import PackageEntry
from core.exchange.sheet.layout1.cells import (
    Cell,
    empty_cell,
    extend_cell,
    name_cell,
    number_cell,
    remark_cell,
)
from core.exchange.sheet.layout1.columns import Columns
from core.exchange.sheet.layout1.geometry import LEFT, RIGHT, ROW_BASELINE, ROW_FOOT, mm
from core.exchange.sheet.layout1.ink import (
    LABEL,
    NORMAL,
    SMALL,
    STRONG,
    Block,
    hairline,
    heavy_rule,
    set_line,
    text_at,
    text_ending_at,
    words,
)
from core.exchange.sheet.layout1.wording import Wording

NBSP = "\u00a0"
MOST_REMARK_LINES = 8
HEAD_BASELINE, HEAD_HEIGHT = mm("4.9"), mm("7")


@dataclass(frozen=True, eq=False)
class Row:
    """One entry's cells, and the drawn marks that stand on its first line."""

    number: Cell
    entry: Cell
    remark: Cell
    marks: str

    @property
    def height(self) -> int:
        """The height of the row in one piece."""
        return ROW_BASELINE + max(self.number.depth, self.entry.depth, self.remark.depth) + ROW_FOOT


class Words(NamedTuple):
    """What a juror wrote about an entry: why they stepped aside, and a remark; empty where they did not."""

    recusal: str
    remark: str

    def spoken(self, wording: Wording, *, labelled: bool) -> str:
        """Return both as they stand in a cell; the remark is labelled where no column head says what it is."""
        recusal = wording.recusal.format(words=self.recusal) if self.recusal else ""
        remark = wording.labelled_remark.format(words=self.remark) if labelled and self.remark else self.remark
        return "\n".join(each for each in (recusal, remark) if each)


class RowMaker:
    """Makes the rows of one set of criteria; remembers every mark and total it drew."""

    def __init__(self, columns: Columns, *, number_width: int, wording: Wording) -> None:
        self.columns = columns
        self._number_width = number_width
        self._wording = wording
        self._marks: list[dict[int | None, str]] = [{} for _ in columns.labels]
        self._totals: dict[int | None, str] = {}

    def make_row(self, entry: PackageEntry, *, marks: Sequence[int | None], about: Words) -> Row:
        """Return the row of an entry; words too long for the last column stand below, across the page."""
        columns = self.columns
        title = "" if entry.title == entry.applicant else entry.title
        cell = name_cell(entry.applicant, title, x=columns.entry, width=columns.entry_width)
        if columns.mark_ends is None:
            cell = extend_cell(cell, self._list(marks), style=NORMAL, width=columns.entry_width)
        text = about.spoken(self._wording, labelled=False)
        remark = remark_cell(text, x=columns.remark, width=columns.remark_width, most=MOST_REMARK_LINES)
        if remark is None:
            text = about.spoken(self._wording, labelled=True)
            cell = extend_cell(cell, text, style=SMALL, width=RIGHT - columns.entry)
            remark = empty_cell(columns.remark)
        number = number_cell(entry.number, x=LEFT, width=self._number_width)
        return Row(number, cell, remark, "" if columns.mark_ends is None else self._grid(marks))

    def _grid(self, marks: Sequence[int | None]) -> str:
        shown = [NORMAL.start]
        for index, (steps, known) in enumerate(zip(marks, self._marks, strict=True)):
            drawn = known.get(steps)
            if drawn is None:
                drawn = known[steps] = self._draw_mark(index, steps)
            shown.append(drawn)
        units = self.columns.figures.total_units(marks)
        total = self._totals.get(units)
        if total is None:
            text = self.columns.figures.show_total(units)
            total = self._totals[units] = text_ending_at(self.columns.total_end, ROW_BASELINE, text, STRONG)
        shown.append(total)
        return "".join(shown)

    def _draw_mark(self, index: int, steps: int | None) -> str:
        line = set_line(self.columns.figures.show_mark(index, steps), NORMAL)
        end = (self.columns.mark_ends or ())[index]
        return f"1 0 0 1 {end - line.width} {-ROW_BASELINE} Tm<{line.glyphs}>Tj\n"

    def _list(self, marks: Sequence[int | None]) -> str:
        figures = self.columns.figures
        pairs = [
            f"{label}{NBSP}{figures.show_mark(index, steps)}"
            for index, (label, steps) in enumerate(zip(self.columns.labels, marks, strict=True))
        ]
        total = f"{self._wording.total}{NBSP}{figures.show_total(figures.total_units(marks))}"
        return f"{NBSP}· ".join([*pairs, total])


def draw_row(row: Row, *, last: bool) -> Block:
    """Draw a row in one piece, closed by a rule; the last of the table by a heavy one."""
    height = row.height
    drawn = words(row.number.drawn, row.entry.drawn, row.marks, row.remark.drawn)
    return Block(height, drawn + (heavy_rule(height) if last else hairline(height)))


def divide_row(row: Row, *, height: int) -> tuple[Row, Row]:
    """Cut a row in two, the first part not higher than ``height``; the second repeats or continues the number."""
    depth = height - ROW_BASELINE - ROW_FOOT
    number, rest_of_number = row.number.divide(depth)
    entry, rest_of_entry = row.entry.divide(depth)
    remark, rest_of_remark = row.remark.divide(depth)
    if not rest_of_number.drawn:
        rest_of_number, _ = row.number.divide(0)
    return Row(number, entry, remark, row.marks), Row(rest_of_number, rest_of_entry, rest_of_remark, "")


def column_head(columns: Columns, *, wording: Wording) -> Block:
    """Draw the head of the table between two heavy rules."""
    ends = columns.mark_ends
    applicant = wording.applicant_and_marks if ends is None else wording.applicant
    drawn = [
        text_at(LEFT, HEAD_BASELINE, wording.number, LABEL),
        text_at(columns.entry, HEAD_BASELINE, applicant, LABEL),
        text_at(columns.remark, HEAD_BASELINE, wording.remark, LABEL),
    ]
    if ends is not None:
        heads = zip((*columns.labels, wording.total), (*ends, columns.total_end), strict=True)
        drawn += [text_ending_at(end, HEAD_BASELINE, text, STRONG) for text, end in heads]
    return Block(HEAD_HEIGHT, words(*drawn) + heavy_rule(0) + heavy_rule(HEAD_HEIGHT))
