"""The records of a ZIP file, packed, and unpacked with nothing assumed (APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO

from core.base.errors import refuse
from core.base.zip_names import shown

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
LOCAL_MARK = b"PK\x03\x04"
CENTRAL_MARK = b"PK\x01\x02"
END_MARK = b"PK\x05\x06"
ZIP64_LOCATOR_MARK = b"PK\x06\x07"
ZIP64_LOCATOR_SIZE = 20

UTF8_FLAG = 0x800
ENCRYPTED_FLAGS = 0x2041  # traditional, strong, masked headers
SMALL_MAX = 0xFFFF
LARGE_MAX = 0xFFFFFFFF
VERSION_NEEDED = 20
MADE_BY = 0x0314  # Unix, version 2.0
MIDNIGHT = 0
FIRST_DAY = 0x21  # 1980-01-01, the earliest date a ZIP can hold
REGULAR_FILE = 0o100644 << 16

MAX_CENTRAL_BYTES = 64 * 2**20
_FILE_TYPE_MASK = 0o170000
_REGULAR_TYPE = 0o100000
_DOS_ODD_KINDS = 0x58  # volume label, directory, device


@dataclass(frozen=True, slots=True)
class End:
    """The end record: how many items, and where their central headers lie."""

    count: int
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class Header:
    """What the central and the local header of one item must say alike, and where its local header begins."""

    name: bytes
    version: int
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    extra: bytes
    attributes: int

    @property
    def is_regular(self) -> bool:
        """Whether the attributes describe an ordinary file: no folder, link or device."""
        kind = self.attributes >> 16 & _FILE_TYPE_MASK
        return kind in {0, _REGULAR_TYPE} and not self.attributes & _DOS_ODD_KINDS

    @property
    def label(self) -> str:
        """The name as it may be shown in a message."""
        return shown(self.name.decode("utf-8", "replace"))


def read_at(stream: BinaryIO, offset: int, size: int) -> bytes:
    """Read exactly ``size`` bytes; raises ``zip.truncated``."""
    stream.seek(offset)
    data = stream.read(size)
    if len(data) != size:
        refuse("zip.truncated")
    return data


def read_end(stream: BinaryIO) -> End:
    """Read the end record, which must be the file's last 22 bytes.

    Raises ``zip.not_a_zip``, ``zip.structure``, ``zip.multi_disk``, ``zip.zip64``.
    """
    position = stream.seek(0, SEEK_END) - END.size
    if position < 0:
        refuse("zip.not_a_zip")
    mark, disk, central_disk, here, count, size, offset, comment = END.unpack(read_at(stream, position, END.size))
    if mark != END_MARK:
        _refuse_beginning(stream)
    if disk or central_disk or here != count:
        refuse("zip.multi_disk")
    if SMALL_MAX in {count, here} or LARGE_MAX in {size, offset} or _has_locator(stream, position):
        refuse("zip.zip64")
    if comment:
        refuse("zip.structure", reason="comment")
    if offset + size != position:
        refuse("zip.structure", reason="bytes around the directory")
    return End(count=count, size=size, offset=offset)


def read_central(stream: BinaryIO, end: End) -> list[Header]:
    """Read all central headers; they must fill their region exactly. Raises ``zip.structure``, ``zip.multi_disk``."""
    if end.size > MAX_CENTRAL_BYTES:
        refuse("zip.structure", reason="directory too large")
    region = read_at(stream, end.offset, end.size)
    headers: list[Header] = []
    position = 0
    for _ in range(end.count):
        header, position = _unpack_central(region, position)
        headers.append(header)
    if position != len(region):
        refuse("zip.structure", reason="bytes in the directory")
    return headers


def read_local(stream: BinaryIO, central: Header) -> tuple[Header, int]:
    """Read the local header that ``central`` points to; return it and the offset of the item's data."""
    fixed = read_at(stream, central.offset, LOCAL.size)
    mark, version, flags, method, _time, _date, crc, packed, size, name_size, extra_size = LOCAL.unpack(fixed)
    if mark != LOCAL_MARK:
        refuse("zip.structure", reason="local header")
    rest = read_at(stream, central.offset + LOCAL.size, name_size + extra_size)
    header = Header(
        name=rest[:name_size],
        version=version,
        flags=flags,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        offset=central.offset,
        extra=rest[name_size:],
        attributes=central.attributes,
    )
    return header, central.offset + LOCAL.size + len(rest)


def pack_local(*, name: bytes, flags: int, crc: int, size: int) -> bytes:
    """Return the local header of a stored item."""
    fixed = LOCAL.pack(
        LOCAL_MARK, VERSION_NEEDED, flags, 0, MIDNIGHT, FIRST_DAY, crc, size, size, len(name), 0
    )  # fmt: skip
    return fixed + name


def pack_central(*, name: bytes, flags: int, crc: int, size: int, offset: int) -> bytes:
    """Return the central header of a stored item."""
    fixed = CENTRAL.pack(
        CENTRAL_MARK, MADE_BY, VERSION_NEEDED, flags, 0, MIDNIGHT, FIRST_DAY, crc, size, size,
        len(name), 0, 0, 0, 0, REGULAR_FILE, offset,
    )  # fmt: skip
    return fixed + name


def pack_end(*, count: int, size: int, offset: int) -> bytes:
    """Return the end record."""
    return END.pack(END_MARK, 0, 0, count, count, size, offset, 0)


def _unpack_central(region: bytes, position: int) -> tuple[Header, int]:
    if position + CENTRAL.size > len(region):
        refuse("zip.structure", reason="directory too short")
    (
        mark, _made_by, version, flags, method, _time, _date, crc, packed, size,
        name_size, extra_size, comment_size, disk, _internal, attributes, offset,
    ) = CENTRAL.unpack_from(region, position)  # fmt: skip
    start = position + CENTRAL.size
    stop = start + name_size + extra_size
    if mark != CENTRAL_MARK or stop > len(region):
        refuse("zip.structure", reason="directory header")
    if comment_size:
        refuse("zip.structure", reason="comment")
    if disk:
        refuse("zip.multi_disk")
    if LARGE_MAX in {packed, size, offset}:
        refuse("zip.zip64")
    name, extra = region[start : start + name_size], region[start + name_size : stop]
    header = Header(
        name=name,
        version=version,
        flags=flags,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        offset=offset,
        extra=extra,
        attributes=attributes,
    )
    return header, stop


def _refuse_beginning(stream: BinaryIO) -> None:
    """Tell a damaged container from a file that never was one."""
    stream.seek(0)
    beginning = stream.read(len(LOCAL_MARK))
    refuse("zip.structure", reason="end record") if beginning == LOCAL_MARK else refuse("zip.not_a_zip")


def _has_locator(stream: BinaryIO, position: int) -> bool:
    before = position - ZIP64_LOCATOR_SIZE
    return before >= 0 and read_at(stream, before, len(ZIP64_LOCATOR_MARK)) == ZIP64_LOCATOR_MARK
