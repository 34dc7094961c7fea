"""The outer structure of a PDF file: numbered objects, one classic cross-reference table, one trailer.

ReportLab reads and subsets our fonts; its canvas and its document object are not used. They write an unembedded
Helvetica, the time of day and no line end before ``endstream``, all three of which PDF/A-2b forbids or determinism
forbids to us, and they format every cached font anew for every file.
"""

from __future__ import annotations

import hashlib

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class ObjectFile:
    """Collects the bodies of objects and writes them; equal objects in equal order give equal bytes."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object whose body comes later by :meth:`fill`."""
        self._bodies.append(b"")
        return len(self._bodies)

    def fill(self, number: int, body: bytes) -> None:
        """Give a reserved object its body."""
        self._bodies[number - 1] = body

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        self._bodies.append(body)
        return len(self._bodies)

    def add_stream(self, entries: bytes, data: bytes) -> int:
        """Add a stream with further dictionary ``entries`` and return its number."""
        head = b"<< %s /Length %d >>\nstream\n" % (entries, len(data))
        return self.add(head + data + b"\nendstream")

    def to_bytes(self, *, root: int, info: int) -> bytes:
        """Return the whole file; its ID is a hash of everything before the trailer."""
        parts, offsets, position = [_HEADER], [], len(_HEADER)
        for number, body in enumerate(self._bodies, start=1):
            offsets.append(position)
            part = b"%d 0 obj\n%s\nendobj\n" % (number, body)
            parts.append(part)
            position += len(part)
        size = len(offsets) + 1
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table))
        name = _fingerprint(parts)
        trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n"
        parts.append(trailer % (size, root, info, name, name, position))
        return b"".join(parts)


def _fingerprint(parts: list[bytes]) -> bytes:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()[:32].encode("ascii")


def text_string(text: str) -> bytes:
    """Return a text string object in UTF-16 with its byte order mark, as hexadecimal digits."""
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode("ascii")


def number(value: float) -> str:
    """Return a coordinate in points with at most two decimals (0.0035 mm) and no exponent."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
