"""Exact numbers: read from what people type, shown without a binary float ever in between."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from core.base.errors import refuse

_PLAIN = re.compile(r"-?\d{1,15}([.,]\d{1,9})?", re.ASCII)
_CANONICAL = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{0,8}[1-9])?", re.ASCII)


def parse_decimal(text: str) -> Decimal:
    """Read a number with a decimal comma or point, at most 15 digits before and 9 after it.

    Raises ``number.unreadable`` for anything else (exponents, thousands separators, two separators).
    """
    cleaned = text.strip().replace("\u2212", "-")
    if not _PLAIN.fullmatch(cleaned):
        refuse("number.unreadable", text=text[:40])
    return Decimal(cleaned.replace(",", "."))


def plain(value: Decimal) -> str:
    """Return the one canonical spelling of a decimal: no exponent, no trailing zeros, no minus zero."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def exact(value: Fraction) -> str:
    """Return a fraction as an exact decimal where one exists within 12 digits, else as ``n/d``."""
    denominator = value.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    if denominator == 1 and value.denominator <= 10**12:
        with localcontext() as context:
            context.prec = 60
            shown = Decimal(value.numerator) / Decimal(value.denominator)
        return plain(shown)
    return f"{value.numerator}/{value.denominator}"


def rounded(value: Fraction, *, digits: int) -> Decimal:
    """Round half up (away from zero) to ``digits`` places after the point."""
    scaled = value * 10**digits
    halves = (abs(scaled) * 2 + 1) // 2
    whole = int(halves) if scaled >= 0 else -int(halves)
    # arithmetic on decimals rounds to the context's 28 digits; reading one does not
    return Decimal(f"{whole}E-{digits}")


def round_shown(value: Fraction, *, digits: int, mark: str = ",") -> str:
    """Return the rounded value with exactly ``digits`` places and the language's decimal mark."""
    return f"{rounded(value, digits=digits):f}".replace(".", mark)


def _read(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _CANONICAL.fullmatch(value):
        return Decimal(value)
    message = "a decimal must be a string in canonical spelling"
    raise ValueError(message)


def _settle(value: Decimal) -> Decimal:
    return Decimal(plain(value))


Number = Annotated[
    Decimal,
    BeforeValidator(_read),
    AfterValidator(_settle),
    PlainSerializer(plain, return_type=str),
    WithJsonSchema({"type": "string", "pattern": f"^{_CANONICAL.pattern}$"}),
]
"""An exact decimal that travels as a canonical string."""
