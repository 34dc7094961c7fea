"""The results workbook: standings, a sheet to each nomination, every mark, the jurors; totals are live formulas.

The formulas start from the marks and must come to our exact numbers; a column says so for every entry.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.base.numbers import plain, rounded
from core.documents.results_jurors import write_jurors
from core.documents.results_nomination import write_nomination
from core.documents.results_text import BookEntry, BookNomination, ResultsText
from core.tables.cells import column_letters
from core.tables.workbook_formulas import Formulas, save_with_results
from core.tables.workbook_sheets import (
    add_sheet,
    cell_at,
    finish_rows,
    name_of,
    new_workbook,
    set_number,
    write_headings,
    write_row,
    write_title,
)
from core.tables.writer import put_value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MARK_COLUMNS, _JUROR_COLUMN = 5, "D"
"""Columns of the sheet of marks before the criteria."""
_CENTRED, _NUMBERS = frozenset({2}), frozenset({6})
"""Place and total among the columns of the standings."""


@dataclass
class _Marks:
    """Where the sheet of marks keeps each total: formulas of other sheets point there."""

    sheet: Worksheet
    first: int
    last: int
    total_column: int
    rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def span(self, column: str) -> str:
        """Return a column's cells as formulas of other sheets call them."""
        return f"{name_of(self.sheet)}!${column}${self.first}:${column}${max(self.last, self.first)}"


def build_results(text: ResultsText) -> bytes:
    """Return the workbook; the same results give the same bytes."""
    workbook, formulas = new_workbook(), Formulas()
    workbook.properties.creator, workbook.properties.title = text.author, text.head[0]
    standings = add_sheet(workbook, text.labels["standings"])
    sheets = [add_sheet(workbook, f"{each.number}. {each.short or each.title}") for each in text.nominations]
    marks = _write_marks(workbook, text, formulas)
    for sheet, nomination in zip(sheets, text.nominations, strict=True):
        write_nomination(
            sheet, nomination, text, formulas=formulas, marks_sheet=name_of(marks.sheet),
            total_column=column_letters(marks.total_column - 1), rows=marks.rows,
        )  # fmt: skip
    _write_standings(standings, text)
    column = column_letters(marks.total_column - 1)
    write_jurors(
        add_sheet(workbook, text.labels["jurors"]), text, formulas=formulas,
        totals=marks.span(column), people=marks.span(_JUROR_COLUMN),
    )  # fmt: skip
    return save_with_results(workbook, formulas, moment=text.made)


def _write_standings(sheet: Worksheet, text: ResultsText) -> None:
    """Write every entry in the order of places, with its award."""
    first = write_title(sheet, (*text.head, text.labels["standings"]))
    names = ("nomination", "place", "number", "applicant", "page", "score", "decided", "award")
    widths = (40, 8, 12, 60, 36, 12, 16, 30)
    write_headings(
        sheet, first, [text.labels[name] for name in names], widths=widths, centred=_CENTRED, numbers=_NUMBERS
    )
    row = first
    for nomination in text.nominations:
        for entry in nomination.entries:
            row += 1
            write_row(sheet, row, _standing(nomination, entry))
            if entry.score is not None:
                _state(sheet, row, 6, entry, digits=text.digits)
    finish_rows(
        sheet, first=first + 1, last=row, columns=len(names), texts=frozenset({1, 4, 5, 8}), centred=frozenset({2})
    )
    sheet.auto_filter.ref = f"A{first}:{column_letters(len(names) - 1)}{max(row, first)}"


def _standing(nomination: BookNomination, entry: BookEntry) -> tuple[str | int | None, ...]:
    title = f"{nomination.number}. {nomination.title}"
    return (title, entry.place, entry.number, entry.applicant, entry.title, None, entry.decided, entry.award)


def _state(sheet: Worksheet, row: int, column: int, entry: BookEntry, *, digits: int) -> None:
    if entry.score is not None:
        set_number(put_value(cell_at(sheet, row, column), rounded(entry.score, digits=digits)), digits=digits)


def _write_marks(workbook: Workbook, text: ResultsText, formulas: Formulas) -> _Marks:
    """Write a row for each juror and entry: the marks as given, their weighted total as a formula."""
    sheet = add_sheet(workbook, text.labels["marks"])
    most = max((len(each.criteria) for each in text.nominations), default=0)
    first = write_title(sheet, (*text.head, text.labels["marks"]))
    criteria = [_heading_of(index, text) for index in range(most)]
    names = ("nomination", "number", "applicant", "juror", "state")
    headings = [*(text.labels[name] for name in names), *criteria, text.labels["total"], text.labels["remark"]]
    marks = _Marks(sheet, first + 1, first, _MARK_COLUMNS + most + 1)
    centred = frozenset({1, 4, *range(_MARK_COLUMNS + 1, marks.total_column + 1)})
    write_headings(sheet, first, headings, widths=(12, 12, 60, 8, 14, *[7] * most, 10, 60), centred=centred)
    for nomination in text.nominations:
        for entry in nomination.entries:
            _write_entry_marks(nomination, entry, text, formulas, marks)
    finish_rows(
        sheet,
        first=marks.first,
        last=marks.last,
        columns=len(headings),
        texts=frozenset({3, len(headings)}),
        centred=centred,
    )
    sheet.auto_filter.ref = f"A{first}:{column_letters(len(headings) - 1)}{max(marks.last, first)}"
    return marks


def _heading_of(index: int, text: ResultsText) -> str:
    """Return a criterion's code where all nominations share it, else its number."""
    codes = {each.criteria[index][0] for each in text.nominations if index < len(each.criteria)}
    return codes.pop() if len(codes) == 1 else f"{text.labels['criterion']} {index + 1}"


def _write_entry_marks(
    nomination: BookNomination, entry: BookEntry, text: ResultsText, formulas: Formulas, marks: _Marks
) -> None:
    for given in entry.marks:
        marks.last += 1
        row = marks.last
        marks.rows[entry.number, given.juror] = row
        state = "recused" if given.recused else "" if given.total is not None else "incomplete"
        values = (nomination.number, entry.number, entry.applicant, given.juror, text.labels[state] if state else None)
        write_row(marks.sheet, row, (*values, *given.scores))
        left, right = column_letters(_MARK_COLUMNS), column_letters(_MARK_COLUMNS + len(nomination.criteria) - 1)
        formula = f'=IF(COUNT({left}{row}:{right}{row})={len(nomination.criteria)},{_weigh(nomination, row)},"")'
        formulas.put(cell_at(marks.sheet, row, marks.total_column), formula, "" if given.total is None else given.total)
        if given.remark:
            put_value(cell_at(marks.sheet, row, marks.total_column + 1), given.remark)


def _weigh(nomination: BookNomination, row: int) -> str:
    """Return the total of a row as a formula: a plain sum, or each mark times its weight."""
    cells = [f"{column_letters(_MARK_COLUMNS + index)}{row}" for index in range(len(nomination.criteria))]
    if all(weight == 1 for weight in nomination.weights):
        return f"SUM({cells[0]}:{cells[-1]})"
    return "+".join(f"{cell}*{plain(weight)}" for cell, weight in zip(cells, nomination.weights, strict=True))
