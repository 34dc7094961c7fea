"""Text set in lines, and the page operators that draw it.

Everything drawn stands in a block: its ``x`` are the page's, its ``y`` count from the block's own top.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from core.exchange.sheet.layout1.faces import Face, load_faces, visible
from core.exchange.sheet.layout1.geometry import HEAVY, LEADING, LEFT, RIGHT, SMALL_LEADING

BLACK = "0 g"
GREY = ".333 g"


class Style(NamedTuple):
    """How text looks: ``size`` in points, ``start`` the operators that switch to it."""

    face: Face
    size: int
    leading: int
    start: str


class Line(NamedTuple):
    """One set line: glyph numbers in hexadecimal digits, width in thousandths of a point."""

    glyphs: str
    width: int


class Block(NamedTuple):
    """A piece of a page that is never divided."""

    height: int
    content: str


def _style(face: str, size: int, leading: int, colour: str = BLACK) -> Style:
    return Style(load_faces()[face], size, leading, f"/{face} {size}000 Tf {colour}\n")


NORMAL = _style("R", 9, LEADING)
STRONG = _style("B", 9, LEADING)
SMALL = _style("R", 7, SMALL_LEADING)
LABEL = _style("R", 7, SMALL_LEADING, GREY)
TITLE = _style("B", 15, LEADING)


@lru_cache(maxsize=20_000)
def set_line(text: str, style: Style) -> Line:
    """Set one line, however long; for short texts that come again and again."""
    shown = visible(text)
    return Line(shown.translate(style.face.codes), style.face.measure(shown) * style.size)


def text_at(x: int, y: int, text: str, style: Style) -> str:
    """Draw a line of text that begins at ``x``."""
    return place(x, y, set_line(text, style), style)


def text_ending_at(x: int, y: int, text: str, style: Style) -> str:
    """Draw a line of text that ends at ``x``."""
    line = set_line(text, style)
    return place(x - line.width, y, line, style)


def text_centred_at(x: int, y: int, text: str, style: Style) -> str:
    """Draw a line of text around ``x``."""
    line = set_line(text, style)
    return place(x - line.width // 2, y, line, style)


def place(x: int, y: int, line: Line, style: Style) -> str:
    """Draw a set line."""
    return f"{style.start}1 0 0 1 {x} {-y} Tm<{line.glyphs}>Tj\n"


def words(*pieces: str) -> str:
    """Join drawn text into one text object."""
    return f"BT\n{''.join(pieces)}ET\n"


def hairline(y: int, *, left: int = LEFT, right: int = RIGHT) -> str:
    """Draw a thin grey rule."""
    return f"{left} {-y} m {right} {-y} l S\n"


def heavy_rule(y: int, *, left: int = LEFT, right: int = RIGHT, thickness: int = HEAVY) -> str:
    """Draw a black rule."""
    return f"q 0 G {thickness} w {left} {-y} m {right} {-y} l S Q\n"
