"""The colours of the framed papers, as sRGB bytes; contrasts are against white."""

from __future__ import annotations

from typing import NamedTuple


class Colour(NamedTuple):
    """One sRGB colour, 0–255 a channel."""

    red: int
    green: int
    blue: int

    def operands(self) -> str:
        """Return the three operands of ``rg`` and ``RG``."""
        return " ".join(f"{channel / 255:.3f}".rstrip("0").rstrip(".") for channel in self)


INK = Colour(0x1B, 0x24, 0x27)
TEAL = Colour(0x1F, 0x4E, 0x57)
GOLD = Colour(0x98, 0x79, 0x3F)
"""For lines only: 4.1 : 1."""
GOLD_TEXT = Colour(0x84, 0x68, 0x2F)
GREY = Colour(0x5C, 0x67, 0x6A)
"""Small print: 5.8 : 1."""
IVORY = Colour(0xF7, 0xF6, 0xF2)
WHITE = Colour(0xFF, 0xFF, 0xFF)
