"""Tables of our own: plain, the same bytes for the same data, and with no cell that a spreadsheet would run.

Text that begins like a formula stays text: as a string cell with the quote prefix in a workbook, behind an apostrophe
in CSV (OWASP, «CSV Injection»), which our reader takes off again.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from core.base.errors import refuse
from core.base.numbers import plain
from core.tables.cells import column_letters
from core.tables.delimited import GUARDED, RISKY

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

Value = str | int | Decimal | date | None
"""What a cell of ours may hold; a ``datetime`` has no zone."""

MAX_CELL_CHARACTERS = 32_767

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_TITLE = re.compile(r"[\[\]:*?/\\']")
_MAX_TITLE = 31
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
_DEFAULT_WIDTH = 18.0


def write_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    sheet: str,
    moment: datetime,
    widths: Sequence[float] = (),
) -> bytes:
    """Return an XLSX with one sheet: bold headings that stay in view, then the rows.

    ``moment`` is written as the time of creation; ``widths`` are in characters. Raises ``table.cell_too_long``.
    """
    # slow import
    from openpyxl import Workbook
    from openpyxl.cell.cell import WriteOnlyCell
    from openpyxl.styles import Font

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = workbook.create_sheet(_FORBIDDEN_TITLE.sub(" ", sheet)[:_MAX_TITLE])
    page.freeze_panes = "A2"
    for column, _ in enumerate(headings):
        width = widths[column] if column < len(widths) else _DEFAULT_WIDTH
        page.column_dimensions[column_letters(column)].width = width
    bold = Font(bold=True)
    titles = [put_value(WriteOnlyCell(page), heading) for heading in headings]
    for title in titles:
        title.font = bold
    page.append(titles)
    for row in rows:
        page.append([put_value(WriteOnlyCell(page), value) for value in row])
    return save_workbook(workbook, moment=moment)


def put_value(cell: Cell, value: Value) -> Cell:
    """Put a value into a cell of a workbook so that text stays text; return the cell."""
    if not isinstance(value, str):
        cell.value = value
        return cell
    if len(value) > MAX_CELL_CHARACTERS:
        refuse("table.cell_too_long", text=value[:40], limit=MAX_CELL_CHARACTERS)
    cell.value = _FORBIDDEN.sub(" ", value)
    cell.data_type = "s"
    if RISKY.match(value):
        cell.quotePrefix = True
    return cell


def save_workbook(workbook: Workbook, *, moment: datetime) -> bytes:
    """Return the workbook's bytes, the same ones for the same content and moment."""
    stamp = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    workbook.properties.created = workbook.properties.modified = stamp
    draft = BytesIO()
    workbook.save(draft)
    target = BytesIO()
    with zipfile.ZipFile(draft) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":  # openpyxl writes the time of saving over what it was told
                part = _MODIFIED.sub(rb"\g<1>" + stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii"), part)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = _REGULAR_FILE
            info.create_system = 3
            archive.writestr(info, part, zipfile.ZIP_DEFLATED, 6)
    return target.getvalue()


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]], *, separator: str = ";") -> bytes:
    """Return CSV in UTF-8 with a byte order mark, as Excel opens it by a double click."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=separator, lineterminator="\r\n")
    writer.writerow([_csv_text(heading) for heading in headings])
    writer.writerows([_csv_text(value) for value in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def _csv_text(value: Value) -> str:
    if isinstance(value, str):
        text = _FORBIDDEN.sub(" ", value)
        return f"'{text}" if RISKY.match(text) or GUARDED.match(text) else text
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return "" if value is None else str(value)
