"""CSV as offices write it: UTF-8 with or without its mark, or Windows-1251; parted by semicolons, commas or tabs."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from contextlib import suppress
from io import StringIO

from core.base.errors import refuse
from core.tables.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from core.tables.sheets import Sheet

_SEPARATORS = (";", "\t", ",")
_SAMPLE_LINES = 50
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_EXCEL_HINT = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)

RISKY = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
"""Text that a spreadsheet might take for a formula (OWASP, «CSV Injection»)."""

GUARDED = re.compile(r"'+\s*[=+\-@\t\r\n＝＋－＠]")
"""The same behind an apostrophe of our writer's, or behind one of its own."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_delimited(data: bytes, *, name: str) -> Sheet:
    """Read CSV as one nameless sheet; all cells are text.

    Raises ``table.not_a_table``, ``table.encoding``, ``table.quotes`` (a quote that is never closed) and
    ``table.too_large``.
    """
    text = _decode(data, name=name)
    separator, skipped = _find_separator(text)
    grid = _read_rows(text, separator=separator, name=name)
    if skipped:
        grid[0] = []
    return Sheet(file=name, name="", grid=grid)


def _decode(data: bytes, *, name: str) -> str:
    marked = next(((mark, encoding) for mark, encoding in _BOMS if data.startswith(mark)), None)
    encodings = (marked[1],) if marked else ("utf-8", "cp1251")
    for encoding in encodings:
        try:
            return _checked(data[len(marked[0]) if marked else 0 :].decode(encoding), name=name)
        except UnicodeDecodeError:
            continue
    refuse("table.encoding", file=name)


def _checked(text: str, *, name: str) -> str:
    """Refuse what is text by accident only: pictures, PDFs, pages saved from a browser."""
    if _FORBIDDEN.search(text) or text.lstrip()[:5].lower() in {"%pdf-", "<html", "<!doc", "<?xml", "<tabl", "<meta"}:
        refuse("table.not_a_table", file=name)
    return text


def _find_separator(text: str) -> tuple[str, bool]:
    """Return the separator, and whether the first line only says so (Excel's ``sep=;``)."""
    hint = _EXCEL_HINT.match(text)
    if hint:
        return hint[1], True
    return max(_SEPARATORS, key=lambda separator: _evenness(text, separator)), False


def _evenness(text: str, separator: str) -> float:
    """Return the largest share of the first lines that a separator cuts into the same number of columns."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES])
    with suppress(csv.Error):
        widths = [len(row) for row in csv.reader(StringIO(sample), delimiter=separator) if any(row)]
        counted = Counter(width for width in widths if width > 1)
        return max(counted.values(), default=0) / max(len(widths), 1)
    return 0.0


def _read_rows(text: str, *, separator: str, name: str) -> list[list[str]]:
    grid: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            cells += len(row)
            if len(grid) >= MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
                refuse("table.too_large", file=name, rows=MAX_ROWS, columns=MAX_COLUMNS)
            grid.append([_unguarded(cell) for cell in row])
    except csv.Error:
        refuse("table.quotes", file=name, row=len(grid) + 1)
    return grid


def _unguarded(text: str) -> str:
    """Take off the apostrophe that our own CSV puts before what a spreadsheet would take for a formula."""
    return text[1:] if GUARDED.match(text) else text
