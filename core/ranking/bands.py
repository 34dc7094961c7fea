"""Imported figures scored by declared bands: so many followers are so many points, for every entry alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.base.errors import refuse
from core.base.numbers import exact
from core.ranking.count import Counted
from core.ranking.order import natural_key

Figures = Mapping[str, Fraction]
"""An entry's figures by name; one that was not imported is missing, which is not zero."""


@dataclass(frozen=True)
class Band:
    """From ``lowest`` on (to the next band), a figure is worth ``points``."""

    lowest: Fraction
    points: Fraction


@dataclass(frozen=True)
class FigureScale:
    """How one figure is scored: bands in rising order, a weight, and the points below the first band."""

    figure: str
    bands: tuple[Band, ...]
    weight: Fraction = Fraction(1)
    below: Fraction = Fraction(0)

    def score(self, value: Fraction) -> Fraction:
        """Return weight × the points of the band that the value lies in."""
        reached = [band.points for band in self.bands if band.lowest <= value]
        return self.weight * (reached[-1] if reached else self.below)


def check_scales(scales: Sequence[FigureScale]) -> None:
    """Raise ``figures.no_scales``, ``figures.doubled``, ``figures.no_bands`` or ``figures.bands_disordered``."""
    if not scales:
        refuse("figures.no_scales")
    seen: set[str] = set()
    for scale in scales:
        if scale.figure in seen:
            refuse("figures.doubled", figure=scale.figure)
        seen.add(scale.figure)
        if not scale.bands:
            refuse("figures.no_bands", figure=scale.figure)
        for one, other in zip(scale.bands, scale.bands[1:], strict=False):
            if one.lowest >= other.lowest:
                refuse("figures.bands_disordered", figure=scale.figure, lowest=exact(other.lowest))


def count_figures(figures: Mapping[str, Figures], *, scales: Sequence[FigureScale]) -> tuple[Counted, ...]:
    """Return every entry's exact sum of points, in the order of their numbers.

    An entry that lacks one of the figures has no score and is told ``figures.missing``: nobody is given points, or
    none, for a number that is not there. No juror takes part, so ``jurors`` is 1 where there is a score. Raises what
    :func:`check_scales` raises.
    """
    check_scales(scales)
    return tuple(_count(entry, figures[entry], scales) for entry in sorted(figures, key=natural_key))


def _count(entry: str, figures: Figures, scales: Sequence[FigureScale]) -> Counted:
    if any(scale.figure not in figures for scale in scales):
        return Counted(entry, None, 0, warnings=("figures.missing",))
    return Counted(entry, sum((scale.score(figures[scale.figure]) for scale in scales), Fraction(0)), 1)
