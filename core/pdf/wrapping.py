"""Breaking a centred text into lines of even width, by total fit over all break points.

A break costs the square of a line's distance from the mean width, as in Knuth and Plass, «Breaking Paragraphs into
Lines» (1981), but without stretching: breaks after a comma or before an opening quotation mark are liked, leaving an
opened quotation's first word at a line's end is not. Lines break at ordinary spaces only; glue (:mod:`core.pdf.glue`)
gives way, and after it hyphens and slashes, only where a piece would not fit the measure otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import ceil, inf

from core.base.errors import refuse
from core.pdf.faces import NARROW, NO_BREAK
from core.pdf.page import Style, measure

_LIKED = -0.008
_TORN_QUOTE = 0.06
_EXTRA_LINE = 0.09
_SLACK = 1e-9
"""Sums of widths differ from the width of a sum in the last bits only."""
_BREAKERS = (NO_BREAK, NARROW)
_INSIDE = re.compile(r"(?<=[-/_.@\\])(?=\w)")
_TORN = re.compile(r"(?:^|[\s(])[«„“][^»“”]*$")


@dataclass(frozen=True)
class _Piece:
    """What a line cannot break inside; ``gap`` is the space before it unless it begins a line."""

    text: str
    gap: str
    width: float
    gap_width: float
    charge: float


def fewest_lines(text: str, *, style: Style, width: float) -> int:
    """Return a number of lines below which no wrapping of the text can go; ``width`` in millimetres."""
    return max(1, ceil(measure(text, style) / width - 0.1))


@lru_cache(maxsize=1024)
def wrap_evenly(text: str, *, style: Style, width: float) -> tuple[str, ...]:
    """Return the lines of a glued text, none wider than ``width`` millimetres, as few and as even as is seemly.

    Raises ``text.word_too_long`` when a single word does not fit.
    """
    pieces = list(_pieces(text, style=style, width=width))
    if not pieces:
        return ()
    whole = sum(piece.width + piece.gap_width for piece in pieces) - pieces[0].gap_width
    if whole <= width:
        return ("".join(piece.gap + piece.text for piece in pieces).strip(" "),)
    return _best(pieces, width=width, whole=whole)


def _pieces(text: str, *, style: Style, width: float) -> Iterator[_Piece]:
    space = measure(" ", style)
    for word in text.split(" ") if text else ():
        for gap, part in _loosened(word, style=style, width=width):
            charge = _LIKED if part.endswith(",") else _TORN_QUOTE if _TORN.search(part) else 0.0
            yield _Piece(part, gap, measure(part, style), space if gap else 0.0, charge)


def _loosened(word: str, *, style: Style, width: float, gap: str = " ") -> Iterator[tuple[str, str]]:
    """Yield the word whole, or torn at its weakest glue until every part fits."""
    if measure(word, style) <= width:
        yield gap, word
        return
    for breaker in _BREAKERS:
        if breaker in word:
            for part in word.split(breaker):
                yield from _loosened(part, style=style, width=width)
            return
    parts = _INSIDE.split(word)
    if len(parts) == 1:
        refuse("text.word_too_long", word=word[:80])
    for index, part in enumerate(parts):
        yield from _loosened(part, style=style, width=width, gap="" if index else gap)


def _best(pieces: list[_Piece], *, width: float, whole: float) -> tuple[str, ...]:
    ends = list(accumulate((piece.gap_width + piece.width for piece in pieces), initial=0.0))
    fewest = _greedy_count(pieces, ends, width=width)
    found = [
        (cost + _EXTRA_LINE * (count - fewest), count, breaks)
        for count in (fewest, fewest + 1)
        for cost, breaks in _fit(pieces, ends, width=width, count=count, whole=whole)
    ]
    breaks = min(found)[2]
    lines = zip((0, *breaks), (*breaks, len(pieces)), strict=True)
    return tuple("".join(p.gap + p.text for p in pieces[start:end]).strip(" ") for start, end in lines)


def _greedy_count(pieces: list[_Piece], ends: list[float], *, width: float) -> int:
    count, start = 1, 0
    for index in range(len(pieces)):
        if ends[index + 1] - ends[start] - pieces[start].gap_width > width + _SLACK:
            count, start = count + 1, index
    return count


def _fit(
    pieces: list[_Piece], ends: list[float], *, width: float, count: int, whole: float
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the cheapest breaks into ``count`` lines, if there are that many pieces."""
    gap = max(piece.gap_width for piece in pieces)
    mean = (whole - (count - 1) * gap) / count
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(count):
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, breaks) in reached.items():
            marked = (*breaks, start) if line else breaks
            for end in range(start + 1, len(pieces) + 1):
                wide = ends[end] - ends[start] - pieces[start].gap_width
                if wide > width + _SLACK:
                    break
                total = cost + ((wide - mean) / width) ** 2 + _charge(pieces, end)
                if total < further.get(end, (inf, ()))[0]:
                    further[end] = (total, marked)
        reached = further
    if len(pieces) in reached:
        yield reached[len(pieces)]


def _charge(pieces: list[_Piece], end: int) -> float:
    """Return what a break before piece ``end`` costs beyond unevenness."""
    if end == len(pieces):
        return 0.0
    return pieces[end - 1].charge + (_LIKED if pieces[end].text.startswith(("«", "„", "“")) else 0.0)
