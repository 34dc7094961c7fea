"""The jurors' sheet of the results workbook: how much each marked, and how high their totals lie."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from core.base.numbers import plain, rounded
from core.documents.results_text import ResultsText
from core.tables.workbook_formulas import Formulas
from core.tables.workbook_sheets import cell_at, finish_rows, set_number, write_headings, write_row, write_title
from core.tables.writer import put_value

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMNS = (
    ("juror", 10), ("name", 40), ("role", 28), ("assigned", 14), ("marked", 12), ("recused_count", 14), ("mean", 12),
    ("highest", 12), ("lowest", 12),
)  # fmt: skip
_MEAN, _HIGHEST, _LOWEST = 7, 8, 9
_DIGITS = 9


def write_jurors(sheet: Worksheet, text: ResultsText, *, formulas: Formulas, totals: str, people: str) -> None:
    """Fill the sheet; ``totals`` and ``people`` are the sheet of marks' columns of totals and of jurors' codes."""
    first = write_title(sheet, (*text.head, text.labels["jurors"]))
    numbers = frozenset(range(4, len(_COLUMNS) + 1))
    headings = [text.labels[name] for name, _ in _COLUMNS]
    write_headings(sheet, first, headings, widths=[width for _, width in _COLUMNS], numbers=numbers)
    given = _gather_totals(text)
    for row, juror in enumerate(text.jurors, start=first + 1):
        write_row(sheet, row, (juror.code, juror.name, juror.role, juror.assigned, juror.marked, juror.recused))
        own = given.get(juror.code)
        if own:
            mean = f'=SUMIFS({totals},{people},A{row})/COUNTIFS({people},A{row},{totals},">-1E+300")'
            cell = formulas.put(cell_at(sheet, row, _MEAN), mean, sum(own, Fraction(0)) / len(own))
            set_number(cell, digits=text.digits)
            put_value(cell_at(sheet, row, _HIGHEST), _settle(max(own)))
            put_value(cell_at(sheet, row, _LOWEST), _settle(min(own)))
    finish_rows(sheet, first=first + 1, last=first + len(text.jurors), columns=len(_COLUMNS), texts=frozenset({2}))


def _settle(total: Fraction) -> Decimal:
    return Decimal(plain(rounded(total, digits=_DIGITS)))


def _gather_totals(text: ResultsText) -> dict[str, list[Fraction]]:
    """Return every juror's totals."""
    given: dict[str, list[Fraction]] = {}
    for nomination in text.nominations:
        for entry in nomination.entries:
            for each in entry.marks:
                if each.total is not None:
                    given.setdefault(each.juror, []).append(each.total)
    return given
