"""Measures of the page: thousandths of a point, whole numbers only, ``y`` counted down from the top edge."""

from __future__ import annotations

from fractions import Fraction

PAGE_WIDTH = 595_276
PAGE_HEIGHT = 841_890


def mm(length: str) -> int:
    """Return millimetres, written as a decimal, in thousandths of a point."""
    return int(Fraction(length) * 72_000 / Fraction("25.4"))


LEFT = mm("20")
RIGHT = mm("198")
WIDTH = RIGHT - LEFT

TOP_LINE = mm("16")
SECOND_LINE = mm("21.9")
CONTINUED_TOP = mm("26")
LOWEST = mm("252")

LEADING = mm("4.15")
SMALL_LEADING = mm("3.3")
ROW_BASELINE = mm("4.4")
ROW_FOOT = mm("2.3")

HEAVY = 700
HAIRLINE = 250
