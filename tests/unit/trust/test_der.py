from __future__ import annotations

import pytest

from core.trust import base64url, der


@pytest.mark.parametrize(
    "size, head", [(0, "3000"), (127, "307f"), (128, "308180"), (255, "3081ff"), (256, "30820100")]
)
def test_length_takes_the_shortest_form_and_is_read_back(size: int, head: str) -> None:
    whole = der.element(der.SEQUENCE, bytes(size))
    assert whole == bytes.fromhex(head) + bytes(size)
    assert der.take(whole + b"rest", tag=der.SEQUENCE) == (whole, bytes(size), b"rest")


@pytest.mark.parametrize(
    "dotted, encoded",
    [("2.5.4.3", "0603550403"), ("1.2.840.113549.1.7.2", "06092a864886f70d010702"), ("2.5.4.65", "0603550441")],
)
def test_object_identifier_is_spelled_as_in_the_standards(dotted: str, encoded: str) -> None:
    assert der.object_identifier(dotted).hex() == encoded


@pytest.mark.parametrize("data", ["", "30", "3101", "3001", "3080", "3081", "308101", "3084000000010000", "30ff"])
def test_what_does_not_end_in_time_is_refused(data: str) -> None:
    with pytest.raises(der.DerError):
        der.take(bytes.fromhex(data), tag=der.SEQUENCE)


def test_single_element_allows_nothing_after_it() -> None:
    assert der.only(b"\x04\x01a", tag=der.OCTET_STRING) == b"a"
    with pytest.raises(der.DerError):
        der.only(b"\x04\x01a\x00", tag=der.OCTET_STRING)


@pytest.mark.parametrize("text", ["A", "AB", "AA==", "A A", "ы", "A+/A"])
def test_base64url_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match=r"base64url|ASCII"):
        base64url.decode(text)
