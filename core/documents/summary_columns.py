"""Which columns a nomination's summary has, and how its jurors are spread over one table or several.

Up to nine jurors get a column of 12 mm, up to twelve a narrower one, more as narrow a one as their marks allow; what
still does not fit is split over tables of equal size. Where each entry was marked by few of many jurors, their marks
stand as «code mark» in as many columns as the most had.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from core.documents.grid import BODY, BODY_BOLD, LABEL, Column, Grid
from core.documents.setting import Setting
from core.documents.summary_text import SummaryLabels, SummaryNomination, SummaryRow
from core.pdf.faces import Face
from core.pdf.page import Style, measure

LEFT: Final = 20.0
RIGHT: Final = 277.0
_PLACE, _NUMBER, _GUTTER = 12.0, 15.5, 2.5
_SHEETS, _FIGURE, _DECIDED = 12.5, 14.0, 19.0
_LEAST_NAME, _MOST_NAME = 56.0, 120.0
_WIDE, _TIGHT, _NARROW, _CELL_GAP = 12.0, 9.6, 7.0, 2.6
_FEW, _MANY, _FEW_MARKS = 9, 12, 6
_LONG_TABLE = 14
_SMALL_HEAD = Style(Face.SANS_BOLD, 7)


@dataclass(frozen=True)
class Part:
    """A table of a nomination: its grid and the cells of every row; ``note`` says which jurors stand in it."""

    grid: Grid
    rows: tuple[tuple[str, ...], ...]
    bold: tuple[frozenset[int], ...]
    note: str = ""


@dataclass(frozen=True)
class Marks:
    """The middle of the table: headings and, for every row, cells; all columns are equally wide."""

    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    width: float
    head_style: Style = BODY_BOLD


def label_jurors(nomination: SummaryNomination) -> tuple[str, ...]:
    """Return the jurors' codes, or their numbers in order where a code is too wide for a column."""
    codes = [code for code, _ in nomination.jurors]
    widest = max((measure(code, BODY_BOLD) for code in codes), default=0.0)
    if widest <= _WIDE - _CELL_GAP + 1.0:
        return tuple(codes)
    return tuple(str(number) for number in range(1, len(codes) + 1))


def plan_parts(nomination: SummaryNomination, *, labels: SummaryLabels, decides: str, setting: Setting) -> list[Part]:
    """Return the tables of a nomination, the figures in the last."""
    middle = _pair_marks(nomination) or _column_marks(nomination)
    room = RIGHT - LEFT - _fixed_width(nomination)
    most = max(1, int((room - _LEAST_NAME) / middle.width))
    count = len(middle.heads)
    parts = ceil(count / most) if count > most else 1
    size = ceil(count / parts) if count else 0
    bounds = [min(count, size * index) for index in range(parts + 1)]
    return [
        _plan_part(
            nomination, _cut(middle, start, end), labels=labels, decides=decides, is_last=end == count,
            note=_note(middle, start, end, labels=labels) if parts > 1 else "", setting=setting,
        )
        for start, end in pairwise(bounds)
    ]  # fmt: skip


def _note(middle: Marks, start: int, end: int, *, labels: SummaryLabels) -> str:
    return labels.jurors_part.format(first=middle.heads[start], last=middle.heads[end - 1])


def _fixed_width(nomination: SummaryNomination) -> float:
    """Return what place, number, sheets, figures and decider take."""
    figures = 3 if any(row.score for row in nomination.rows) else 2
    return _PLACE + _number_width(nomination) + _SHEETS + figures * _figure_width(nomination) + _DECIDED + _GUTTER


def _number_width(nomination: SummaryNomination) -> float:
    return max([_NUMBER, *(measure(row.number, BODY) + _GUTTER for row in nomination.rows)])


def _figure_width(nomination: SummaryNomination) -> float:
    figures = [figure for row in nomination.rows for figure in (row.sum, row.mean, row.score)]
    return max([_FIGURE, *(measure(figure, BODY_BOLD) + _CELL_GAP for figure in figures)])


def _column_marks(nomination: SummaryNomination) -> Marks:
    heads = label_jurors(nomination)
    cells = tuple(row.marks for row in nomination.rows)
    many = len(heads) > _MANY
    usual = _NARROW if many else _TIGHT if len(heads) > _FEW else _WIDE
    style = _SMALL_HEAD if many else BODY_BOLD
    widest = max((measure(cell, BODY) for row in cells for cell in row), default=0.0)
    labels = max((measure(head, style) for head in heads), default=0.0)
    return Marks(heads, cells, max(usual, widest + _CELL_GAP, labels + 1.2), style)


def _pair_marks(nomination: SummaryNomination) -> Marks | None:
    """Return marks as pairs with the jurors' labels, where many jurors marked few entries each; else None."""
    names = label_jurors(nomination)
    given = [[f"{name} {mark}" for name, mark in zip(names, row.marks, strict=True) if mark] for row in nomination.rows]
    most = max((len(row) for row in given), default=0)
    if len(names) <= _FEW or most > _FEW_MARKS:
        return None
    cells = tuple((*row, *[""] * (most - len(row))) for row in given)
    width = max(measure(cell, BODY) for row in cells for cell in row) + _CELL_GAP
    return Marks(("",) * most, cells, width)


def _cut(middle: Marks, start: int, end: int) -> Marks:
    cells = tuple(row[start:end] for row in middle.cells)
    return Marks(middle.heads[start:end], cells, middle.width, middle.head_style)


def _plan_part(
    nomination: SummaryNomination,
    middle: Marks,
    *,
    labels: SummaryLabels,
    decides: str,
    is_last: bool,
    note: str,
    setting: Setting,
) -> Part:
    number, figure = _number_width(nomination), _figure_width(nomination)
    has_score = any(row.score for row in nomination.rows)
    shown = [name for name in ("sum", "mean", "score") if is_last and (name != "score" or has_score)]
    tail = len(shown) * figure + (_DECIDED if is_last else 0.0)
    middle_width = middle.width * len(middle.heads)
    first_mark = RIGHT - tail - middle_width
    sheets = first_mark - _SHEETS
    name_left = LEFT + _PLACE + number
    name = min(sheets - name_left - _GUTTER, _MOST_NAME)
    columns = [
        Column(labels.place, LEFT, 8.5, "centre"),
        Column(labels.number, LEFT + _PLACE, number - _GUTTER),
        Column(labels.entry, name_left, name),
        Column(labels.sheets, sheets - 3.0, _SHEETS, "right"),
        *_mark_columns(middle, labels, left=first_mark, setting=setting),
    ]
    for index, shown_name in enumerate(shown):
        style = BODY_BOLD if shown_name == decides else BODY
        left = RIGHT - tail + index * figure
        columns.append(Column(getattr(labels, shown_name), left, figure, "right", style, BODY_BOLD))
    if is_last:
        columns.append(Column(labels.decided, RIGHT - _DECIDED + 2.0, _DECIDED - 2.0, "right"))
    rows = tuple(
        (row.place, row.number, row.entry, row.sheets, *cells, *_figures(row, shown), *([row.decided] * is_last))
        for row, cells in zip(nomination.rows, middle.cells, strict=True)
    )
    tight = {"above": 4.4, "below": 2.4, "step": 4.1} if len(rows) > _LONG_TABLE else {}
    bold = tuple(frozenset({0, 2} if row.strong else {0}) for row in nomination.rows)
    return Part(Grid(tuple(columns), LEFT, RIGHT, **tight), rows, bold, note)


def _figures(row: SummaryRow, shown: Sequence[str]) -> list[str]:
    known = {"sum": row.sum, "mean": row.mean, "score": row.score}
    return [known[name] for name in shown]


def _mark_columns(middle: Marks, labels: SummaryLabels, *, left: float, setting: Setting) -> list[Column]:
    paired = not any(middle.heads)
    style = Style(BODY.face, BODY.size)
    heads = [setting.clean(head, face=BODY_BOLD.face) for head in middle.heads]
    if paired and heads:
        heads[0] = labels.marks
    return [
        Column(
            head, left + index * middle.width + (_CELL_GAP if paired else 0.0),
            middle.width * (len(heads) if paired and not index else 1) - (_CELL_GAP if paired else 0.0),
            "left" if paired else "right", style,
            LABEL if paired else middle.head_style,
        )
        for index, head in enumerate(heads)
    ]  # fmt: skip
