"""What the faces know: characters, widths, kerning and their pages."""

from __future__ import annotations

import pytest

from core.pdf.embedding import code_pages, split_by_page
from core.pdf.faces import NARROW, NO_BREAK, Face, load_metrics, measure_units, missing_characters


def test_every_face_has_russian_english_and_the_marks_of_letters() -> None:
    text = "Съешь ещё этих мягких булок: ЁЖ, №5 §2 «„“» — – … The quick brown fox 0123456789"
    assert [missing_characters(text, face=face) for face in Face] == [()] * len(Face)


def test_missing_characters_are_named_once_and_in_order() -> None:
    assert missing_characters("α и 👍, α", face=Face.SERIF) == ("α", "👍")


def test_glue_spaces_are_never_missing() -> None:
    assert missing_characters(f"№{NARROW}5{NO_BREAK}и", face=Face.SANS) == ()


def test_kerning_draws_a_pair_together() -> None:
    widths = load_metrics(Face.SERIF).widths
    assert measure_units("Г.", Face.SERIF) == widths["Г"] + widths["."] - 85
    assert measure_units("ТА", Face.SERIF_BOLD) == widths_of("ТА", Face.SERIF_BOLD) - 90


def widths_of(text: str, face: Face) -> int:
    return sum(load_metrics(face).widths[character] for character in text)


def test_words_and_spaces_add_up_to_the_line() -> None:
    words = ["Кемеровской", "области", "А.", "У", "Та"]
    space = measure_units(" ", Face.SERIF)
    whole = measure_units(" ".join(words), Face.SERIF)
    assert whole == sum(measure_units(word, Face.SERIF) for word in words) + 4 * space


def test_narrow_space_is_narrower_than_a_space() -> None:
    assert measure_units(NARROW, Face.SERIF) == 170
    assert measure_units(NO_BREAK, Face.SERIF) == measure_units(" ", Face.SERIF) == 243


@pytest.mark.parametrize("face", list(Face))
def test_every_character_has_one_place_on_the_pages(face: Face) -> None:
    pages = code_pages(face)
    placed = [character for page in pages for character in page if character.strip()]
    assert len(placed) == len(set(placed))
    assert set(placed) | {" "} == load_metrics(face).widths.keys() - {NO_BREAK, "\u00ad"}
    assert max(map(len, pages)) <= 256
    assert {page[32] for page in pages} == {" "}


def test_russian_with_figures_and_marks_needs_one_page() -> None:
    text = "«Лучший паблик» № 5, 2025 год — ёж!"
    assert {page for page, _ in split_by_page(text, face=Face.SERIF)} == {0}


def test_a_space_never_changes_the_page() -> None:
    assert [page for page, _ in split_by_page("As я", face=Face.SERIF)] == [1, 1, 1, 0]
