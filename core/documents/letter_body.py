"""The text block of a framed letter: what, to whom and for what, centred in the optical middle of its zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import NoReturn

from core.base.errors import refuse
from core.documents.letter_lines import PlacedLine, wrap_field
from core.documents.letter_text import FACES, Field, GluedFields, LetterText
from core.pdf.colours import INK, TEAL, Colour
from core.pdf.page import POINTS, Style
from core.pdf.wrapping import fewest_lines

AXIS = 105.0
MEASURE = 134.0
TEXT_TOP = 115.5
"""Capitals of the first line reach no higher."""
_OPTICAL = 0.36
"""The share of the slack that stands above the text: the optical middle lies above the true one."""
_LEADING, _CAP_HEIGHT = 1.42, 0.7
_PARTS: tuple[tuple[Field, Colour, float], ...] = (
    ("verb", INK, 0.0),
    ("addressee", TEAL, 0.6),
    ("paragraphs", INK, 0.75),
)
"""Fields in order, their colour, and the space above each of their blocks beyond the leading, in em."""


@dataclass(frozen=True)
class _Block:
    field: Field
    lines: tuple[str, ...]
    style: Style
    gap: float


def plan_body(letter: LetterText, fields: GluedFields, *, size: float, bottom: float) -> list[PlacedLine] | None:
    """Place the text at ``size`` points above ``bottom``, or return None where it is too high.

    Raises ``letter.word_too_long`` when a word is wider than the measure.
    """
    zone = bottom - TEXT_TOP
    if _least_height(fields, size=size) > zone:
        return None
    blocks = _wrap_blocks(letter, fields, size=size)
    height = _height(blocks, size=size)
    if height > zone:
        return None
    top = TEXT_TOP + _OPTICAL * (zone - height) + _CAP_HEIGHT * size / POINTS
    return list(_place(blocks, size=size, top=top))


def refuse_body(letter: LetterText, fields: GluedFields, *, size: float, bottom: float) -> NoReturn:
    """Raise ``letter.text_too_long`` for a text too high at ``size``: its longest field and the surplus lines."""
    blocks = _wrap_blocks(letter, fields, size=size)
    excess = _height(blocks, size=size) - (bottom - TEXT_TOP)
    counts: dict[Field, int] = {}
    for block in blocks:
        counts[block.field] = counts.get(block.field, 0) + len(block.lines)
    longest = max(counts, key=lambda field: counts[field])
    refuse("letter.text_too_long", letter=letter.number, field=longest, lines=max(1, ceil(excess / _step(size))))


def _step(size: float) -> float:
    return size * _LEADING / POINTS


def _styles(size: float) -> Iterator[tuple[Field, Style, float]]:
    for field, colour, gap in _PARTS:
        yield field, Style(FACES[field], size, colour), gap


def _least_height(fields: GluedFields, *, size: float) -> float:
    """Return a height that no wrapping can undercut: cheap, so that very long texts skip sizes quickly."""
    counts = [
        fewest_lines(part, style=style, width=MEASURE) for field, style, _ in _styles(size) for part in fields[field]
    ]
    return (sum(counts) - 1) * _step(size)


def _wrap_blocks(letter: LetterText, fields: GluedFields, *, size: float) -> list[_Block]:
    blocks: list[_Block] = []
    for field, style, gap in _styles(size):
        for lines in wrap_field(letter, field, fields[field], style=style, width=MEASURE):
            blocks.append(_Block(field, lines, style, gap * size / POINTS if blocks else 0.0))
    return blocks


def _height(blocks: list[_Block], *, size: float) -> float:
    """Return the height from the first line's capitals to the last baseline."""
    steps = sum(len(block.lines) for block in blocks) - 1
    return _CAP_HEIGHT * size / POINTS + steps * _step(size) + sum(block.gap for block in blocks)


def _place(blocks: list[_Block], *, size: float, top: float) -> Iterator[PlacedLine]:
    y = top
    for block in blocks:
        y += block.gap
        for line in block.lines:
            yield PlacedLine(block.field, line, AXIS, y, block.style)
            y += _step(size)
