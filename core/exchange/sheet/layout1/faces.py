"""The two faces of layout 1: which characters they have, their glyph numbers and widths."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from core.base.resources import resource
from core.base.values import Value

# Letters the faces lack and a reader cannot tell from these; everything else unknown is spelled out.
_SAME_TO_THE_EYE = {
    0x2007: "\u00a0",
    0x2009: "\u00a0",
    0x202F: "\u00a0",
    0x2010: "\u2011",
    0x2012: "\u2013",
    0x2015: "\u2014",
}
_MAX_METRICS_BYTES = 100_000


class FaceMetrics(Value):
    """Whole numbers of one face: ``glyphs`` and ``widths`` in the order of the metrics' characters."""

    glyphs: tuple[int, ...]
    all_widths: tuple[int, ...]
    program_size: int
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    weight: int


class _Metrics(Value):
    characters: str
    regular: FaceMetrics
    bold: FaceMetrics


@dataclass(frozen=True, eq=False)
class Face:
    """One face: ``codes`` turns text into hexadecimal glyph numbers, ``widths`` are thousandths of an em.

    ``program`` and ``character_map`` are compressed once and for all.
    """

    name: str
    codes: dict[int, str]
    widths: dict[str, int]
    metrics: FaceMetrics
    program: bytes
    character_map: bytes

    def measure(self, text: str) -> int:
        """Return the width of visible text in thousandths of an em."""
        return sum(map(self.widths.__getitem__, text))


@cache
def load_faces() -> dict[str, Face]:
    """Return the regular face as ``R`` and the bold one as ``B``."""
    metrics = _Metrics.from_bytes(constant("metrics.json"), max_bytes=_MAX_METRICS_BYTES)
    return {
        "R": _read_face("R", "regular", characters=metrics.characters, metrics=metrics.regular),
        "B": _read_face("B", "bold", characters=metrics.characters, metrics=metrics.bold),
    }


def visible(text: str) -> str:
    """Return text with every character that the faces lack, or that nobody could see, spelled ``[U+1F44D]``."""
    unknown = _unknown()
    if unknown.search(text) is None:
        return text
    return unknown.sub(lambda found: f"[U+{ord(found[0]):04X}]", text.translate(_SAME_TO_THE_EYE))


def constant(name: str) -> bytes:
    """Return a frozen file of this layout."""
    return resource(f"layouts/1/{name}").read_bytes()


@cache
def _unknown() -> re.Pattern[str]:
    known = "".join(map(re.escape, load_faces()["R"].widths))
    return re.compile(f"[^{known}]")


def _read_face(name: str, file: str, *, characters: str, metrics: FaceMetrics) -> Face:
    pairs = list(zip(characters, metrics.glyphs, strict=True))
    return Face(
        name=name,
        codes={ord(each): f"{glyph:04X}" for each, glyph in pairs},
        widths={each: metrics.all_widths[glyph] for each, glyph in pairs},
        metrics=metrics,
        program=constant(f"{file}.ttf.zlib"),
        character_map=constant(f"{file}.tounicode.zlib"),
    )
