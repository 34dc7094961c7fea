"""Numbers and moments as people type them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from core.base.errors import RefusedError
from core.tables.readings import read_count, read_figure, read_moment, read_score

read_typed_figure = partial(read_figure, typed=True)
read_own_figure = partial(read_figure, typed=False)


@pytest.mark.parametrize(
    "text, score",
    [
        ("7,5", "7.5"), ("7.50", "7.5"), ("10", "10"), ("0", "0"), ("-3", "-3"), ("\u22123", "-3"), ("1,234", "1.234"),
        ("007", "7"), ("12 345", "12345"), ("1 234 567,5", "1234567.5"),
    ],
)  # fmt: skip
def test_mark_is_read_with_comma_or_point(text: str, score: str) -> None:
    assert read_score(text) == score


@pytest.mark.parametrize(
    "read, text, code",
    [
        (read_score, "1.234,5", "number.ambiguous"),
        (read_score, "1,234.5", "number.ambiguous"),
        (read_score, "1,234,567", "number.ambiguous"),
        (read_score, "12 34,5", "number.ambiguous"),
        (read_score, "пять", "number.unreadable"),
        (read_score, "5 баллов", "number.unreadable"),
        (read_score, "1e3", "number.unreadable"),
        (read_score, "7,", "number.unreadable"),
        (read_score, "0.3333333333333", "number.unreadable"),
        (read_typed_figure, "1,234", "number.ambiguous"),
        (read_typed_figure, "12.345", "number.ambiguous"),
        (read_own_figure, "1" * 20, "number.unreadable"),
        (read_count, "7.5", "number.unreadable"),
        (read_count, "-1", "number.unreadable"),
        (read_moment, "31.02.2025", "date.unreadable"),
        (read_moment, "12/19/2025", "date.unreadable"),
        (read_moment, "19.12.25", "date.unreadable"),
        (read_moment, "2025-12-19T25:00", "date.unreadable"),
        (read_moment, "20251219", "date.unreadable"),
        (read_moment, "вчера", "date.unreadable"),
        (read_moment, "46010.5", "date.unreadable"),
    ],
)
def test_unclear_spelling_is_asked_about(read: Callable[[str], str], text: str, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(text)
    assert caught.value.code == code
    assert caught.value.facts["text"] == text


def test_figure_of_the_workbook_is_cut_to_nine_digits() -> None:
    assert read_own_figure("3.14159265358979") == "3.141592653"
    assert read_own_figure("1.234") == "1.234"
    assert read_typed_figure("0,125") == "0.125"
    assert read_typed_figure("1234,5") == "1234.5"


def test_count_is_whole() -> None:
    assert read_count("12 345") == "12345"


@pytest.mark.parametrize(
    "text, moment",
    [
        ("19.12.2025", "2025-12-19"),
        ("1.2.2026", "2026-02-01"),
        ("19.12.2025 14:05", "2025-12-19T14:05:00"),
        ("19.12.2025, 9:05:33", "2025-12-19T09:05:33"),
        ("19.12.2025 00:00", "2025-12-19T00:00:00"),
        ("2025-12-19", "2025-12-19"),
        ("2025-12-19 14:05:33", "2025-12-19T14:05:33"),
        ("2025-12-19T14:05:33.250+07:00", "2025-12-19T14:05:33+07:00"),
        ("2025-12-19T14:05:33Z", "2025-12-19T14:05:33+00:00"),
    ],
)
def test_moment_is_read(text: str, moment: str) -> None:
    assert read_moment(text) == moment
