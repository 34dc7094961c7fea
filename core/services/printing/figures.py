"""How papers write numbers: totals as the rules show them, exact ones where they end, fractions where they do not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from core.base.numbers import exact, plain, round_shown
from core.words.words import Words

MINUS = "\u2212"
_MOST_DIGITS = 6


def decimal_mark(words: Words) -> str:
    """Return the language's decimal mark."""
    return words.number(Decimal("0.5"), digits=1)[1]


def show_decimal(value: Decimal, *, words: Words) -> str:
    """Return an exact decimal without grouping."""
    return plain(value).replace(".", decimal_mark(words)).replace("-", MINUS)


def show_exact(value: Fraction, *, words: Words) -> str:
    """Return «46,5» where the number ends, «287 : 7» where it does not."""
    text = exact(value)
    if "/" in text:
        return text.replace("/", " : ").replace("-", MINUS)
    return text.replace(".", decimal_mark(words)).replace("-", MINUS)


def show_rounded(value: Fraction, *, digits: int, words: Words) -> str:
    """Return the number rounded half up with exactly ``digits`` digits after the mark."""
    return round_shown(value, digits=digits, mark=decimal_mark(words)).replace("-", MINUS)


def show_apart(values: list[Fraction], *, digits: int, words: Words) -> list[str]:
    """Return numbers with as many digits, from ``digits`` up, as it takes to tell different ones apart."""
    for count in range(digits, _MOST_DIGITS + 1):
        shown = [show_rounded(value, digits=count, words=words) for value in values]
        if len(set(shown)) == len(set(values)):
            return shown
    return [show_exact(value, words=words) for value in values]
