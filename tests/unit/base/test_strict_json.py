"""Strict JSON: one spelling out, one meaning in."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.base.strict_json import MAX_DEPTH, decode, encode


def refusal(data: bytes, *, max_bytes: int = 1000) -> str:
    with pytest.raises(RefusedError) as caught:
        decode(data, max_bytes=max_bytes)
    return caught.value.code


def test_spelling_is_canonical() -> None:
    assert encode({"я": [1, None, True], "a": "«х»\n"}) == '{"a":"«х»\\n","я":[1,null,true]}'.encode()


def test_document_is_read_whatever_its_spaces() -> None:
    assert decode(b' { "a" : [ 1 , "x" ] } ', max_bytes=100) == {"a": [1, "x"]}
    assert decode(b'"[[[[{{{{ \\" ]"', max_bytes=100) == '[[[[{{{{ " ]'


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":2}', b"1.5", b"1e3", b"NaN", b"-Infinity", b"1234567890123456789", b"{", b"", b"[1,]", b"'a'",
        b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), b"[" * 100_000, '"e\u0301"'.encode(), b'{"a":1} x',
    ],
)  # fmt: skip
def test_what_has_two_meanings_is_refused(data: bytes) -> None:
    assert refusal(data, max_bytes=200_000) == "json.broken"


def test_depth_within_the_limit_is_read() -> None:
    assert decode(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, max_bytes=100) is not None


def test_size_and_encoding_are_checked_first() -> None:
    assert refusal(b'"12345"', max_bytes=6) == "json.too_large"
    assert refusal(b'"\xff"') == "json.not_utf8"
