"""Breaking running text into lines that begin at one edge: as few as possible, their ends as even as may be.

Total fit over all break points by the squares of what is left free, as in Knuth and Plass, «Breaking Paragraphs into
Lines» (1981), without hyphens; the last line is free, but should not be one short word. Lines break at ordinary
spaces; glue and then hyphens, slashes and at last any two characters give way only inside a piece that is wider than
the measure, because forms show whatever the data holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise

from core.pdf.faces import NARROW, NO_BREAK
from core.pdf.page import Style, measure

_SLACK = 1e-9
_SHORT_END, _SHORT_CHARGE = 0.15, 0.08
_INSIDE = re.compile(r"(?<=[-/_.@\\])(?=\w)")


@lru_cache(maxsize=4096)
def wrap_ragged(text: str, *, style: Style, width: float) -> tuple[str, ...]:
    """Return the lines of a glued text whose characters the face has, none wider than ``width`` millimetres."""
    pieces = [piece for word in text.split(" ") for piece in _loosened(word, style=style, width=width)] if text else []
    if len(pieces) <= 1:
        return tuple(piece for _, piece in pieces)
    return _best(pieces, style=style, width=width)


def _loosened(word: str, *, style: Style, width: float, gap: str = " ") -> Iterator[tuple[str, str]]:
    """Yield the word whole, or torn at its weakest place until every part fits; each with the space before it."""
    if measure(word, style) <= width:
        yield gap, word
        return
    for breaker in (NO_BREAK, NARROW):
        if breaker in word:
            for part in word.split(breaker):
                yield from _loosened(part, style=style, width=width)
            return
    parts = _INSIDE.split(word)
    if len(parts) == 1:
        parts = list(_chopped(word, style=style, width=width))
    for index, part in enumerate(parts):
        yield from _loosened(part, style=style, width=width, gap="" if index else gap)


def _chopped(word: str, *, style: Style, width: float) -> Iterator[str]:
    """Yield the longest beginnings that fit, at least a character each."""
    start = 0
    while start < len(word):
        end = start + 1
        while end < len(word) and measure(word[start : end + 1], style) <= width:
            end += 1
        yield word[start:end]
        start = end


def _best(pieces: list[tuple[str, str]], *, style: Style, width: float) -> tuple[str, ...]:
    space = measure(" ", style)
    gaps = [space if gap else 0.0 for gap, _ in pieces]
    ends = list(
        accumulate((gap + measure(text, style) for gap, (_, text) in zip(gaps, pieces, strict=True)), initial=0)
    )
    count = len(pieces)
    reached: list[tuple[int, float, int]] = [(0, 0.0, 0)] + [(count + 1, 0.0, 0)] * count
    for start in range(count):
        lines, cost, _ = reached[start]
        for end in range(start + 1, count + 1):
            wide = ends[end] - ends[start] - gaps[start]
            if wide > width + _SLACK and end > start + 1:
                break
            total = (lines + 1, cost + _charge(wide / width, is_last=end == count), start)
            reached[end] = min(reached[end], total)
    return tuple(_lines(pieces, reached))


def _charge(share: float, *, is_last: bool) -> float:
    """Return what a line costs that fills a share of the measure."""
    if is_last:
        return _SHORT_CHARGE if share < _SHORT_END else 0.0
    return (1 - share) ** 2


def _lines(pieces: list[tuple[str, str]], reached: list[tuple[int, float, int]]) -> Iterator[str]:
    bounds = [len(pieces)]
    while bounds[-1]:
        bounds.append(reached[bounds[-1]][2])
    bounds.reverse()
    for start, end in pairwise(bounds):
        first, *others = pieces[start:end]
        yield first[1] + "".join(gap + text for gap, text in others)
