"""The sRGB profile that a PDF/A output intent needs, computed instead of carried along as a binary file."""

from __future__ import annotations

import struct
from functools import cache

# Colorants and white of IEC 61966-2-1, adapted to D50 (Bradford), in the profile's s15Fixed16 numbers.
_XYZ = {
    b"wtpt": (0xF6D6, 0x10000, 0xD32D),
    b"rXYZ": (0x6FA2, 0x38F5, 0x0390),
    b"gXYZ": (0x6299, 0xB785, 0x18DA),
    b"bXYZ": (0x24A0, 0x0F84, 0xB6CF),
}
_CURVE_POINTS = 1024
_CURVE_TAGS = (b"rTRC", b"gTRC", b"bTRC")


@cache
def srgb_profile() -> bytes:
    """Return an ICC v2 monitor profile of sRGB: primaries and the transfer curve of IEC 61966-2-1."""
    blocks = {
        b"desc": _description(b"sRGB IEC61966-2.1"),
        b"cprt": b"text\0\0\0\0" + b"No copyright, use freely\0",
        **{tag: b"XYZ \0\0\0\0" + struct.pack(">3I", *xyz) for tag, xyz in _XYZ.items()},
    }
    curve = b"curv\0\0\0\0" + struct.pack(">I", _CURVE_POINTS) + b"".join(map(_linear, range(_CURVE_POINTS)))
    blocks[_CURVE_TAGS[0]] = curve
    table_size = 4 + 12 * (len(blocks) + 2)
    offset, table, body = 128 + table_size, [], []
    for tag, block in blocks.items():
        tags = _CURVE_TAGS if tag == _CURVE_TAGS[0] else (tag,)
        table += [struct.pack(">4sII", name, offset, len(block)) for name in tags]
        padded = block + b"\0" * (-len(block) % 4)
        body.append(padded)
        offset += len(padded)
    return _header(offset) + struct.pack(">I", len(table)) + b"".join(table) + b"".join(body)


def _linear(index: int) -> bytes:
    """Return the linear light of an encoded value (IEC 61966-2-1, equation 7), scaled to 16 bits."""
    value = index / (_CURVE_POINTS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 the standard's numbers
    return struct.pack(">H", round(light * 65535))


def _description(name: bytes) -> bytes:
    ascii_part = struct.pack(">I", len(name) + 1) + name + b"\0"
    return b"desc\0\0\0\0" + ascii_part + b"\0" * 8 + b"\0" * 3 + b"\0" * 67


def _header(size: int) -> bytes:
    created = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)  # a fixed day: the profile never changes
    white = struct.pack(">3I", 0xF6D6, 0x10000, 0xD32D)
    return b"".join(
        (
            struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ "),
            created,
            b"acsp" + b"\0" * 28,
            white,
            b"\0" * 48,
        )
    )
