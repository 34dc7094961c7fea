"""Properties of glue and wrapping: no word is lost, no line is too wide."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.pdf.faces import Face, plain_spaces
from core.pdf.glue import Language, glue, tidy
from core.pdf.page import Style, measure
from core.pdf.wrapping import fewest_lines, wrap_evenly

_LETTERS = "абвгдеёжзиклмнопрстуАБВГДЕЁabcXYZ0123456789"
_MARKS = st.sampled_from(
    ["и", "в", "с", "—", "№", "г.", "А.", "Б.", "«", "»", "„Сад“", "«Наш", "2025", "имени", "the", "No."]
)
_WORDS = st.text(_LETTERS, min_size=1, max_size=10) | _MARKS
_TEXTS = st.lists(_WORDS, max_size=60).map(" ".join)
_LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(("ru", "en"))
_STYLES = st.builds(
    Style, face=st.sampled_from([Face.SERIF, Face.SERIF_BOLD]), size=st.sampled_from([11.0, 12.5, 15.0])
)


@given(text=_TEXTS, language=_LANGUAGES)
def test_glue_keeps_every_character_but_the_kind_of_space(text: str, language: Language) -> None:
    assert plain_spaces(glue(text, language=language)) == tidy(text)


@given(text=_TEXTS, language=_LANGUAGES)
def test_glue_is_settled_at_once(text: str, language: Language) -> None:
    once = glue(text, language=language)
    assert glue(once, language=language) == once


@given(text=_TEXTS, language=_LANGUAGES, style=_STYLES, width=st.floats(60, 180))
def test_wrapping_loses_no_word_and_no_line_is_too_wide(
    text: str, language: Language, style: Style, width: float
) -> None:
    lines = wrap_evenly(glue(text, language=language), style=style, width=width)
    assert plain_spaces(" ".join(lines)) == tidy(text)
    assert all(measure(line, style) <= width + 1e-6 for line in lines)


@given(text=_TEXTS, style=_STYLES, width=st.floats(60, 180))
def test_wrapping_takes_at_most_one_line_more_than_filling_would(text: str, style: Style, width: float) -> None:
    lines = wrap_evenly(text, style=style, width=width)
    filled: list[str] = []
    for word in text.split():
        longer = f"{filled[-1]} {word}" if filled else word
        if filled and measure(longer, style) <= width:
            filled[-1] = longer
        else:
            filled.append(word)
    assert len(filled) <= len(lines) <= len(filled) + 1
    assert fewest_lines(text, style=style, width=width) <= max(len(lines), 1)
