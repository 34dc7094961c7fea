"""A row under inspection: fields by name, with every complaint laid at its cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from core.base.errors import Fact, RefusedError
from core.tables.cells import Cell, CellKind, address_of, clean_text
from core.tables.columns import Layout
from core.tables.problems import Problem
from core.tables.sheets import Sheet


class TableRow:
    """One row of data; reading a field notes what is wrong with its cell in ``problems``."""

    def __init__(self, sheet: Sheet, layout: Layout, row: int, problems: list[Problem]) -> None:
        self._sheet = sheet
        self._layout = layout
        self._row = row
        self._problems = problems

    def text(self, field: str) -> str:
        """Return a field's clean text, ``""`` when the cell is empty or the column missing."""
        column = self._layout.columns.get(field)
        return "" if column is None else self.cell(column).text

    def required(self, field: str) -> str:
        """Return a field's text; an empty cell is ``cell.empty``."""
        return self.required_reading(field, str)

    def required_reading(self, field: str, read: Callable[[str], str]) -> str:
        """Return a field as ``read`` spells it; an empty cell is ``cell.empty``."""
        column = self._layout.columns.get(field)
        if column is not None and self._sheet.is_empty(self._row, column):
            self.complain(column, "cell.empty", field=field)
        return self.reading(field, read)

    def lines(self, field: str) -> list[str]:
        """Return a field's text cut at line breaks and semicolons, each part clean, none empty."""
        column = self._layout.columns.get(field)
        if column is None:
            return []
        self.cell(column)
        parts = re.split(r"[;\r\n]", self._sheet.raw_text(self._row, column))
        return [clean for part in parts if (clean := clean_text(part)[0])]

    def reading(self, field: str, read: Callable[[str], str]) -> str:
        """Return a field as ``read`` spells it, ``""`` when empty; a refusal becomes a problem of the cell."""
        column = self._layout.columns.get(field)
        return "" if column is None else self.reading_at(column, read)

    def reading_at(self, column: int, read: Callable[[str], str]) -> str:
        """Do the same for a column without a field."""
        text = self.cell(column).text
        try:
            return read(text) if text else ""
        except RefusedError as refused:
            self.complain(column, refused.code, **refused.facts)
            return ""

    def is_typed(self, column: int) -> bool:
        """Whether a cell holds something else than a number of the workbook's own."""
        return self._sheet.cell(self._row, column).kind is not CellKind.NUMBER

    def cell(self, column: int) -> Cell:
        """Return a cell, noting invisible direction marks and formulas without a value."""
        cell = self._sheet.cell(self._row, column)
        if cell.has_bidi:
            self._note(cell, "text.bidi", fatal=False)
        if not cell.text and cell.address in self._sheet.hollow:
            self._note(cell, "cell.formula", fatal=True)
        return cell

    def complain(self, column: int, code: str, **facts: Fact) -> None:
        """Note a problem of the cell in this row and ``column``."""
        address = address_of(self._row, column)
        self._problems.append(Problem(address, code, {"place": self._sheet.place(address), **facts}))

    @property
    def extras(self) -> Iterable[tuple[str, int]]:
        """The names and columns of the table's own."""
        return self._layout.extras.items()

    def address(self, column: int) -> str:
        """Return the address of the cell in this row and ``column``."""
        return address_of(self._row, column)

    def addresses(self) -> dict[str, str]:
        """Return the address of every field's cell."""
        return {field: address_of(self._row, column) for field, column in self._layout.columns.items()}

    def is_empty(self, column: int) -> bool:
        """Whether the cell in this row and ``column`` holds nothing."""
        return self._sheet.is_empty(self._row, column)

    @property
    def is_blank(self) -> bool:
        """Whether none of the columns that count holds anything."""
        columns = (*self._layout.columns.values(), *self._layout.extras.values())
        return all(self._sheet.is_empty(self._row, column) for column in columns)

    def _note(self, cell: Cell, code: str, *, fatal: bool) -> None:
        self._problems.append(Problem(cell.address, code, {"place": self._sheet.place(cell.address)}, fatal=fatal))


def complain_of_no_values(rows: Sequence[TableRow], columns: Sequence[int]) -> None:
    """Say ``table.no_values`` of rows that are there while every cell in their ``columns`` of values is empty."""
    if rows and columns and all(row.is_empty(column) for row in rows for column in columns):
        rows[0].complain(columns[0], "table.no_values")


def data_rows(sheet: Sheet, layout: Layout, problems: list[Problem]) -> Iterator[TableRow]:
    """Yield every row below the headings that is not blank."""
    for number in range(layout.first_row, sheet.height):
        row = TableRow(sheet, layout, number, problems)
        if not row.is_blank:
            yield row
