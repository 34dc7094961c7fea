"""A quick look at the XML of a worksheet for what calamine would pass over in silence or choke on.

calamine answers the same empty cell for a formula error, for a formula that was never calculated and for nothing at
all; and one value far outside makes it reserve every cell in between.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BLOCK = 2 * 2**20
_CELL = rb"<(?:\w+:)?c\s"
_ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3}[0-9]{1,7})["']""")
_ERROR = re.compile(_CELL + rb"""[^>]*\bt=["']e["'][^>]*>""")
_UNCALCULATED = re.compile(
    _CELL + rb"[^>]*(?<!/)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# Column letters after GR, the 200th, or a row number over 200,000 (core.tables.limits), in a cell that is not empty.
_FAR = re.compile(
    _CELL + rb"""[^>]*?\br=["'](?:[A-Z]{3}[0-9]+|(?:G[S-Z]|[H-Z][A-Z])[0-9]+|"""
    rb"""[A-Z]{1,2}(?:[0-9]{7,}|[3-9][0-9]{5}|2(?!00000["'])[0-9]{5}))["'][^>]*(?<!/)>"""
)

_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)=(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Scan:
    """``far``: a value outside the limits, or nothing; ``hollow``: cells that only look empty."""

    far: str
    hollow: frozenset[str]


def scan_sheet(pieces: Iterable[bytes]) -> Scan:
    """Look through a worksheet's XML, given in pieces."""
    far = ""
    hollow: set[str] = set()
    for block in _whole_rows(pieces):
        hollow.update(_addresses(_ERROR, block))
        if b"f>" in block or b"f " in block or b"f/" in block:
            hollow.update(_addresses(_UNCALCULATED, block))
        far = far or next(_addresses(_FAR, block), "")
    return Scan(far=far, hollow=frozenset(hollow))


def sheet_paths(*, workbook: str, relations: str) -> dict[str, str]:
    """Return which part of the file holds which sheet, by the sheet's name."""
    targets = {item.get("Id", ""): item.get("Target", "") for item in _tags(_RELATION, relations)}
    paths: dict[str, str] = {}
    for sheet in _tags(_SHEET, workbook):
        relation = next((value for key, value in sheet.items() if key.endswith(":id")), "")
        target = targets.get(relation, "")
        paths[sheet.get("name", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    return paths


def join_text(pieces: Iterable[bytes]) -> str:
    """Return a small XML part as text."""
    return b"".join(pieces).decode("utf-8", "replace")


def _tags(pattern: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for tag in pattern.findall(text):
        yield {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Join the pieces into blocks that never cut through a cell."""
    block = bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            cut = max(block.rfind(b"<row"), block.rfind(b":row"))
            if cut > 0:
                yield bytes(block[:cut])
                del block[:cut]
    yield bytes(block)


def _addresses(pattern: re.Pattern[bytes], block: bytes) -> Iterator[str]:
    for found in pattern.finditer(block):
        address = _ADDRESS.search(found[0])
        if address:
            yield address[1].decode("ascii")
