"""Exact numbers: one reading, one spelling, rounding half up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import TypeAdapter, ValidationError

from core.base.errors import RefusedError
from core.base.numbers import Number, exact, parse_decimal, plain, round_shown, rounded

NUMBER: TypeAdapter[Decimal] = TypeAdapter(Number)


@pytest.mark.parametrize(
    "text, value", [("7,5", "7.5"), (" 7.50 ", "7.50"), ("\u22123", "-3"), ("0", "0"), ("9" * 15, "9" * 15)]
)
def test_number_is_read_with_comma_or_point(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "1e3", "1 000", "1.234,5", "NaN", "Infinity", ".5", "5.", "1" * 16, "0.1234567890", "+5", "٧", "5%"]
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_decimal(text)
    assert caught.value.code == "number.unreadable"


@pytest.mark.parametrize(
    "value, text",
    [("7.500", "7.5"), ("-0.00", "0"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("-2.50", "-2.5"), ("100", "100")],
)
def test_number_has_one_spelling(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    "value, text",
    [
        (Fraction(15, 2), "7.5"), (Fraction(-1, 8), "-0.125"), (Fraction(1, 3), "1/3"), (Fraction(22, 7), "22/7"),
        (Fraction(4), "4"), (Fraction(1, 10**12), "0.000000000001"), (Fraction(1, 10**13), f"1/{10**13}"),
        (Fraction(1, 2**39), "0.000000000001818989403545856475830078125"), (Fraction(1, 2**40), f"1/{2**40}"),
    ],
)  # fmt: skip
def test_fraction_is_shown_exactly(value: Fraction, text: str) -> None:
    assert exact(value) == text


@pytest.mark.parametrize(
    "value, digits, text",
    [
        (Fraction(5, 2), 0, "3"), (Fraction(-5, 2), 0, "-3"), (Fraction(1, 8), 2, "0,13"), (Fraction(2, 3), 2, "0,67"),
        (Fraction(7), 2, "7,00"), (Fraction(9995, 1000), 2, "10,00"), (Fraction(-1, 1000), 2, "0,00"),
    ],
)  # fmt: skip
def test_number_is_rounded_half_up(value: Fraction, digits: int, text: str) -> None:
    assert rounded(value, digits=digits) == Decimal(text.replace(",", "."))
    assert round_shown(value, digits=digits) == text


def test_number_travels_as_a_canonical_string() -> None:
    assert NUMBER.validate_python("7.5") == Decimal("7.5")
    assert NUMBER.dump_python(Decimal("7.50")) == "7.5"
    for wrong in ("7.50", "07", "1e3", "7,5", "-0.0", "٧", 7.5, 7, None):
        with pytest.raises(ValidationError):
            NUMBER.validate_python(wrong)
