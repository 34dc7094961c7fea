"""What a chart by weeks shows, as plain values; and the library that draws it, loaded when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

ChartKind = Literal["bars", "line"]

_TOPS = (2, 4, 6, 8, 10, 12, 16, 20, 30, 40, 50, 60, 80, 100)
"""Round numbers whose halves are round; ten times as much from there on."""


@dataclass(frozen=True, slots=True)
class WeekSeries:
    """A page's number in every week, and its nomination's average; None where there is none.

    ``marks`` are heights with their words, from the lowest line to the top of the chart. ``ticks`` are weeks with
    their words. ``tips`` says everything of a week. ``peak`` are the words at the highest value, or empty.
    """

    kind: ChartKind
    own: tuple[Fraction | None, ...]
    average: tuple[Fraction | None, ...]
    marks: tuple[tuple[Fraction, str], ...]
    ticks: tuple[tuple[int, str], ...]
    tips: tuple[str, ...]
    peak: str = ""

    @property
    def highest(self) -> int | None:
        """The week of the highest value."""
        known = [(value, -week) for week, value in enumerate(self.own) if value is not None]
        return -max(known)[1] if known else None


def round_top(values: tuple[Fraction | None, ...]) -> Fraction:
    """Return a round number that no value exceeds, and whose half is round as well; at least 2."""
    most = max((each for each in values if each is not None), default=Fraction(0))
    power = 1
    while most > _TOPS[-1] * power:
        power *= 10
    return Fraction(next(top for top in _TOPS if top * power >= most) * power)


def spread_ticks(weeks: int, *, most: int) -> tuple[int, ...]:
    """Return the weeks that get words below: the first, and others evenly spread."""
    every = max(1, -(-weeks // most))
    return tuple(range(0, weeks, every))


def load_charts() -> None:
    """Load the library that draws charts; takes up to a second, so another thread does it beforehand."""
    import pyqtgraph as pg  # slow import

    del pg
