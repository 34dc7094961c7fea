"""Workbooks (XLSX, XLSB, ODS, XLS) read by calamine, after a look of our own at what is inside."""

from __future__ import annotations

from io import BytesIO

from core.base.errors import RefusedError, refuse
from core.base.zip_inflate import PackedItem, inflate, read_packed
from core.tables.cells import Raw
from core.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, UNPACKED
from core.tables.sheet_scan import Scan, join_text, scan_sheet, sheet_paths
from core.tables.sheets import Sheet

_MAIN_PARTS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_DOCUMENT_PARTS = frozenset({"word/document.xml", "ppt/presentation.xml"})
_TOO_LARGE = frozenset({"zip.too_large", "zip.too_many"})
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


def read_zipped_workbook(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """Read a workbook that is a ZIP file; its true unpacked size is counted before calamine sees it.

    Raises ``table.not_a_table``, ``table.damaged``, ``table.too_large``, ``table.encrypted``.
    """
    try:
        scans = _look_inside(data, name=name)
    except RefusedError as refused:
        if refused.code in _TOO_LARGE:
            refuse("table.too_large", file=name, rows=MAX_ROWS, columns=MAX_COLUMNS)
        if refused.code == "zip.encrypted":
            refuse("table.encrypted", file=name)
        if refused.code.startswith("zip."):
            refuse("table.damaged", file=name)
        raise
    return _read_sheets(data, name=name, scans=scans)


def read_old_workbook(data: bytes, *, name: str) -> tuple[Sheet, ...]:
    """Read a workbook of the days before XLSX; raises the same codes."""
    if _ENCRYPTED_STREAM in data:
        refuse("table.encrypted", file=name)
    return _read_sheets(data, name=name, scans={})


def _look_inside(data: bytes, *, name: str) -> dict[str, Scan]:
    """Inflate every part once, in pieces; return what each worksheet hides, by the sheet's name."""
    items = {item.name: item for item in read_packed(data, limits=UNPACKED)}
    if _MAIN_PARTS.isdisjoint(items) or not _DOCUMENT_PARTS.isdisjoint(items):
        refuse("table.not_a_table", file=name)
    scans: dict[str, Scan] = {}
    total = 0
    for item in items.values():
        pieces = inflate(data, item, limit=UNPACKED.item_bytes)
        if item.name.startswith("xl/worksheets/") and item.name.endswith(".xml"):
            scans[item.name] = scan_sheet(pieces)
            if scans[item.name].far:
                refuse("table.too_wide", file=name, cell=scans[item.name].far, rows=MAX_ROWS, columns=MAX_COLUMNS)
        else:
            for _ in pieces:
                pass
        total += item.header.size
    return {title: scans[path] for title, path in _paths(data, items).items() if path in scans}


def _paths(data: bytes, items: dict[str, PackedItem]) -> dict[str, str]:
    parts = [items.get("xl/workbook.xml"), items.get("xl/_rels/workbook.xml.rels")]
    texts = [join_text(inflate(data, part, limit=UNPACKED.item_bytes)) if part else "" for part in parts]
    return sheet_paths(workbook=texts[0], relations=texts[1])


def _read_sheets(data: bytes, *, name: str, scans: dict[str, Scan]) -> tuple[Sheet, ...]:
    # slow import
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        with load_workbook(BytesIO(data)) as workbook:
            metadata = [item for item in workbook.sheets_metadata if item.typ == SheetTypeEnum.WorkSheet]
            visible = [item.name for item in metadata if item.visible == SheetVisibleEnum.Visible]
            sheets = []
            for title in visible or [item.name for item in metadata]:
                source = workbook.get_sheet_by_name(title)
                _check_size(source.total_height, source.total_width, name=name)
                grid: list[list[Raw]] = source.to_python(skip_empty_area=False)
                merges = tuple(source.merged_cell_ranges or ())
                hollow = scans[title].hollow if title in scans else frozenset()
                sheets.append(Sheet(file=name, name=title, grid=grid, merges=merges, hollow=hollow))
    except (CalamineError, ValueError, OverflowError) as problem:
        raise RefusedError("table.damaged", file=name) from problem
    return tuple(sheets)


def _check_size(height: int, width: int, *, name: str) -> None:
    if height > MAX_ROWS or width > MAX_COLUMNS or height * width > MAX_CELLS:
        refuse("table.too_large", file=name, rows=MAX_ROWS, columns=MAX_COLUMNS)
