"""Cells of the table: lines of text below each other in one column of one row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from core.exchange.sheet.layout1.geometry import LEADING, ROW_BASELINE, SMALL_LEADING, mm
from core.exchange.sheet.layout1.ink import LABEL, NORMAL, SMALL, Line, Style, place
from core.exchange.sheet.layout1.wrapping import wrap_name, wrap_text

TITLE_LEADING = mm("3.7")


class CellLine(NamedTuple):
    """A line of a cell; ``y`` counts from the baseline of the cell's first line."""

    y: int
    line: Line
    style: Style


@dataclass(frozen=True, eq=False)
class Cell:
    """Lines that begin at ``x``, ready drawn; ``depth`` is how far the last stands below the first."""

    x: int
    lines: tuple[CellLine, ...]
    depth: int
    drawn: str

    def above(self, depth: int) -> Cell:
        """Return the part down to ``depth``."""
        return make_cell(self.x, (each for each in self.lines if each.y <= depth))

    def below(self, depth: int) -> Cell:
        """Return the rest, moved up."""
        rest = [each for each in self.lines if each.y > depth]
        return make_cell(self.x, (each._replace(y=each.y - rest[0].y) for each in rest))


def make_cell(x: int, lines: Iterable[CellLine]) -> Cell:
    """Return a cell of lines."""
    found = tuple(lines)
    drawn = "".join([place(x, ROW_BASELINE + each.y, each.line, each.style) for each in found])
    return Cell(x, found, found[-1].y if found else 0, drawn)


@lru_cache(maxsize=20_000)
def number_cell(number: str, *, x: int, width: int) -> Cell:
    """Set a registration number."""
    lines = wrap_name(number, NORMAL, width)
    return make_cell(x, _stack(lines, style=NORMAL, leading=LEADING))


@lru_cache(maxsize=20_000)
def name_cell(applicant: str, title: str, *, x: int, width: int) -> Cell:
    """Set an applicant and, below in small print, the page that is judged; remembered from sheet to sheet."""
    lines = _stack(wrap_name(applicant, NORMAL, width), style=NORMAL, leading=LEADING)
    if title:
        below = wrap_name(title, LABEL, width)
        first = lines[-1].y + TITLE_LEADING
        lines += _stack(below, style=LABEL, leading=SMALL_LEADING, first=first)
    return make_cell(x, lines)


def remark_cell(remark: str, *, x: int, width: int) -> Cell:
    """Set a remark in small print."""
    lines = wrap_text(remark, style=SMALL, width=width) if remark else []
    return make_cell(x, _stack(lines, style=SMALL, leading=SMALL_LEADING))


def extend_cell(cell: Cell, text: str, *, width: int) -> Cell:
    """Set more text below what a cell holds."""
    lines = wrap_text(text, style=NORMAL, width=width)
    first = cell.depth + LEADING
    return make_cell(cell.x, (*cell.lines, *_stack(lines, style=NORMAL, leading=LEADING, first=first)))


def _stack(lines: Iterable[Line], *, style: Style, leading: int, first: int = 0) -> list[CellLine]:
    return [CellLine(first + index * leading, line, style) for index, line in enumerate(lines)]
