"""The faces our papers are set in: the characters they have, their widths and their kerning pairs.

Units are thousandths of an em. PT Serif and PT Sans know Latin and Cyrillic, no Greek and no emoji: whoever draws
asks :func:`missing_characters` first, because a PDF shows an empty box for what a font lacks and says nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

NO_BREAK = "\u00a0"
NARROW = "\u202f"
"""A no-break space of 0.17 em, for № and initials, drawn as a tightened ordinary space."""
NARROW_WIDTH = 170
"""Text extraction sees no space in a gap of 0.15 em or less."""
_SPACES = {NO_BREAK: " ", NARROW: " "}


class Face(Enum):
    """One cut of one family; the value is its file."""

    SERIF = "PT_Serif-Web-Regular.ttf"
    SERIF_BOLD = "PT_Serif-Web-Bold.ttf"
    SERIF_ITALIC = "PT_Serif-Web-Italic.ttf"
    SANS = "PT_Sans-Web-Regular.ttf"
    SANS_BOLD = "PT_Sans-Web-Bold.ttf"
    SANS_ITALIC = "PT_Sans-Web-Italic.ttf"


@dataclass(frozen=True, eq=False)
class Metrics:
    """What measuring needs of a face: advance by character, kerning by pair of characters."""

    widths: Mapping[str, int]
    glyphs: Mapping[str, int]
    kerns: Mapping[int, int]

    def kern(self, left: str, right: str) -> int:
        """Return what is added between two neighbours; spaces are never kerned, so that words add up."""
        if left == " " or right == " ":
            return 0
        return self.kerns.get(self.glyphs[left] << 16 | self.glyphs[right], 0)


def font_path(face: Face) -> Path:
    """Return where the installed font package keeps the file of a face."""
    if face.value.startswith("PT_Sans"):
        from fontpkg_pt_sans import ROOT
    else:
        from fontpkg_pt_serif import ROOT
    return ROOT / "files" / face.value


@cache
def load_metrics(face: Face) -> Metrics:
    """Read a face once per process."""
    from reportlab.pdfbase.ttfonts import TTFontFile  # slow import

    font = TTFontFile(str(font_path(face)))
    glyphs = {chr(code): int(glyph) for code, glyph in font.charToGlyph.items() if glyph}
    widths = {character: int(font.charWidths[ord(character)]) for character in glyphs}
    return Metrics(widths=widths, glyphs=glyphs, kerns=_read_kerns(font.get_chunk(*font.get_table_pos("kern"))))


def _read_kerns(table: bytes) -> dict[int, int]:
    """Read the pairs of a ``kern`` table, format 0; its length field overflows in PT fonts, the count does not."""
    count = struct.unpack_from(">H", table, 10)[0]
    pairs = struct.iter_unpack(">Ih", table[18 : 18 + 6 * count])
    return dict(pairs)


def plain_spaces(text: str) -> str:
    """Return the text with ordinary spaces, as a reader finds it in the finished file."""
    return text.replace(NO_BREAK, " ").replace(NARROW, " ")


def missing_characters(text: str, *, face: Face) -> tuple[str, ...]:
    """Return the characters of a text that the face lacks, each once, in order; our two glue spaces never count."""
    widths = load_metrics(face).widths
    return tuple(dict.fromkeys(c for c in text if c not in widths and c not in _SPACES))


@lru_cache(maxsize=8192)
def measure_units(text: str, face: Face) -> int:
    """Return the width of a text, kerned, without tracking; raises ``KeyError`` for a character the face lacks."""
    metrics = load_metrics(face)
    total, previous = 0, " "
    for character in text:
        drawn = _SPACES.get(character, character)
        total += NARROW_WIDTH if character == NARROW else metrics.widths[drawn]
        total += metrics.kern(previous, drawn)
        previous = drawn
    return total
