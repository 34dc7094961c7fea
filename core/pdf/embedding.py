"""How a face enters a file: fixed pages of at most 255 characters, each subset and compressed once per process.

Page 0 holds Russian, figures and punctuation, at their places in Windows-1251; page 1 the letters of English; the
face's other characters (Kazakh, Tatar, accented Latin, …) follow. Because a page never depends on the text, its
compressed font file is made once, and every further file of a batch only copies it.
"""

from __future__ import annotations

import string
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from core.pdf.faces import NO_BREAK, Face, font_path, load_metrics

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFile

_WINDOWS_1251 = tuple(bytes([code]).decode("cp1251", errors="replace") for code in range(256))
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
_LATIN = string.ascii_letters
_SPACE, _PAGE_SIZE = 32, 223
_SOFT_HYPHEN = "\u00ad"
_UNUSED_TABLES = {"name", "OS/2"}
"""A viewer takes names and weights from the PDF; PT's name table alone is 18 kB."""
_SYMBOLIC, _ITALIC, _SERIF = 4, 64, 2


@dataclass(frozen=True)
class FontPage:
    """One page of a face, ready to be written: objects without their numbers."""

    name: str
    widths: tuple[int, ...]
    descriptor: str
    font_file: bytes
    font_file_length: int
    to_unicode: bytes


@cache
def code_pages(face: Face) -> tuple[tuple[str, ...], ...]:
    """Return the characters of each page by their byte; an empty string where a byte means nothing."""
    known = load_metrics(face).widths.keys() - {NO_BREAK, _SOFT_HYPHEN}
    everyday = {c for c in _WINDOWS_1251[_SPACE:] if not c.isalpha() or c in _RUSSIAN} & known
    others = sorted(known - everyday - set(_LATIN))
    further = [_LATIN, *(others[start : start + _PAGE_SIZE] for start in range(0, len(others), _PAGE_SIZE))]
    first = tuple(c if c in everyday else "" for c in _WINDOWS_1251)
    return first, *(("",) * _SPACE + (" ", *page) for page in further)


@cache
def _places(face: Face) -> Mapping[str, tuple[int, int]]:
    """Return page and byte of every character but the space, which every page has."""
    pages = enumerate(code_pages(face))
    return {c: (page, code) for page, characters in pages for code, c in enumerate(characters) if c.strip()}


def split_by_page(text: str, *, face: Face) -> Iterator[tuple[int, bytes]]:
    """Yield page and byte of each character in turn; raises ``KeyError`` for one that the face lacks."""
    places, page = _places(face), 0
    for character in text:
        if character == " ":
            code = _SPACE
        else:
            page, code = places[character]
        yield page, bytes([code])


@cache
def load_font_page(face: Face, page: int) -> FontPage:
    """Subset and compress one page of a face, once per process."""
    from reportlab.pdfbase.ttfonts import TTFontFile  # slow import

    font = TTFontFile(str(font_path(face)))
    characters = code_pages(face)[page]
    subset = _without_tables(font.makeSubset([ord(c) if c else 0 for c in characters]))
    name = f"{'ABCDEF'[list(Face).index(face)]}{page:05d}".translate(_LETTERS) + "+" + face.value.removesuffix(".ttf")
    widths = load_metrics(face).widths
    return FontPage(
        name=name,
        widths=tuple(widths[c] if c else 0 for c in characters),
        descriptor=_descriptor(font, name, serif="Serif" in face.value),
        font_file=zlib.compress(subset, 9),
        font_file_length=len(subset),
        to_unicode=zlib.compress(_to_unicode(characters), 9),
    )


_LETTERS = str.maketrans("0123456789", "GHIJKLMNOP")
"""A subset's tag is six capital letters (ISO 32000-1, 9.6.4)."""


def _descriptor(font: TTFontFile, name: str, *, serif: bool) -> str:
    flags = _SYMBOLIC | (_SERIF if serif else 0) | (_ITALIC if font.italicAngle else 0)
    box = " ".join(str(round(edge)) for edge in font.bbox)
    return (
        f"/Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}] "
        f"/ItalicAngle {font.italicAngle:g} /Ascent {font.ascent:g} /Descent {font.descent:g} "
        f"/CapHeight {font.capHeight:g} /StemV {font.stemV:g}"
    )


def _without_tables(font: bytes) -> bytes:
    """Return the font without the tables that nobody reads inside a PDF."""
    from reportlab.pdfbase.ttfonts import TTFontMaker  # slow import

    maker = TTFontMaker()
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if (name := tag.decode("ascii")) not in _UNUSED_TABLES:
            maker.add(name, font[offset : offset + length])
    return maker.makeStream()


def _to_unicode(characters: Sequence[str]) -> bytes:
    """Return the CMap by which a reader finds the text again (ISO 32000-1, 9.10.3)."""
    pairs = [f"<{code:02X}> <{ord(c):04X}>" for code, c in enumerate(characters) if c]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
