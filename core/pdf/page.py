"""One page and what can be drawn on it: millimetres from the top left corner, sizes and line widths in points."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from core.pdf.colours import INK, Colour
from core.pdf.embedding import split_by_page
from core.pdf.faces import NARROW, NARROW_WIDTH, Face, load_metrics, measure_units, plain_spaces
from core.pdf.objects import number, text_string

POINTS = 72 / 25.4
"""Points in a millimetre."""
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True)
class Style:
    """How a line of text looks: size in points, tracking in em between its characters."""

    face: Face
    size: float
    colour: Colour = INK
    tracking: float = 0


@dataclass(frozen=True)
class Form:
    """A drawing kept once in a file however often it is used; ``content`` is compressed, ``box`` in points."""

    name: str
    box: tuple[float, float, float, float]
    content: bytes
    uses: tuple[Form, ...] = ()


def make_form(
    name: str, operators: str, *, box: tuple[float, float, float, float], uses: tuple[Form, ...] = ()
) -> Form:
    """Compress the operators of a drawing that is used many times."""
    return Form(name=name, box=box, content=zlib.compress(operators.encode("ascii"), 9), uses=uses)


def measure(text: str, style: Style) -> float:
    """Return the width of a text in millimetres, kerned and tracked."""
    tracked = style.tracking * max(len(text) - 1, 0)
    return (measure_units(text, style.face) / 1000 + tracked) * style.size / POINTS


class Page:
    """The operators of one page, and the fonts and forms they need."""

    def __init__(self, *, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.fonts: set[tuple[Face, int]] = set()
        self.forms: dict[str, Form] = {}
        self._operators: list[bytes] = []

    def content(self) -> bytes:
        """Return the page's operators, not compressed."""
        return b"\n".join(self._operators)

    def _add(self, operators: str) -> None:
        self._operators.append(operators.encode("ascii"))

    def _point(self, x: float, y: float) -> str:
        return f"{number(x * POINTS)} {number((self.height - y) * POINTS)}"

    def draw_line(self, start: tuple[float, float], end: tuple[float, float], *, colour: Colour, width: float) -> None:
        """Draw a straight line ``width`` points thick."""
        pen = f"{colour.operands()} RG {number(width)} w"
        self._add(f"{pen} {self._point(*start)} m {self._point(*end)} l S")

    def fill_polygon(self, corners: list[tuple[float, float]], *, colour: Colour) -> None:
        """Fill a closed shape of straight edges."""
        first, *others = (self._point(*corner) for corner in corners)
        edges = " ".join(f"{corner} l" for corner in others)
        self._add(f"{colour.operands()} rg {first} m {edges} f")

    def draw_form(self, form: Form, *, x: float = 0, y: float | None = None) -> None:
        """Place a form's origin at a point; without ``y`` at the bottom edge."""
        self.forms[form.name] = form
        origin = self._point(x, self.height if y is None else y)
        self._add(f"q 1 0 0 1 {origin} cm /{form.name} Do Q")

    def draw_text(self, text: str, *, x: float, y: float, style: Style, align: Align = "left") -> None:
        """Set one line with its baseline at ``y``; refuses nothing, so check the characters first.

        Tracked text carries its plain spelling beside it, or readers would find ``О Б Р А З Е Ц``.
        """
        if not text:
            return
        shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
        left = x - shift * measure(text, style) if shift else x
        head = f"{style.colour.operands()} rg {self._point(left, y)} Td"
        tracking = f" {number(style.tracking * style.size)} Tc" if style.tracking else ""
        shown = []
        for code_page, strings in _show(text, style.face):
            self.fonts.add((style.face, code_page))
            font = f"/{font_name(style.face, code_page)} {number(style.size)} Tf"
            shown.append(font.encode("ascii") + b" [" + strings + b"] TJ")
        block = b"BT " + head.encode("ascii") + tracking.encode("ascii") + b" " + b" ".join(shown) + b" ET"
        if style.tracking:
            block = b"q /Span << /ActualText " + text_string(plain_spaces(text)) + b" >> BDC " + block + b" EMC Q"
        self._operators.append(block)


def font_name(face: Face, code_page: int) -> str:
    """Return the name under which pages call one page of a face."""
    return f"{face.name.title().replace('_', '')}{code_page}"


_ESCAPES = {code: b"\\" + bytes([code]) for code in b"()\\"} | {13: b"\\r", 10: b"\\n"}


@lru_cache(maxsize=2048)
def _show(text: str, face: Face) -> tuple[tuple[int, bytes], ...]:
    """Return the strings and adjustments of a kerned line, one group for each run of one code page."""
    metrics = load_metrics(face)
    drawn = plain_spaces(text)
    runs: list[tuple[int, list[bytes]]] = []
    string = b""
    for index, (code_page, code) in enumerate(split_by_page(drawn, face=face)):
        if not runs or runs[-1][0] != code_page:
            if runs:
                runs[-1][1].append(b"(%s)" % string)
            runs.append((code_page, []))
            string = b""
        string += _ESCAPES.get(code[0], code)
        kern = metrics.kern(drawn[index], drawn[index + 1]) if index + 1 < len(drawn) else 0
        if text[index] == NARROW:
            kern += NARROW_WIDTH - metrics.widths[" "]
        if kern:
            runs[-1][1].append(b"(%s)%d" % (string, -kern))
            string = b""
    runs[-1][1].append(b"(%s)" % string if string else b"")
    return tuple((code_page, b"".join(parts)) for code_page, parts in runs)
