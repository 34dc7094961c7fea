"""Lines of a letter and how they are broken; what cannot be broken is refused by letter and field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from core.base.errors import RefusedError, refuse
from core.documents.letter_text import Field, LetterText
from core.pdf.page import Align, Style
from core.pdf.wrapping import wrap_evenly


@dataclass(frozen=True)
class PlacedLine:
    """One line where it stands: millimetres from the page's top left corner, ``y`` its baseline."""

    field: Field
    text: str
    x: float
    y: float
    style: Style
    align: Align = "centre"


def wrap_field(
    letter: LetterText, field: Field, parts: Iterable[str], *, style: Style, width: float
) -> list[tuple[str, ...]]:
    """Return the lines of each part of a field; raises ``letter.word_too_long``."""
    try:
        return [wrap_evenly(part, style=style, width=width) for part in parts]
    except RefusedError as problem:
        word = problem.facts["word"]
        raise RefusedError("letter.word_too_long", letter=letter.number, field=field, word=word) from problem


def wrap_within(
    letter: LetterText, field: Field, parts: Iterable[str], *, style: Style, width: float, most: int
) -> list[str]:
    """Return all lines of a field that has room for ``most``; raises ``letter.text_too_long`` with the surplus."""
    lines = [line for part in wrap_field(letter, field, parts, style=style, width=width) for line in part]
    if len(lines) > most:
        refuse("letter.text_too_long", letter=letter.number, field=field, lines=len(lines) - most)
    return lines
