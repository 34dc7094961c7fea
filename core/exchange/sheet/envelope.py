"""The second line of a sheet: where its data and its signature lie, so that no parser is needed to find them.

    %âãÏÓ jury/sheet 0001 SSSSSSSSSS LLLLLLLLLL CCCCCCCCCC HHHHHHHHHH

Layout; offset and length of ``scores.json`` in bytes; offset of the first hexadecimal digit of ``/Contents`` and the
number of its digits. The four bytes after the per cent sign are what PDF wants of a binary file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.base.errors import refuse

MAX_SHEET_BYTES = 64_000_000
KNOWN_LAYOUTS = (1,)

_FORMAT = b"%%PDF-1.7\n%%\xe2\xe3\xcf\xd3 jury/sheet %04d %010d %010d %010d %010d\n"
_LINE = re.compile(rb"%PDF-1\.7\n%\xe2\xe3\xcf\xd3 jury/sheet (\d{4}) (\d{10}) (\d{10}) (\d{10}) (\d{10})\n")
_HEX = re.compile(rb"[0-9a-f]*")


@dataclass(frozen=True)
class Envelope:
    """Offsets and lengths in bytes; ``contents`` counts hexadecimal digits."""

    layout: int
    scores_offset: int
    scores_length: int
    contents_offset: int
    contents_length: int

    @property
    def byte_range(self) -> tuple[int, int]:
        """Where the signed bytes pause and go on: all but ``/Contents`` and its brackets is signed."""
        return self.contents_offset - 1, self.contents_offset + self.contents_length + 1

    def header(self) -> bytes:
        """Return the first two lines of the file."""
        return _FORMAT % (
            self.layout,
            self.scores_offset,
            self.scores_length,
            self.contents_offset,
            self.contents_length,
        )


HEADER_BYTES = len(Envelope(1, 0, 0, 0, 0).header())


def find_envelope(data: bytes) -> Envelope:
    """Read the second line.

    Raises ``sheet.too_large``, ``sheet.not_ours``, ``file.newer_format`` or ``sheet.damaged``.
    """
    if len(data) > MAX_SHEET_BYTES:
        refuse("sheet.too_large", limit=MAX_SHEET_BYTES)
    found = _LINE.match(data)
    if found is None:
        refuse("sheet.not_ours")
    envelope = Envelope(*map(int, found.groups()))
    if envelope.layout > max(KNOWN_LAYOUTS):
        refuse("file.newer_format", format="jury/sheet", found=envelope.layout, known=max(KNOWN_LAYOUTS))
    scores_end = envelope.scores_offset + envelope.scores_length
    before, after = envelope.byte_range
    if envelope.layout not in KNOWN_LAYOUTS or not HEADER_BYTES <= scores_end <= before < after <= len(data):
        refuse("sheet.damaged")
    return envelope


def read_envelope(data: bytes) -> tuple[bytes, bytes]:
    """Return the bytes of ``scores.json`` and of the signature field; raises as :func:`find_envelope`."""
    envelope = find_envelope(data)
    start = envelope.scores_offset
    return data[start : start + envelope.scores_length], read_contents(data, envelope=envelope)


def read_contents(data: bytes, *, envelope: Envelope) -> bytes:
    """Return the signature field; raises ``sheet.damaged`` unless it is small hexadecimal digits in pairs."""
    digits = data[envelope.contents_offset : envelope.contents_offset + envelope.contents_length]
    if len(digits) % 2 or not _HEX.fullmatch(digits):
        refuse("sheet.damaged")
    return bytes.fromhex(digits.decode("ascii"))
