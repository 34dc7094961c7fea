"""The words of one framed letter, and what is refused before any letter is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from core.base.errors import refuse
from core.pdf.characters import character_code, find_bidi_control
from core.pdf.faces import Face, missing_characters
from core.pdf.glue import Language, glue

Field = Literal[
    "issuer", "title", "verb", "addressee", "paragraphs", "position", "signatory", "seal", "order", "registration",
    "city_year",
]  # fmt: skip

FACES: dict[Field, Face] = {
    "issuer": Face.SERIF,
    "title": Face.SERIF_BOLD,
    "verb": Face.SERIF_ITALIC,
    "addressee": Face.SERIF_BOLD,
    "paragraphs": Face.SERIF,
    "position": Face.SERIF,
    "signatory": Face.SERIF,
    "seal": Face.SERIF,
    "order": Face.SERIF,
    "registration": Face.SERIF,
    "city_year": Face.SERIF,
}
_NEEDED: tuple[Field, ...] = ("title", "addressee", "position", "signatory")
_CAPITALS: frozenset[Field] = frozenset({"issuer", "title"})


@dataclass(frozen=True, kw_only=True)
class LetterText:
    """Ready strings of a letter: nothing is composed, declined or translated from here on.

    ``number`` is what a refusal calls this letter. ``title`` and ``position`` come as the lines they are set in, the
    other fields as running text. ``issuer`` and ``title`` are set in capitals. A ``sample`` carries the word for it
    in its frame and the placeholder in place of ``signatory``, whatever stands there.
    """

    number: str
    issuer: str
    title: tuple[str, ...]
    verb: str
    addressee: str
    paragraphs: tuple[str, ...]
    position: tuple[str, ...]
    signatory: str
    seal: str
    order: str
    registration: str
    city_year: str
    language: Language
    sample: bool


SAMPLE_MARK: dict[Language, str] = {"ru": "ОБРАЗЕЦ", "en": "SPECIMEN"}
SAMPLE_SIGNATORY: dict[Language, str] = {"ru": "И. О. Фамилия", "en": "A. B. Surname"}

GluedFields = dict[Field, tuple[str, ...]]
"""The parts of each field, glued, without empty ones."""


def glue_fields(letter: LetterText) -> GluedFields:
    """Return the letter's fields ready for setting.

    Raises ``letter.bidi_control``, ``letter.missing_glyph`` or ``letter.field_empty`` with letter and field.
    """
    fields: GluedFields = {}
    for field, parts in _raw_fields(letter):
        for part in parts:
            if control := find_bidi_control(part):
                refuse("letter.bidi_control", letter=letter.number, field=field, character=character_code(control))
        glued = (glue(part.upper() if field in _CAPITALS else part, language=letter.language) for part in parts)
        fields[field] = tuple(part for part in glued if part)
        for part in fields[field]:
            if missing := missing_characters(part, face=FACES[field]):
                code = character_code(missing[0])
                refuse("letter.missing_glyph", letter=letter.number, field=field, character=code)
    for field in _NEEDED:
        if not fields[field]:
            refuse("letter.field_empty", letter=letter.number, field=field)
    return fields


def _raw_fields(letter: LetterText) -> Iterator[tuple[Field, tuple[str, ...]]]:
    yield "issuer", (letter.issuer,)
    yield "title", letter.title
    yield "verb", (letter.verb,)
    yield "addressee", (letter.addressee,)
    yield "paragraphs", letter.paragraphs
    yield "position", letter.position
    yield "signatory", (SAMPLE_SIGNATORY[letter.language] if letter.sample else letter.signatory,)
    yield "seal", (letter.seal,)
    yield "order", (letter.order,)
    yield "registration", (letter.registration,)
    yield "city_year", (letter.city_year,)
