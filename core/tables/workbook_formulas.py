"""Workbooks with live formulas and, beside each, the value it has: previews and readers that do not count see it too.

openpyxl writes formulas without values. Ours come from exact numbers, so no program has to count first; Excel and
LibreOffice are told to count anew when they open the file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from core.base.numbers import plain, rounded
from core.tables.writer import save_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

Result = Fraction | int | str
"""What a formula comes to."""

_DIGITS = 12
"""Digits after the point of a written result: what a spreadsheet's own arithmetic still tells apart."""
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f>(.*?)</f><v\s*(?:/>|></v>)</c>', re.DOTALL)
_TYPE = re.compile(r'\st="[^"]*"')
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass
class Formulas:
    """The results of a workbook's formulas, by sheet and cell, as they are put in."""

    results: dict[str, dict[str, Result]] = field(default_factory=dict)

    def put(self, cell: Cell, formula: str, result: Result) -> Cell:
        """Put a formula of our own making (never one from data) into a cell, and remember what it comes to."""
        cell.value = formula
        self.results.setdefault(cell.parent.title, {})[cell.coordinate] = result
        return cell


def save_with_results(workbook: Workbook, formulas: Formulas, *, moment: datetime) -> bytes:
    """Return the workbook's bytes with every formula's result written beside it."""
    from openpyxl.workbook.properties import CalcProperties  # slow import

    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    data = save_workbook(workbook, moment=moment)
    by_part = {
        f"xl/worksheets/sheet{number}.xml": formulas.results.get(sheet.title, {})
        for number, sheet in enumerate(workbook.worksheets, start=1)
    }
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in source.infolist():
            part = source.read(item)
            if by_part.get(item.filename):
                part = _write_results(part.decode("utf-8"), by_part[item.filename]).encode("utf-8")
            archive.writestr(item, part, zipfile.ZIP_DEFLATED, 6)
    return target.getvalue()


def _write_results(part: str, results: Mapping[str, Result]) -> str:
    def write(found: re.Match[str]) -> str:
        place, attributes, formula = found.groups()
        result = results[place]
        kind = ' t="str"' if isinstance(result, str) else ""
        value = escape(result) if isinstance(result, str) else _spell(Fraction(result))
        return f'<c r="{place}"{_TYPE.sub("", attributes)}{kind}><f>{formula}</f><v>{value}</v></c>'

    return _FORMULA.sub(write, part)


def _spell(value: Fraction) -> str:
    return plain(rounded(value, digits=_DIGITS))
