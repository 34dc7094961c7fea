"""How centred text is broken into lines."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.pdf.faces import NARROW, NO_BREAK, Face
from core.pdf.page import Style, measure
from core.pdf.wrapping import fewest_lines, wrap_evenly

SERIF = Style(Face.SERIF, 15)


def test_text_that_fits_stays_on_one_line() -> None:
    assert wrap_evenly("за участие", style=SERIF, width=134) == ("за участие",)


def test_empty_text_has_no_lines() -> None:
    assert wrap_evenly("", style=SERIF, width=134) == ()


def test_two_lines_share_the_text_evenly() -> None:
    text = f"за открытый и честный разговор с{NO_BREAK}жителями нашего большого региона"
    lines = wrap_evenly(text, style=SERIF, width=134)
    assert lines == ("за открытый и честный разговор", f"с{NO_BREAK}жителями нашего большого региона")


def test_break_after_a_comma_is_liked() -> None:
    early, late = "наши дети, наши дети дома", "наши дети дома, наши дети"
    assert wrap_evenly(early, style=SERIF, width=45) == ("наши дети,", "наши дети дома")
    assert wrap_evenly(late, style=SERIF, width=45) == ("наши дети дома,", "наши дети")


def test_first_word_of_a_quotation_is_not_left_at_a_lines_end() -> None:
    text = "победитель в номинации года «Лучший школьный паблик Кузбасса»"
    assert wrap_evenly(text, style=SERIF, width=110) == (
        "победитель в номинации года",
        "«Лучший школьный паблик Кузбасса»",
    )


def test_glue_holds_while_it_fits() -> None:
    text = f"Новокузнецкая городская больница №{NARROW}29 имени{NO_BREAK}А.{NARROW}А.{NO_BREAK}Луцика"
    for line in wrap_evenly(text, style=SERIF, width=75):
        assert not line.endswith(("№", "имени", "А."))


def test_glue_gives_way_where_a_piece_would_not_fit() -> None:
    text = NO_BREAK.join(["неразрывное", "название", "шире", "любой", "строки"])
    lines = wrap_evenly(text, style=SERIF, width=60)
    assert " ".join(lines) == text.replace(NO_BREAK, " ")
    assert max(measure(line, SERIF) for line in lines) <= 60


def test_too_long_a_word_breaks_after_its_hyphen_without_a_space() -> None:
    lines = wrap_evenly("художественно-эстетическое", style=SERIF, width=50)
    assert lines == ("художественно-", "эстетическое")
    assert wrap_evenly("а б художественно-эстетическое", style=SERIF, width=60)[-1] == "эстетическое"


def test_word_wider_than_the_measure_is_refused_by_name() -> None:
    with pytest.raises(RefusedError) as refused:
        wrap_evenly("Тут достопримечательностями", style=SERIF, width=40)
    assert (refused.value.code, refused.value.facts) == ("text.word_too_long", {"word": "достопримечательностями"})


def test_fewest_lines_never_promises_too_many() -> None:
    text = "за открытый и уважительный разговор с жителями региона и единый стиль всех публикаций"
    for width in (40, 60, 90, 134, 300):
        assert fewest_lines(text, style=SERIF, width=width) <= len(wrap_evenly(text, style=SERIF, width=width))
