"""Where every line of a framed A4 letter stands.

The text shrinks from 15 points by halves and the signature with it; what does not fit at 11 points is refused, naming
the field and the lines too many. Nothing is drawn here, so that a batch can be refused whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from core.base.errors import RefusedError
from core.documents.letter_body import AXIS, MEASURE, plan_body, refuse_body
from core.documents.letter_lines import PlacedLine, wrap_within
from core.documents.letter_text import FACES, Field, GluedFields, LetterText, glue_fields
from core.pdf.colours import GREY, TEAL
from core.pdf.page import POINTS, Style, measure

LEFT, RIGHT = 31.0, 179.0
TEXT_BOTTOM = 220.0
"""The last baseline of the text stands no lower, and higher where the position takes more than three lines."""
_SIZES = tuple(half / 2 for half in range(30, 21, -1))

_SMALL, _SMALL_STEP = 9.0, 12.5 / POINTS
_ISSUER_Y, _ISSUER_STEP = 63.0, 5.2
_TITLE_Y, _TITLE_STEP, _TITLE_MEASURE = 92.25, 12.5, 146.0
_TITLE_SIZES = tuple(range(28, 17, -1))
_SIGNATURE_Y, _SIGNATURE_SIZE, _SIGNATURE_LEADING = 243.0, 14.0, 18 / 14
_HAND = 37.0
"""Kept free between position and name, for the signature."""
_NAME_MEASURE, _POSITION_LINES = 72.0, (4, 6)
_FOOT_LINES: tuple[tuple[Field, int], ...] = (("order", 2), ("registration", 1))
_SEAL_Y, _FOOT_Y, _FOOT_MEASURE, _CITY_MEASURE = 251.0, 267.5, 92.0, 50.0


@dataclass(frozen=True)
class LetterPlan:
    """A letter laid out: its lines in reading order, and the size its text came to, in points."""

    letter: LetterText
    lines: tuple[PlacedLine, ...]
    size: float


def plan_letter(letter: LetterText) -> LetterPlan:
    """Lay a letter out.

    Raises ``letter.text_too_long`` (letter, field, lines), ``letter.word_too_long`` (letter, field, word), and what
    :func:`core.documents.letter_text.glue_fields` raises.
    """
    fields = glue_fields(letter)
    head = (*_plan_issuer(letter, fields), *_plan_title(letter, fields))
    size, body, signature = _fit_text(letter, fields)
    return LetterPlan(letter, (*head, *body, *signature, *_plan_foot(letter, fields)), size)


def _fit_text(letter: LetterText, fields: GluedFields) -> tuple[float, list[PlacedLine], list[PlacedLine]]:
    """Return the largest size at which the text stands above the signature, and both."""
    for size in _SIZES:
        signature = _fit_signature(letter, fields, size=min(size, _SIGNATURE_SIZE))
        body = plan_body(letter, fields, size=size, bottom=_bottom_above(signature))
        if body is not None:
            return size, body, signature
    signature = _fit_signature(letter, fields, size=_SIZES[-1])
    refuse_body(letter, fields, size=_SIZES[-1], bottom=_bottom_above(signature))


def _bottom_above(signature: list[PlacedLine]) -> float:
    step = signature[0].style.size * _SIGNATURE_LEADING / POINTS
    return min(TEXT_BOTTOM, signature[0].y - 2.2 * step)


def _fit_signature(letter: LetterText, fields: GluedFields, *, size: float) -> list[PlacedLine]:
    """Return the signature at ``size`` points, or smaller where that keeps the position to four, at worst six lines."""
    tried = [(most, each) for most in _POSITION_LINES for each in _SIZES if each <= size]
    for most, each in tried[:-1]:
        try:
            return _plan_signature(letter, fields, size=each, most=most)
        except RefusedError:
            continue
    return _plan_signature(letter, fields, size=tried[-1][1], most=tried[-1][0])


def _plan_issuer(letter: LetterText, fields: GluedFields) -> Iterator[PlacedLine]:
    style = Style(FACES["issuer"], _SMALL, TEAL, tracking=0.24)
    lines = wrap_within(letter, "issuer", fields["issuer"], style=style, width=MEASURE, most=2)
    for line, y in _stack(lines, first=_ISSUER_Y, step=_ISSUER_STEP):
        yield PlacedLine("issuer", line, AXIS, y, style)


def _plan_title(letter: LetterText, fields: GluedFields) -> Iterator[PlacedLine]:
    """Set the title's own lines, smaller where one is wider than the frame allows."""
    styles = [Style(FACES["title"], size, TEAL, tracking=0.07) for size in _TITLE_SIZES]
    widest = max(fields["title"], key=lambda line: measure(line, styles[0]))
    style = next((style for style in styles if measure(widest, style) <= _TITLE_MEASURE), styles[-1])
    lines = wrap_within(letter, "title", fields["title"], style=style, width=_TITLE_MEASURE, most=2)
    for line, y in _stack(lines, first=_TITLE_Y - (len(lines) - 1) / 2 * _TITLE_STEP, step=_TITLE_STEP):
        yield PlacedLine("title", line, AXIS, y, style)


def _stack(lines: list[str], *, first: float, step: float) -> Iterator[tuple[str, float]]:
    return ((line, first + index * step) for index, line in enumerate(lines))


def _plan_signature(letter: LetterText, fields: GluedFields, *, size: float, most: int) -> list[PlacedLine]:
    """Put the position left, its last line level with the name at the right, room for the hand between them."""
    style = Style(FACES["signatory"], size)
    (name,) = wrap_within(letter, "signatory", fields["signatory"], style=style, width=_NAME_MEASURE, most=1)
    width = RIGHT - LEFT - _HAND - measure(name, style)
    position = wrap_within(letter, "position", fields["position"], style=style, width=width, most=most)
    step = size * _SIGNATURE_LEADING / POINTS
    stacked = _stack(position, first=_SIGNATURE_Y - (len(position) - 1) * step, step=step)
    placed = [PlacedLine("position", line, LEFT, y, style, "left") for line, y in stacked]
    return [*placed, PlacedLine("signatory", name, RIGHT, _SIGNATURE_Y, style, "right")]


def _plan_foot(letter: LetterText, fields: GluedFields) -> Iterator[PlacedLine]:
    style = Style(FACES["order"], _SMALL, GREY)
    for seal in fields["seal"]:
        yield PlacedLine("seal", seal, LEFT, _SEAL_Y, style, "left")
    left: list[tuple[Field, str]] = []
    for field, most in _FOOT_LINES:
        lines = wrap_within(letter, field, fields[field], style=style, width=_FOOT_MEASURE, most=most)
        left += [(field, line) for line in lines]
    for index, (field, line) in enumerate(left):
        y = _FOOT_Y - (len(left) - 1 - index) * _SMALL_STEP
        yield PlacedLine(field, line, LEFT, y, style, "left")
    for line in wrap_within(letter, "city_year", fields["city_year"], style=style, width=_CITY_MEASURE, most=1):
        yield PlacedLine("city_year", line, RIGHT, _FOOT_Y, style, "right")
