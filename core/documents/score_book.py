"""The score workbook: for jurors without the program, locked but for the cells they fill, with totals that live.

Nothing in it is signed and its protection has no password: it guards against slips of the hand, not against people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.base.numbers import plain
from core.documents.score_book_scales import add_scales, limit_marks
from core.documents.score_book_text import BookCriterion, MarkedEntry, MarkingSheet, ScoreBookText
from core.tables.cells import column_letters
from core.tables.workbook_formulas import Formulas, save_with_results
from core.tables.workbook_sheets import (
    add_sheet,
    cell_at,
    finish_rows,
    new_workbook,
    write_headings,
    write_row,
    write_title,
)
from core.tables.writer import put_value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_BEFORE = 5
"""Columns before the criteria: number, nomination, applicant, page, link."""
_INPUT = "FFF7F6F2"


@dataclass(frozen=True)
class _Columns:
    """Where a marking sheet's parts stand, from 1."""

    criteria: int

    @property
    def first(self) -> int:
        return _BEFORE + 1

    @property
    def total(self) -> int:
        return _BEFORE + self.criteria + 1

    @property
    def left(self) -> int:
        return self.total + 1

    @property
    def remark(self) -> int:
        return self.total + 2

    @property
    def recusal(self) -> int:
        return self.total + 3

    def span(self, row: int) -> str:
        """Return the cells of a row's marks."""
        return f"{column_letters(self.first - 1)}{row}:{column_letters(self.total - 2)}{row}"

    def cell(self, column: int, row: int) -> str:
        """Return a cell's address."""
        return f"{column_letters(column - 1)}{row}"


def build_score_book(text: ScoreBookText) -> bytes:
    """Return the workbook; the same package gives the same bytes."""
    from openpyxl.workbook.protection import WorkbookProtection  # slow import

    workbook, formulas = new_workbook(), Formulas()
    workbook.properties.creator, workbook.properties.title = text.author, " ".join(text.head[:2])
    scales = add_scales(workbook, [each.criteria for each in text.sheets])
    for sheet, found in zip(text.sheets, scales, strict=True):
        _write_marking(workbook, sheet, text, formulas, scales=found)
    _write_criteria(workbook, text)
    _write_identity(workbook, text)
    workbook.move_sheet(workbook.worksheets[0], offset=len(workbook.worksheets) - 1)
    workbook.active = 0
    for each in workbook.worksheets:
        each.protection.sheet = True
        each.protection.formatColumns = each.protection.formatRows = False
    workbook.security = WorkbookProtection(lockStructure=True)
    return save_with_results(workbook, formulas, moment=text.made)


def _write_marking(
    workbook: Workbook, marking: MarkingSheet, text: ScoreBookText, formulas: Formulas, *, scales: tuple[str, ...]
) -> None:
    sheet = add_sheet(workbook, marking.title)
    columns = _Columns(len(marking.criteria))
    labels = text.labels
    first = write_title(sheet, (*text.head, labels["how"]))
    names = ("number", "nomination", "applicant", "page", "link")
    headings = [labels[name] for name in names] + [each.code for each in marking.criteria]
    headings += [labels[name] for name in ("total", "left", "remark", "recusal")]
    widths = (12, 22, 48, 28, 34, *[7] * len(marking.criteria), 9, 10, 44, 34)
    centred = frozenset(range(columns.first, columns.remark))
    write_headings(sheet, first, headings, widths=widths, centred=centred)
    last = first + len(marking.entries)
    for row, entry in enumerate(marking.entries, start=first + 1):
        _write_entry(sheet, row, entry, marking.criteria, columns, formulas)
    finish_rows(
        sheet, first=first + 1, last=last, columns=columns.recusal, texts=frozenset({2, 3, 4, 5}), centred=centred
    )
    _write_progress(sheet, first - 1, first + 1, last, columns, labels=labels, formulas=formulas)
    _open_cells(sheet, first + 1, last, columns)
    limit_marks(sheet, marking.criteria, scales, first_column=columns.first, rows=(first + 1, last), labels=labels)
    sheet.freeze_panes = f"D{first + 1}"


def _write_entry(
    sheet: Worksheet,
    row: int,
    entry: MarkedEntry,
    criteria: tuple[BookCriterion, ...],
    columns: _Columns,
    formulas: Formulas,
) -> None:
    write_row(sheet, row, (entry.number, entry.nomination, entry.applicant, entry.title, entry.link))
    span, recusal = columns.span(row), columns.cell(columns.recusal, row)
    whole = f"COUNT({span})={len(criteria)}"
    total = f'=IF({recusal}<>"","—",IF({whole},{_weigh(criteria, row, columns)},""))'
    formulas.put(cell_at(sheet, row, columns.total), total, "")
    left = f'=IF({recusal}<>"",0,{len(criteria)}-COUNT({span}))'
    formulas.put(cell_at(sheet, row, columns.left), left, len(criteria))


def _weigh(criteria: tuple[BookCriterion, ...], row: int, columns: _Columns) -> str:
    if all(each.weight == 1 for each in criteria):
        return f"SUM({columns.span(row)})"
    cells = (columns.cell(columns.first + index, row) for index in range(len(criteria)))
    return "+".join(f"{cell}*{plain(each.weight)}" for cell, each in zip(cells, criteria, strict=True))


def _write_progress(
    sheet: Worksheet,
    row: int,
    first: int,
    last: int,
    columns: _Columns,
    *,
    labels: Mapping[str, str],
    formulas: Formulas,
) -> None:
    """Say above the table how many marks are still to be given."""
    letter = column_letters(columns.left - 1)
    left = f"=SUM({letter}{first}:{letter}{last})"
    put_value(cell_at(sheet, row, 3), labels["marks_left"])
    formulas.put(cell_at(sheet, row, 4), left, (last - first + 1) * columns.criteria)


def _open_cells(sheet: Worksheet, first: int, last: int, columns: _Columns) -> None:
    """Unlock and tint what a juror fills in."""
    from openpyxl.styles import PatternFill, Protection  # slow import

    opened = (*range(columns.first, columns.total), columns.remark, columns.recusal)
    for row in range(first, last + 1):
        for column in opened:
            cell = cell_at(sheet, row, column)
            cell.protection = Protection(locked=False)
            cell.fill = PatternFill("solid", fgColor=_INPUT)


def _write_criteria(workbook: Workbook, text: ScoreBookText) -> None:
    """Explain the criteria: scale, weight, what marks mean."""
    sheet = add_sheet(workbook, text.labels["criteria"])
    first = write_title(sheet, (*text.head[:1], text.labels["criteria"]))
    headings = [text.labels[name] for name in ("sheet", "code", "criterion", "scale", "weight", "levels")]
    write_headings(sheet, first, headings, widths=(24, 10, 44, 14, 8, 70))
    row = first
    for marking in text.sheets:
        for each in marking.criteria:
            row += 1
            scale = f"{each.minimum}–{each.maximum}" + (f" / {each.step}" if each.step != 1 else "")
            write_row(sheet, row, (marking.title, each.code, each.title, scale, each.weight, each.levels))
    finish_rows(sheet, first=first + 1, last=row, columns=len(headings), texts=frozenset({1, 3, 6}))


def _write_identity(workbook: Workbook, text: ScoreBookText) -> None:
    """Write what ties the workbook to its package."""
    sheet = add_sheet(workbook, text.labels["package"], landscape=False)
    for row, (name, value) in enumerate(text.identity, start=1):
        write_row(sheet, row, (name, value))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 72
