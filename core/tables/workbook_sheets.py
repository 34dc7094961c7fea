"""Sheets that people read and print: a title over the table, headings that stay in view, widths, page set-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from core.tables.cells import column_letters
from core.tables.writer import Value, put_value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_MAX_TITLE = 31
_INK, _GREY, _HAIRLINE = "FF1B2427", "FF5C676A", "FFA8A8A8"
_FACE = "Calibri"
_LINE = 15.0
"""Height of a line of 11 points, in points."""
_FILL = 0.88
"""How much of a column's width in digits an average text uses before it wraps."""


def new_workbook() -> Workbook:
    """Return a workbook without sheets."""
    from openpyxl import Workbook  # slow import

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def add_sheet(workbook: Workbook, title: str, *, landscape: bool = True) -> Worksheet:
    """Add a sheet under a title that spreadsheets allow and that no other sheet has, ready to be printed on A4."""
    from openpyxl.worksheet.properties import PageSetupProperties  # slow import

    taken = {sheet.title.casefold() for sheet in workbook.worksheets}
    name = (_FORBIDDEN.sub(" ", title).strip() or "—")[:_MAX_TITLE].strip()
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{name[: _MAX_TITLE - 4].strip()} ({number})"
    sheet: Worksheet = workbook.create_sheet(name)
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    return sheet


def name_of(sheet: Worksheet) -> str:
    """Return a sheet's name as formulas call it."""
    return f"'{sheet.title}'"


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return a cell by row and column, both from 1; ours are never merged."""
    from openpyxl.cell.cell import Cell  # slow import

    cell = sheet.cell(row=row, column=column)
    if not isinstance(cell, Cell):
        raise TypeError(cell)
    return cell


def write_title(sheet: Worksheet, lines: Sequence[str]) -> int:
    """Write lines above the table, the first one large, and return the row where the table may begin."""
    from openpyxl.styles import Font

    row = 0
    for line in lines:
        if line:
            row += 1
            cell = put_value(cell_at(sheet, row, 1), line)
            cell.font = Font(_FACE, 14, bold=True, color=_INK) if row == 1 else Font(_FACE, 10, color=_GREY)
    return row + 2


def write_headings(
    sheet: Worksheet,
    row: int,
    headings: Sequence[str],
    *,
    widths: Sequence[float],
    centred: frozenset[int] = frozenset(),
    numbers: frozenset[int] = frozenset(),
) -> None:
    """Write bold headings between two lines; they stay in view and stand on every printed page.

    Columns, counted from 1, are ``centred``, hold ``numbers`` on the right, or begin on the left.
    """
    from openpyxl.styles import Alignment, Border, Font, Side

    line = Side(style="thin", color=_INK)
    for column, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = put_value(cell_at(sheet, row, column), heading)
        cell.font, cell.border = Font(_FACE, 11, bold=True, color=_INK), Border(top=line, bottom=line)
        align = "center" if column in centred else "right" if column in numbers else None
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        sheet.column_dimensions[column_letters(column - 1)].width = width
    lines = max(ceil(len(heading) / (width * _FILL)) for heading, width in zip(headings, widths, strict=True))
    sheet.row_dimensions[row].height = _LINE * lines + 4
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"


def write_row(sheet: Worksheet, row: int, values: Iterable[Value]) -> None:
    """Write a row of plain values."""
    for column, value in enumerate(values, start=1):
        if value is not None:
            put_value(cell_at(sheet, row, column), value)


def finish_rows(
    sheet: Worksheet,
    *,
    first: int,
    last: int,
    columns: int,
    texts: frozenset[int],
    centred: frozenset[int] = frozenset(),
) -> None:
    """Draw hairlines under the rows; wrap the columns (from 1) of long texts, with room for their lines.

    No program but Excel itself fits rows to wrapped text when it opens a file, so the heights are estimated here.
    """
    from openpyxl.styles import Alignment, Border, Side

    line = Side(style="hair", color=_HAIRLINE)
    for row, cells in enumerate(sheet.iter_rows(min_row=first, max_row=last, max_col=columns), start=first):
        lines = 1
        for cell in cells:
            cell.border = Border(bottom=line)
            align = "center" if cell.column in centred else None
            cell.alignment = Alignment(horizontal=align, vertical="top", wrap_text=cell.column in texts)
            if cell.column in texts and isinstance(cell.value, str):
                width = sheet.column_dimensions[column_letters(cell.column - 1)].width
                lines = max(lines, ceil(len(cell.value) / (width * _FILL)))
        sheet.row_dimensions[row].height = _LINE * lines


def set_number(cell: Cell, *, digits: int) -> Cell:
    """Show a number with so many digits after the mark."""
    cell.number_format = f"0.{'0' * digits}" if digits else "0"
    return cell
