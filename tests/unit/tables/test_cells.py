"""Cells: text as people see it, whatever the file made of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from core.tables.cells import CellKind, Raw, address_of, clean_text, make_cell


@pytest.mark.parametrize(
    "row, column, address",
    [(0, 0, "A1"), (467, 6, "G468"), (0, 25, "Z1"), (8, 26, "AA9"), (0, 701, "ZZ1"), (0, 702, "AAA1")],
)
def test_address_is_the_one_people_know(row: int, column: int, address: str) -> None:
    assert address_of(row, column) == address


@pytest.mark.parametrize(
    "raw, text",
    [
        (17.0, "17"), (7.5, "7.5"), (0.1 + 0.2, "0.3"), (1e20, "100000000000000000000"), (-0.0, "0"),
        (1e-7, "0.0000001"),
        (2.675, "2.675"), (123456789012345.0, "123456789012345"), (4, "4"), (float("nan"), ""), (float("inf"), ""),
    ],
)  # fmt: skip
def test_number_is_shown_without_binary_noise(raw: float, text: str) -> None:
    cell = make_cell(raw, address="A1")
    assert (cell.text, cell.kind) == (text, CellKind.NUMBER)


@pytest.mark.parametrize(
    "raw, text",
    [
        (date(2025, 12, 19), "2025-12-19"),
        (datetime.fromisoformat("2025-12-19T14:05:33"), "2025-12-19T14:05:33"),
        (datetime.fromisoformat("2025-12-19T00:00:00"), "2025-12-19"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
    ],
)
def test_moment_is_shown_in_iso(raw: Raw, text: str) -> None:
    cell = make_cell(raw, address="A1")
    assert (cell.text, cell.kind) == (text, CellKind.DATE)


def test_truth_is_told_from_numbers() -> None:
    assert make_cell(raw=True, address="A1").kind is CellKind.BOOL
    assert [make_cell(raw, address="A1").text for raw in (True, False)] == ["true", "false"]


@pytest.mark.parametrize(
    "raw, text",
    [
        ("  Школа \t №\u00a07\r\nг. Кемерово ", "Школа № 7 г. Кемерово"),
        ("и\u0306од", "йод"),
        ("a\x00b\x07c", "a b c"),
        ("го\u00adс\u200bпаблик\ufeff", "госпаблик"),
        ("семья 👨\u200d👩\u200d👧", "семья 👨\u200d👩\u200d👧"),
        ("\u200b\u00a0", ""),
    ],
)
def test_text_is_cleaned(raw: str, text: str) -> None:
    assert clean_text(raw) == (text, False)


@pytest.mark.parametrize("mark", list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_direction_marks_are_taken_out_and_told(mark: str) -> None:
    assert clean_text(f"отчёт{mark}fdp.exe") == ("отчётfdp.exe", True)
