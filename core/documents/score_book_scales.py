"""Which numbers a mark may be: lists to choose from on a hidden sheet, a rule where a scale has too many steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from core.base.numbers import plain
from core.documents.score_book_text import BookCriterion
from core.tables.cells import column_letters
from core.tables.workbook_sheets import add_sheet, cell_at, name_of
from core.tables.writer import put_value

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_LIST = 101
_HIDDEN = "scales"


def add_scales(workbook: Workbook, sets: Sequence[Sequence[BookCriterion]]) -> list[tuple[str, ...]]:
    """Write every scale as a column of a hidden sheet; return, for each criterion, its cells or ``""`` for too many."""
    sheet = add_sheet(workbook, _HIDDEN)
    sheet.sheet_state = "hidden"
    found: list[tuple[str, ...]] = []
    column = 0
    for criteria in sets:
        places: list[str] = []
        for each in criteria:
            count = int((each.maximum - each.minimum) / each.step) + 1
            if count > _LONGEST_LIST:
                places.append("")
                continue
            column += 1
            for step in range(count):
                put_value(cell_at(sheet, step + 1, column), each.minimum + step * each.step)
            letter = column_letters(column - 1)
            places.append(f"{name_of(sheet)}!${letter}$1:${letter}${count}")
        found.append(tuple(places))
    return found


def limit_marks(
    sheet: Worksheet,
    criteria: Sequence[BookCriterion],
    scales: Sequence[str],
    *,
    first_column: int,
    rows: tuple[int, int],
    labels: Mapping[str, str],
) -> None:
    """Let every mark's cell take its scale's numbers only, and say so to whoever types another."""
    from openpyxl.worksheet.datavalidation import DataValidation  # slow import

    for index, (each, scale) in enumerate(zip(criteria, scales, strict=True)):
        letter = column_letters(first_column + index - 1)
        if scale:
            rule = DataValidation(type="list", formula1=f"={scale}", allow_blank=True)
        else:
            rule = DataValidation(type="custom", formula1=f"={_rule_of(each, f'{letter}{rows[0]}')}", allow_blank=True)
        rule.showErrorMessage = rule.showInputMessage = True
        rule.errorTitle, rule.promptTitle = each.code, each.code
        low, high = plain(each.minimum), plain(each.maximum)
        rule.error = labels["wrong_mark"].format(low=low, high=high, step=plain(each.step))[:225]
        rule.prompt = each.title[:255]
        rule.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
        sheet.add_data_validation(rule)


def _rule_of(criterion: BookCriterion, cell: str) -> str:
    step = plain(criterion.step)
    return (
        f"AND(ISNUMBER({cell}),{cell}>={plain(criterion.minimum)},{cell}<={plain(criterion.maximum)},"
        f"ABS({cell}/{step}-ROUND({cell}/{step},0))<0.000000001)"
    )
