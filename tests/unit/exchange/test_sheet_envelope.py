"""The second line of a sheet, and what is refused by it alone."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.exchange.sheet import envelope
from core.exchange.sheet.accept import read_scores
from core.exchange.sheet.envelope import Envelope, find_envelope, read_contents, read_envelope
from tests.sheet_builders import make_sheet

SHEET = make_sheet(1)
SIGNED = SHEET.sign()
LINE = slice(SIGNED.index(b"jury/sheet"), SIGNED.index(b"jury/sheet") + 59)


def refusal_of(data: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        read_envelope(data)
    return caught.value.code


def with_line(text: bytes) -> bytes:
    return SIGNED[: LINE.start] + text + SIGNED[LINE.stop :]


def test_second_line_finds_the_data_and_the_signature() -> None:
    scores, contents = read_envelope(SIGNED)
    assert scores == SHEET.scores.to_bytes()
    assert contents.startswith(b"\x30\x82")
    assert len(contents) == 4096


def test_data_are_read_from_any_sheet_without_proof() -> None:
    assert read_scores(SIGNED) == SHEET.scores


def test_second_line_is_written_as_it_is_read() -> None:
    found = find_envelope(SIGNED)
    assert SIGNED.startswith(found.header())
    assert found == Envelope(1, found.scores_offset, found.scores_length, found.contents_offset, 8192)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x00" * 200, b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj"]
)
def test_other_files_are_no_sheets(data: bytes) -> None:
    assert refusal_of(data) == "sheet.not_ours"


def test_newer_layout_asks_for_an_update() -> None:
    with pytest.raises(RefusedError) as caught:
        read_envelope(with_line(b"jury/sheet 0002" + SIGNED[LINE][15:]))
    assert caught.value.code == "file.newer_format"
    assert caught.value.facts == {"format": "jury/sheet", "found": 2, "known": 1}


@pytest.mark.parametrize(
    "numbers",
    [
        b"0001 0000000000 0000000010 0000000100 0000000010",  # data inside the line itself
        b"0001 0000000100 9999999999 0000000100 0000000010",  # data longer than the file
        b"0001 0000000100 0000000010 0000000100 0000000010",  # signature inside the data
        b"0001 0000000100 0000000010 0000000200 9999999999",  # signature longer than the file
        b"0000 0000000100 0000000010 0000000200 0000000010",  # a layout that never was
    ],
)
def test_offsets_that_lead_nowhere_are_damage(numbers: bytes) -> None:
    assert refusal_of(with_line(b"jury/sheet " + numbers)) == "sheet.damaged"


@pytest.mark.parametrize("digits", [b"0A", b"0g", b"\n\n", b"0"])
def test_signature_has_one_spelling_in_digits(digits: bytes) -> None:
    found = find_envelope(SIGNED)
    start = found.contents_offset
    data = SIGNED[:start] + digits + SIGNED[start + len(digits) :]
    field = Envelope(1, found.scores_offset, found.scores_length, start, len(digits))
    with pytest.raises(RefusedError, match=r"sheet\.damaged"):
        read_contents(data, envelope=field)


def test_file_above_the_limit_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "MAX_SHEET_BYTES", len(SIGNED) - 1)
    assert refusal_of(SIGNED) == "sheet.too_large"
