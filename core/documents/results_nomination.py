"""A nomination's sheet of the results workbook: jurors' totals by reference to the marks, then live figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from core.base.numbers import plain, rounded
from core.documents.results_text import BookEntry, BookNomination, ResultsText
from core.tables.cells import column_letters
from core.tables.workbook_formulas import Formulas
from core.tables.workbook_sheets import cell_at, finish_rows, set_number, write_headings, write_row, write_title
from core.tables.writer import put_value

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_BEFORE = 4
"""Columns before the jurors': place, number, applicant, sheets."""


@dataclass(frozen=True)
class _Columns:
    """Where a sheet's figures stand, by column numbers from 1."""

    first: int
    last: int

    @property
    def sum(self) -> int:
        return self.last + 1

    @property
    def mean(self) -> int:
        return self.last + 2

    @property
    def live(self) -> int:
        return self.last + 3

    @property
    def stated(self) -> int:
        return self.last + 4

    @property
    def check(self) -> int:
        return self.last + 5

    @property
    def decided(self) -> int:
        return self.last + 6

    def span(self, row: int) -> str:
        """Return the cells of a row that hold the jurors' totals."""
        return f"{column_letters(self.first - 1)}{row}:{column_letters(self.last - 1)}{row}"


def write_nomination(
    sheet: Worksheet,
    nomination: BookNomination,
    text: ResultsText,
    *,
    formulas: Formulas,
    marks_sheet: str,
    total_column: str,
    rows: Mapping[tuple[str, str], int],
) -> None:
    """Fill a nomination's sheet; ``rows`` says where the sheet of marks keeps a juror's total of an entry."""
    columns = _Columns(_BEFORE + 1, _BEFORE + len(nomination.jurors))
    first = write_title(sheet, (*text.head, f"{nomination.number}. {nomination.title}"))
    labels = [text.labels[name] for name in ("place", "number", "applicant", "sheets")]
    figures = [text.labels[name] for name in ("sum", "mean", "live", "stated", "check", "decided")]
    widths = (8, 12, 48, 8, *[7] * len(nomination.jurors), 9, 10, 12, 14, 10, 16)
    jurors = range(columns.first, columns.last + 1)
    centred = frozenset({1, 4, columns.check, *jurors})
    numbers = frozenset({columns.sum, columns.mean, columns.live, columns.stated})
    write_headings(
        sheet, first, [*labels, *nomination.jurors, *figures], widths=widths, centred=centred, numbers=numbers
    )
    for row, entry in enumerate(nomination.entries, start=first + 1):
        write_row(sheet, row, (entry.place, entry.number, entry.applicant))
        for each in entry.marks:
            column = columns.first + nomination.jurors.index(each.juror)
            if each.recused:
                put_value(cell_at(sheet, row, column), "—")
            elif each.total is not None:
                reference = f"={marks_sheet}!{total_column}{rows[entry.number, each.juror]}"
                formulas.put(cell_at(sheet, row, column), reference, each.total)
        _write_figures(sheet, row, entry, columns, text, formulas)
    finish_rows(
        sheet,
        first=first + 1,
        last=first + len(nomination.entries),
        columns=columns.decided,
        texts=frozenset({3}),
        centred=centred,
    )


def _write_figures(
    sheet: Worksheet, row: int, entry: BookEntry, columns: _Columns, text: ResultsText, formulas: Formulas
) -> None:
    totals = [each.total for each in entry.marks if each.total is not None and not each.recused]
    span, digits = columns.span(row), text.digits
    formulas.put(cell_at(sheet, row, 4), f"=COUNT({span})", len(totals))
    put_value(cell_at(sheet, row, columns.decided), entry.decided)
    if not totals:
        return
    whole = sum(totals, Fraction(0))
    formulas.put(cell_at(sheet, row, columns.sum), f"=SUM({span})", whole)
    set_number(formulas.put(cell_at(sheet, row, columns.mean), f"=AVERAGE({span})", whole / len(totals)), digits=digits)
    if entry.score is None:
        return
    stated = rounded(entry.score, digits=digits)
    set_number(put_value(cell_at(sheet, row, columns.stated), stated), digits=digits)
    live = _live_total(totals, span, text)
    if live is None:
        return
    formula, result = live
    carried = f"+{plain(rounded(entry.carried, digits=12))}" if entry.carried else ""
    cell = cell_at(sheet, row, columns.live)
    set_number(formulas.put(cell, f"={formula}{carried}", result + entry.carried), digits=digits)
    shown, told = (f"{column_letters(column - 1)}{row}" for column in (columns.live, columns.stated))
    agrees, differs = text.labels["agrees"], text.labels["differs"]
    check = f'=IF(ABS(ROUND({shown},{digits})-{told})<0.000000001,"{agrees}","{differs}")'
    is_met = rounded(result + entry.carried, digits=digits) == stated
    formulas.put(cell_at(sheet, row, columns.check), check, agrees if is_met else differs)


def _live_total(totals: list[Fraction], span: str, text: ResultsText) -> tuple[str, Fraction] | None:
    """Return the round's total as a formula over the jurors' totals and what it comes to; None where none can say."""
    whole, count, trim = sum(totals, Fraction(0)), len(totals), text.trim
    match text.counted_by:
        case "mean":
            return f"AVERAGE({span})", whole / count
        case "sum":
            return f"SUM({span})", whole
        case "median":
            return f"MEDIAN({span})", Fraction(median(totals))
        case "trimmed" if count > 2 * trim:
            middle = sorted(totals)[trim : count - trim]
            ranks = ";".join(map(str, range(1, trim + 1)))
            ends = f"SUMPRODUCT(LARGE({span},{{{ranks}}}))-SUMPRODUCT(SMALL({span},{{{ranks}}}))"
            return f"(SUM({span})-{ends})/(COUNT({span})-{2 * trim})", sum(middle, Fraction(0)) / len(middle)
        case _:
            return None
