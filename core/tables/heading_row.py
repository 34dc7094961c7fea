"""Where a table's headings are: under titles, blank rows and merged cells, where two known ones stand in a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.base.errors import refuse
from core.tables.cells import Cell
from core.tables.guessing import Guess, guess_field
from core.tables.headings import FIELDS, TableKind, normalise_heading
from core.tables.sheets import Sheet

_SEARCHED_ROWS = 20
_ENOUGH = 2
_MAX_HEADING_ROWS = 3
_MAY_BE_WIDE = frozenset({TableKind.MARKS, TableKind.FIGURES})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What headings may mean: the fields of a kind, the user's own pairs, and names of the table's own (criteria).

    The keys of both mappings are normalised headings.
    """

    kind: TableKind
    overrides: Mapping[str, str]
    extras: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """One column's heading: where it stands, and the field or the name of the table's own that it means, if any."""

    column: int
    cell: Cell
    guess: Guess | None
    extra: str | None


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The headings from left to right, and the first row of data below them, counted from zero."""

    headings: tuple[Heading, ...]
    first_row: int


def find_heading_row(sheet: Sheet, *, wanted: Wanted) -> HeadingRow | None:
    """Return the first row of the first 20 with two known headings, or None.

    A wide table (a column per criterion or figure) may do with one known heading beside others.
    """
    rows = [_read_headings(sheet, row, wanted=wanted) for row in range(min(sheet.height, _SEARCHED_ROWS))]
    known = next((row for row in rows if _count_known(row) >= _ENOUGH), None)
    if known or wanted.kind not in _MAY_BE_WIDE:
        return known
    return next((row for row in rows if _count_known(row) and _count_filled(row) >= _ENOUGH), None)


def require_heading_row(sheet: Sheet, *, wanted: Wanted) -> HeadingRow:
    """Return the row of headings; raises ``table.no_headings``, and ``map.unknown_column`` for a pair without one."""
    found = find_heading_row(sheet, wanted=wanted)
    if found is None:
        expected = ", ".join(f"{field.name} ({field.sure[0]})" for field in FIELDS[wanted.kind])
        refuse("table.no_headings", place=sheet.place("A1"), expected=expected)
    present = {key for heading in found.headings for key in spellings(heading.cell.text)}
    for key in wanted.overrides:
        if key not in present:
            refuse("map.unknown_column", column=key, place=sheet.place(f"A{found.first_row}"))
    return found


def spellings(heading: str) -> tuple[str, str]:
    """Return a heading as it is compared, whole and without what stands in brackets."""
    return normalise_heading(heading), normalise_heading(heading.partition("(")[0])


def _count_known(row: HeadingRow) -> int:
    names = {heading.guess.field for heading in row.headings if heading.guess}
    return len(names | {heading.extra for heading in row.headings if heading.extra})


def _count_filled(row: HeadingRow) -> int:
    return sum(1 for heading in row.headings if heading.cell.text)


def _read_headings(sheet: Sheet, row: int, *, wanted: Wanted) -> HeadingRow:
    """Read one row's headings; cells merged downwards make the rows below headings too, whose lowest text counts."""
    last = max((end[0] for start, end in sheet.merges if start[0] == row), default=row)
    rows = range(row, min(last + 1, row + _MAX_HEADING_ROWS, sheet.height))
    headings = []
    for column in range(max(sheet.width(number) for number in rows)):
        stack = [sheet.cell(number, column) for number in rows]
        cell = next((cell for cell in reversed(stack) if cell.text), stack[0])
        headings.append(_read_heading(column, cell, wanted=wanted))
    return HeadingRow(headings=tuple(headings), first_row=rows.stop)


def _read_heading(column: int, cell: Cell, *, wanted: Wanted) -> Heading:
    keys = spellings(cell.text)
    extra = next((wanted.extras[key] for key in keys if key in wanted.extras), None)
    said = next((Guess(wanted.overrides[key], 0) for key in keys if key in wanted.overrides), None)
    guess = said or (None if extra else guess_field(keys, kind=wanted.kind))
    return Heading(column=column, cell=cell, guess=guess, extra=None if said else extra)
