from __future__ import annotations

from decimal import Decimal

import pytest

from core.base.errors import Fact, RefusedError
from core.words.places import fill, places_of
from core.words.words import UnwordedError, Words

RUSSIAN, ENGLISH = Words.of("ru"), Words.of("en")


def test_a_refusal_is_worded_in_both_languages_with_its_facts() -> None:
    refused = RefusedError("mark.off_scale", score="11", minimum="0", maximum="10")
    assert RUSSIAN.refusal(refused) == "Балл 11 выходит за шкалу: она идёт от 0 до 10. Исправьте балл."
    assert ENGLISH.refusal(refused) == "The mark 11 is off the scale: it runs from 0 to 10. Correct the mark."


def test_a_fact_that_is_not_known_shows_a_dash() -> None:
    assert (
        RUSSIAN.error("mark.off_scale", {"score": "11"})
        == "Балл 11 выходит за шкалу: она идёт от — до —. Исправьте балл."
    )
    assert "—" in RUSSIAN.error("zip.too_large", {})


def test_an_unknown_code_is_named_and_sent_to_support() -> None:
    assert "never.seen" in RUSSIAN.error("never.seen", {})


def test_braces_in_facts_are_left_alone() -> None:
    assert "{minimum}" in RUSSIAN.error("number.unreadable", {"text": "{minimum}"})


def test_asking_for_a_sentence_that_nobody_wrote_is_our_fault() -> None:
    with pytest.raises(UnwordedError):
        RUSSIAN.say("no.such.sentence")
    with pytest.raises(UnwordedError):
        RUSSIAN.count("no.such.sentence", n=3)


@pytest.mark.parametrize(
    "n,expected",
    [(1, "1 заявка"), (2, "2 заявки"), (5, "5 заявок"), (11, "11 заявок"), (21, "21 заявка"), (475, "475 заявок")],
)
def test_russian_counts_in_three_forms(n: int, expected: str) -> None:
    assert RUSSIAN.count("plural.entries", n=n) == expected


def test_dates_are_whole_and_never_break_before_the_year_sign() -> None:
    assert RUSSIAN.date("2025-12-19") == "19 декабря 2025\u00a0г."
    assert ENGLISH.date("2025-12-19") == "December 19, 2025"
    assert RUSSIAN.moment("2025-12-12T14:05:00+07:00") == "12 декабря 2025\u00a0г., 14:05"
    assert RUSSIAN.date("soon") == "soon"


@pytest.mark.parametrize(
    "value,digits,expected",
    [
        (Decimal("8.4"), 2, "8,40"),
        (Decimal("1234567.125"), None, "1\u00a0234\u00a0567,125"),
        (475, None, "475"),
        (Decimal("-0.5"), 1, "-0,5"),
    ],
)
def test_numbers_have_a_decimal_comma(value: Decimal | int, digits: int | None, expected: str) -> None:
    assert RUSSIAN.number(value, digits=digits) == expected


def test_numbers_are_never_rounded_on_the_way_to_words() -> None:
    assert RUSSIAN.number(Decimal("41.333333333"), digits=2) == "41,333333333"


def test_sizes_are_read_in_megabytes() -> None:
    assert RUSSIAN.size(18_000_000) == "18\u00a0МБ"
    assert ENGLISH.size(119_321) == "119.3\u00a0kB"
    assert ENGLISH.size(500) == "500\u00a0bytes"


def test_a_place_says_how_its_fact_is_shown() -> None:
    sentence = "{limit:size}, {day:date}, {count:number}, {role:role}"
    facts: dict[str, Fact] = {"limit": 2_000_000, "day": "2025-12-19", "count": 12_345, "role": "chair"}
    shown = fill(sentence, facts, spell=RUSSIAN.spell)
    assert shown == "2\u00a0МБ, 19 декабря 2025\u00a0г., 12\u00a0345, председатель"
    assert places_of(sentence) == facts.keys()


def test_a_value_that_is_no_term_is_shown_as_it_is() -> None:
    assert fill("{role:role}", {"role": "К1"}, spell=RUSSIAN.spell) == "К1"
