"""Containers that travel: a deterministic writer of stored ZIP files and a strict reader of the same.

The reader accepts exactly one way of lying in the file: local header, data, next local header, data …, central
headers in any order, end record, nothing before, between, behind or on top of one another. Whatever the
standard library's ``zipfile`` would forgive (overlaps, duplicates, links, names, appended bytes) is refused.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from core.base import zip_records
from core.base.errors import refuse
from core.base.zip_names import check_name, same_name_key, shown
from core.base.zip_records import Header

_FLAGS_ALLOWED = frozenset({0, zip_records.UTF8_FLAG})


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """Caps of a container: number of items, bytes of one item, bytes of all items together."""

    items: int
    item_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True)
class _Place:
    offset: int
    size: int
    crc: int


class ZipIndex:
    """The checked table of contents of one container; items are read one at a time when asked for."""

    def __init__(self, stream: BinaryIO, places: dict[str, _Place]) -> None:
        """Keep the stream, which the caller closes, and the places of the items in directory order."""
        self._stream = stream
        self._places = places

    @property
    def names(self) -> tuple[str, ...]:
        """The items' names in the order of the directory."""
        return tuple(self._places)

    def over(self, stream: BinaryIO) -> ZipIndex:
        """Return the same table of contents over another stream of the same file, so that none need stay open."""
        return ZipIndex(stream, self._places)

    def __contains__(self, name: object) -> bool:
        """Whether an item of exactly this name exists."""
        return name in self._places

    def size(self, name: str) -> int:
        """Return the size of an item in bytes; raises ``zip.missing``."""
        return self._place(name).size

    def read(self, name: str) -> bytes:
        """Return the content of an item; raises ``zip.missing``, ``zip.truncated`` or ``zip.damaged``."""
        place = self._place(name)
        data = zip_records.read_at(self._stream, place.offset, place.size)
        if zlib.crc32(data) != place.crc:
            refuse("zip.damaged", item=shown(name))
        return data

    def _place(self, name: str) -> _Place:
        if name not in self._places:
            refuse("zip.missing", item=shown(name))
        return self._places[name]


def write_zip(items: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a stored ZIP of ``items`` in the order given; equal items give equal bytes.

    Raises ``zip.name``, ``zip.duplicate``, ``zip.too_many`` and ``zip.too_large`` (4 GB, 65,534 items).
    """
    return b"".join(stream_zip(items))


def stream_zip(items: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the pieces of what :func:`write_zip` returns, holding one item at a time in memory."""
    directory: list[bytes] = []
    seen: set[str] = set()
    offset = 0
    for name, data in items:
        _check_new(name, seen)
        encoded = name.encode("utf-8")
        flags = 0 if name.isascii() else zip_records.UTF8_FLAG
        crc = zlib.crc32(data)
        local = zip_records.pack_local(name=encoded, flags=flags, crc=crc, size=len(data))
        entry = zip_records.pack_central(name=encoded, flags=flags, crc=crc, size=len(data), offset=offset)
        directory.append(entry)
        offset += len(local) + len(data)
        _check_room(count=len(directory), offset=offset)
        yield local
        yield data
    central = b"".join(directory)
    _check_room(count=len(directory), offset=offset + len(central))
    yield central
    yield zip_records.pack_end(count=len(directory), size=len(central), offset=offset)


def read_zip(source: bytes | BinaryIO, *, limits: ZipLimits) -> ZipIndex:
    """Check the structure of a container in bytes or in a seekable stream, without reading the items' data.

    Raises ``zip.*`` for everything that is not a plain stored container within ``limits``.
    """
    stream = BytesIO(source) if isinstance(source, bytes) else source
    end = zip_records.read_end(stream)
    if end.count > limits.items:
        refuse("zip.too_many", limit=limits.items)
    headers = zip_records.read_central(stream, end)
    _check_sizes(headers, limits)
    names = _decode_names(headers)
    places = [_check_item(stream, header) for header in headers]
    _check_tiling(headers, places, stop=end.offset)
    return ZipIndex(stream, dict(zip(names, places, strict=True)))


def _decode_names(headers: list[Header]) -> list[str]:
    """Return the items' names; raises ``zip.name`` for an unfit one and ``zip.duplicate`` for two alike."""
    seen: set[str] = set()
    names = [_decode_name(header) for header in headers]
    for name in names:
        _check_new(name, seen)
    return names


def _check_new(name: str, seen: set[str]) -> None:
    check_name(name)
    key = same_name_key(name)
    if key in seen:
        refuse("zip.duplicate", item=shown(name))
    seen.add(key)


def _check_room(*, count: int, offset: int) -> None:
    """Keep the writer inside what a ZIP holds without its 64-bit extension, which no reader of ours accepts."""
    if count >= zip_records.SMALL_MAX:
        refuse("zip.too_many", limit=zip_records.SMALL_MAX - 1)
    if offset >= zip_records.LARGE_MAX:
        refuse("zip.too_large", limit=zip_records.LARGE_MAX - 1)


def _check_sizes(headers: list[Header], limits: ZipLimits) -> None:
    if any(header.size > limits.item_bytes for header in headers):
        refuse("zip.too_large", limit=limits.item_bytes)
    if sum(header.size for header in headers) > limits.total_bytes:
        refuse("zip.too_large", limit=limits.total_bytes)


def _check_item(stream: BinaryIO, central: Header) -> _Place:
    if central.flags & zip_records.ENCRYPTED_FLAGS:
        refuse("zip.encrypted", item=central.label)
    if central.method != 0 or central.packed != central.size:
        refuse("zip.compressed", item=central.label)
    if central.flags not in _FLAGS_ALLOWED or central.version > zip_records.VERSION_NEEDED or central.extra:
        refuse("zip.structure", reason="unusual header")
    if not central.is_regular:
        refuse("zip.link", item=central.label)
    local, data_offset = zip_records.read_local(stream, central)
    if local != central:
        refuse("zip.structure", reason="headers differ")
    return _Place(offset=data_offset, size=central.size, crc=central.crc)


def _check_tiling(headers: list[Header], places: list[_Place], *, stop: int) -> None:
    """Refuse gaps and overlaps: each item begins where the one before it ends, the first at the file's beginning."""
    regions = [(header.offset, place.offset + place.size) for header, place in zip(headers, places, strict=True)]
    position = 0
    for begin, end in sorted(regions):
        if begin != position:
            refuse("zip.structure", reason="gap or overlap")
        position = end
    if position != stop:
        refuse("zip.structure", reason="gap or overlap")


def _decode_name(header: Header) -> str:
    try:
        return header.name.decode("utf-8" if header.flags & zip_records.UTF8_FLAG else "ascii")
    except UnicodeDecodeError:
        refuse("zip.name", item=header.label)
