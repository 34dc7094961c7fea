"""Cells of the table: lines of text below each other in one column of one row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from core.exchange.sheet.layout1.geometry import LEADING, ROW_BASELINE, mm
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
    """Lines that begin at ``x``: those from ``start`` to ``end`` of ``lines``, the first on the row's baseline.

    ``top`` is the height of the first in the whole cell, ``depth`` how far the last stands below the first.
    """

    x: int
    lines: tuple[CellLine, ...]
    start: int
    end: int
    top: int
    depth: int

    @cached_property
    def drawn(self) -> str:
        """The lines as page operators, in the row's own coordinates."""
        base = ROW_BASELINE - self.top
        shown = self.lines[self.start : self.end]
        return "".join([place(self.x, base + each.y, each.line, each.style) for each in shown])

    def divide(self, depth: int) -> tuple[Cell, Cell]:
        """Return what stands down to ``depth``, and the rest."""
        cut = bisect_right(self.lines, self.top + depth, self.start, self.end, key=lambda each: each.y)
        return _show(self.x, self.lines, self.start, cut), _show(self.x, self.lines, cut, self.end)


def make_cell(x: int, lines: Iterable[CellLine]) -> Cell:
    """Return a cell of lines."""
    found = tuple(lines)
    return _show(x, found, 0, len(found))


@cache
def empty_cell(x: int) -> Cell:
    """Return a cell without lines."""
    return make_cell(x, ())


@lru_cache(maxsize=20_000)
def number_cell(number: str, *, x: int, width: int) -> Cell:
    """Set a registration number."""
    lines = wrap_name(number, NORMAL, width)
    return make_cell(x, _stack(lines, style=NORMAL))


@lru_cache(maxsize=20_000)
def name_cell(applicant: str, title: str, *, x: int, width: int) -> Cell:
    """Set an applicant and, below in small print, the page that is judged; remembered from sheet to sheet."""
    lines = _stack(wrap_name(applicant, NORMAL, width), style=NORMAL)
    if title:
        below = wrap_name(title, LABEL, width)
        first = lines[-1].y + TITLE_LEADING
        lines += _stack(below, style=LABEL, first=first)
    return make_cell(x, lines)


def remark_cell(remark: str, *, x: int, width: int, most: int) -> Cell | None:
    """Set a remark in small print; None if it has more than ``most`` lines."""
    if not remark:
        return empty_cell(x)
    lines = list(islice(wrap_text(remark, style=SMALL, width=width), most + 1))
    return make_cell(x, _stack(lines, style=SMALL)) if len(lines) <= most else None


def extend_cell(cell: Cell, text: str, *, style: Style, width: int) -> Cell:
    """Set more text below what a cell holds."""
    lines = wrap_text(text, style=style, width=width)
    first = cell.depth + LEADING
    return make_cell(cell.x, (*cell.lines, *_stack(lines, style=style, first=first)))


def _show(x: int, lines: tuple[CellLine, ...], start: int, end: int) -> Cell:
    if start == end:
        return Cell(x, lines, start, end, 0, 0)
    top = lines[start].y
    return Cell(x, lines, start, end, top, lines[end - 1].y - top)


def _stack(lines: Iterable[Line], *, style: Style, first: int = 0) -> list[CellLine]:
    return [CellLine(first + index * style.leading, line, style) for index, line in enumerate(lines)]
