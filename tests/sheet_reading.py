"""What a score sheet shows, read from its uncompressed pages without a PDF library."""

from __future__ import annotations

import re
from functools import cache

from core.exchange.sheet.layout1.faces import load_faces

_CONTENT = re.compile(rb"<<  /Length (\d+) >>\nstream\n")
_OPERATOR = re.compile(rb"/([RB]) \d+ Tf|<([0-9A-F]*)>Tj")


def shown_pages(pdf: bytes) -> list[list[str]]:
    """Return the drawn lines of every page, in the order of drawing; no-break spaces are shown as spaces."""
    return [_lines(pdf[found.end() : found.end() + int(found[1])]) for found in _CONTENT.finditer(pdf)]


def shown_lines(pdf: bytes) -> list[str]:
    """Return the drawn lines of all pages."""
    return [line for page in shown_pages(pdf) for line in page]


def shown_text(pdf: bytes) -> str:
    """Return everything drawn as words with single spaces, so that line breaks do not matter."""
    return " ".join(" ".join(shown_lines(pdf)).split())


def _lines(content: bytes) -> list[str]:
    face, lines = "R", []
    for found in _OPERATOR.finditer(content):
        if found[1]:
            face = found[1].decode("ascii")
        elif found[2]:
            digits = found[2].decode("ascii")
            glyphs = _characters(face)
            lines.append("".join(glyphs[digits[start : start + 4]] for start in range(0, len(digits), 4)))
    return lines


@cache
def _characters(face: str) -> dict[str, str]:
    glyphs = {glyph: chr(code) for code, glyph in load_faces()[face].codes.items()}
    return {glyph: " " if character == "\u00a0" else character for glyph, character in glyphs.items()}
