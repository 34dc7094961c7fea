"""The little of DER (X.690) that our certificates and signatures need: joining elements, and taking them apart.

Readers use it to find the free parts of a structure, rebuild the whole from them and compare; so it need not judge
what it meets, only never step outside the bytes.
"""

from __future__ import annotations

from typing import NamedTuple

INTEGER = 0x02
BIT_STRING = 0x03
OCTET_STRING = 0x04
OBJECT_IDENTIFIER = 0x06
UTF8_STRING = 0x0C
UTC_TIME = 0x17
GENERALIZED_TIME = 0x18
SEQUENCE = 0x30
SET = 0x31
TAGGED_0 = 0xA0
TAGGED_3 = 0xA3

TRUE = b"\x01\x01\xff"
_LONG_FORM = 0x80
_MAX_LENGTH_BYTES = 3


class DerError(ValueError):
    """The bytes are not the element that was expected."""


class Element(NamedTuple):
    """One element: with its head, without it, and what stood after it."""

    whole: bytes
    body: bytes
    rest: bytes


def element(tag: int, *parts: bytes) -> bytes:
    """Return one element around the joined parts, its length in the shortest form."""
    body = b"".join(parts)
    size = len(body)
    if size < _LONG_FORM:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, _LONG_FORM | len(length))) + length + body


def object_identifier(dotted: str) -> bytes:
    """Return the element of an object identifier such as ``1.2.840.10045.4.3.2``."""
    first, second, *others = (int(arc) for arc in dotted.split("."))
    return element(OBJECT_IDENTIFIER, *(_base128(arc) for arc in (40 * first + second, *others)))


def take(data: bytes, *, tag: int) -> Element:
    """Split the first element off; raises :class:`DerError` if it has another tag or does not end in time."""
    if len(data) < 2 or data[0] != tag:  # noqa: PLR2004 - a tag and a length
        message = "another element was expected"
        raise DerError(message)
    start, size = 2, data[1]
    if size >= _LONG_FORM:
        count = size - _LONG_FORM
        start, size = 2 + count, int.from_bytes(data[2 : 2 + count], "big")
        if not 1 <= count <= _MAX_LENGTH_BYTES:
            message = "a length of ours has one to three bytes"
            raise DerError(message)
    end = start + size
    if end > len(data):
        message = "the element does not end in time"
        raise DerError(message)
    return Element(data[:end], data[start:end], data[end:])


def only(data: bytes, *, tag: int) -> bytes:
    """Return the body of the single element that ``data`` is; raises :class:`DerError` if anything follows it."""
    found = take(data, tag=tag)
    if found.rest:
        message = "something follows the element"
        raise DerError(message)
    return found.body


def _base128(arc: int) -> bytes:
    digits = [arc & 0x7F]
    while arc := arc >> 7:
        digits.append(_LONG_FORM | (arc & 0x7F))
    return bytes(reversed(digits))
