"""Strangers' compressed ZIP files (workbooks): opened only far enough to know that another reader may open them.

Nothing is believed: sizes are counted while inflating, in small pieces, before any library sees the file. Leniency
where offices write differently from us: deflated items, data descriptors, extra fields, gaps and folder entries.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from core.base import zip_records
from core.base.errors import refuse
from core.base.zip_names import MAX_NAME_BYTES, same_name_key, shown
from core.base.zip_records import Header
from core.base.zips import ZipLimits

MAX_RATIO = 400
"""How many times its packed size an item over 1 MB may grow: DEFLATE's bombs reach 1,032, honest tables about 100."""

_RATIO_FREE = 2**20
_PIECE = 64 * 1024
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class PackedItem:
    """One item of a foreign container: its name and where its packed bytes lie."""

    name: str
    offset: int
    header: Header


def read_packed(data: bytes, *, limits: ZipLimits) -> tuple[PackedItem, ...]:
    """Check the structure of a foreign ZIP file and list its items; raises ``zip.*``."""
    stream = BytesIO(data)
    end = zip_records.read_end(stream)
    if end.count > limits.items:
        refuse("zip.too_many", limit=limits.items)
    headers = zip_records.read_central(stream, end)
    items = tuple(_check_item(stream, header) for header in headers)
    _check_names(items)
    _check_overlaps(items, stop=end.offset)
    if sum(item.header.size for item in items) > limits.total_bytes:
        refuse("zip.too_large", limit=limits.total_bytes)
    return items


def inflate(data: bytes, item: PackedItem, *, limit: int) -> Iterator[bytes]:
    """Yield the item's content in pieces of at most 64 KiB.

    Raises ``zip.too_large`` once ``limit`` bytes or the permitted growth are passed, ``zip.damaged`` for a broken
    stream, a wrong length or checksum.
    """
    packed = data[item.offset : item.offset + item.header.packed]
    ceiling = min(limit, max(_RATIO_FREE, len(packed) * MAX_RATIO))
    count = crc = 0
    for piece in _pieces(packed, item):
        count += len(piece)
        if count > ceiling:
            refuse("zip.too_large", limit=ceiling)
        crc = zlib.crc32(piece, crc)
        yield piece
    if (count, crc) != (item.header.size, item.header.crc):
        refuse("zip.damaged", item=shown(item.name))


def _pieces(packed: bytes, item: PackedItem) -> Iterator[bytes]:
    if item.header.method == _STORED:
        yield from (packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE))
        return
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    rest = packed
    try:
        while not engine.eof:
            piece = engine.decompress(rest, _PIECE)
            rest = engine.unconsumed_tail
            if not piece and not rest and not engine.eof:
                refuse("zip.damaged", item=shown(item.name))
            yield piece
    except zlib.error:
        refuse("zip.damaged", item=shown(item.name))
    if engine.unused_data:
        refuse("zip.damaged", item=shown(item.name))


def _check_item(stream: BytesIO, central: Header) -> PackedItem:
    if central.flags & zip_records.ENCRYPTED_FLAGS:
        refuse("zip.encrypted", item=central.label)
    if central.method not in {_STORED, _DEFLATED}:
        refuse("zip.compressed", item=central.label)
    local, offset = zip_records.read_local(stream, central)
    if (central.name, central.flags, central.method) != (local.name, local.flags, local.method):
        refuse("zip.structure", reason="headers differ")
    return PackedItem(name=_decode_name(central), offset=offset, header=central)


def _decode_name(header: Header) -> str:
    """Names are only compared and looked at, never used as paths; cp437 is what the format falls back to."""
    if len(header.name) > MAX_NAME_BYTES:
        refuse("zip.name", item=header.label)
    try:
        return header.name.decode("utf-8" if header.flags & zip_records.UTF8_FLAG else "cp437")
    except UnicodeDecodeError:
        refuse("zip.name", item=header.label)


def _check_names(items: tuple[PackedItem, ...]) -> None:
    seen: set[str] = set()
    for item in items:
        key = same_name_key(item.name.replace("\\", "/"))
        if key in seen:
            refuse("zip.duplicate", item=shown(item.name))
        seen.add(key)


def _check_overlaps(items: tuple[PackedItem, ...], *, stop: int) -> None:
    position = 0
    for item in sorted(items, key=lambda item: item.header.offset):
        if item.header.offset < position:
            refuse("zip.structure", reason="gap or overlap")
        position = item.offset + item.header.packed
    if position > stop:
        refuse("zip.structure", reason="gap or overlap")
