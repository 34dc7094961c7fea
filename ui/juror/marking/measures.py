"""How high the parts of the panel are: measures at normal text size, chosen by the height there is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights in pixels; ``lit`` is that of the lit level alone, 0 where all levels are shown.

    ``comfort`` is what must be left for words about the entry, or tighter measures are chosen.
    """

    line: int
    open_line: int
    bottom: int
    lit: int
    total: int
    head: int
    foot: int
    field: int
    comfort: int


FULL = Measures(line=40, open_line=40, bottom=12, lit=0, total=60, head=48, foot=64, field=56, comfort=116)
COMPACT = Measures(line=36, open_line=40, bottom=12, lit=48, total=52, head=48, foot=56, field=56, comfort=98)
TIGHT = Measures(line=28, open_line=34, bottom=6, lit=34, total=38, head=42, foot=50, field=36, comfort=0)
STRIP = Measures(line=40, open_line=40, bottom=12, lit=48, total=48, head=36, foot=56, field=56, comfort=86)
LOW_STRIP = Measures(line=28, open_line=34, bottom=6, lit=44, total=38, head=34, foot=50, field=36, comfort=0)

PANEL, NARROW = (FULL, COMPACT, TIGHT), (STRIP, LOW_STRIP)
"""From roomy to tight; the last ones have to do, and criteria scroll where they do not."""
