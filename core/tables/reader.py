"""Any table a stranger sends: recognised by its content, whatever the file is called."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from core.base.errors import refuse
from core.base.files import read_file
from core.tables.columns import choose_sheet
from core.tables.delimited import read_delimited
from core.tables.headings import TableKind
from core.tables.limits import MAX_FILE_BYTES
from core.tables.sheets import Sheet
from core.tables.workbooks import read_old_workbook, read_zipped_workbook

_ZIP_MARK = b"PK\x03\x04"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_sheets(source: Path | bytes, *, name: str = "") -> tuple[Sheet, ...]:
    """Read all visible sheets that hold anything, in the workbook's order; a CSV file is one sheet without a name.

    ``name`` is what messages call the file; a path's own name by default. Raises ``table.*``, ``file.*``, ``disk.*``.
    Strangers' files belong into the process pool: a reader may die of one.
    """
    data = read_file(source, max_bytes=MAX_FILE_BYTES) if isinstance(source, Path) else source
    shown = name or (source.name if isinstance(source, Path) else "")
    if len(data) > MAX_FILE_BYTES:
        refuse("file.too_large", file=shown, limit=MAX_FILE_BYTES)
    if not data.strip():
        refuse("table.empty", file=shown)
    sheets = tuple(sheet for sheet in _read_by_content(data, name=shown) if _holds_anything(sheet))
    return sheets or refuse("table.empty", file=shown)


def read_table(
    source: Path | bytes,
    *,
    name: str = "",
    kind: TableKind | None = None,
    overrides: Mapping[str, str] | None = None,
) -> Sheet:
    """Read the first visible sheet with the headings of ``kind``, or simply the first; see :func:`read_sheets`."""
    sheets = read_sheets(source, name=name)
    return sheets[0] if kind is None else choose_sheet(sheets, kind=kind, overrides=overrides)


def _read_by_content(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    if data.startswith(_ZIP_MARK):
        return read_zipped_workbook(data, name=name)
    if data.startswith(_OLE_MARK):
        return read_old_workbook(data, name=name)
    return (read_delimited(data, name=name),)


def _holds_anything(sheet: Sheet) -> bool:
    return bool(sheet.hollow) or any(cell != "" for row in sheet.grid for cell in row)
