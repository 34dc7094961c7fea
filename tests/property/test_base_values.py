"""Numbers and JSON keep their meaning whatever they are."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.base.numbers import exact, parse_decimal, plain, rounded
from core.base.strict_json import Json, decode, encode

decimals = st.decimals(min_value=-(10**14), max_value=10**14, places=9, allow_nan=False)
nfc = st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: unicodedata.normalize("NFC", text))
values: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), nfc),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(nfc, inner, max_size=4)),
    max_leaves=12,
)


@given(decimals)
def test_plain_spelling_is_read_back(value: Decimal) -> None:
    assert parse_decimal(plain(value)) == value
    assert parse_decimal(plain(value).replace(".", ",")) == value


@given(st.fractions(max_denominator=10**6), st.integers(0, 6))
def test_rounding_errs_by_half_a_digit_at_most(value: Fraction, digits: int) -> None:
    error = abs(Fraction(rounded(value, digits=digits)) - value)
    assert error * 10**digits <= Fraction(1, 2)


@given(st.fractions(max_denominator=10**6))
def test_exact_total_is_exact(value: Fraction) -> None:
    assert Fraction(exact(value)) == value


@given(values)
def test_json_survives_the_way_in_one_spelling(value: Json) -> None:
    data = encode(value)
    assert decode(data, max_bytes=10**6) == value
    assert encode(decode(data, max_bytes=10**6)) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_json_or_refused(data: bytes) -> None:
    try:
        value = decode(data, max_bytes=100)
    except RefusedError as refused:
        code = refused.code
    else:
        code = "json.read"
        assert decode(encode(value), max_bytes=10**6) == value
    assert code.startswith("json.")
