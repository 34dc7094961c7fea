"""How well a facet's elements are told apart (Wright and Masters 1982, ch. 5; Fisher 1992 for the strata)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Separation:
    """``spread``: standard deviation of the measures (divided by n); ``error``: root mean square of their errors.

    ``separation`` is the true spread in units of the error, ``strata`` how many levels are told apart, ``reliability``
    the true part of the variance. For jurors a reliability near 0 is wanted.
    """

    spread: float
    error: float
    separation: float
    strata: float
    reliability: float


def count_strata(separation: float) -> float:
    """Return (4 G + 1) / 3."""
    return (4 * separation + 1) / 3


def find_reliability(separation: float) -> float:
    """Return G² / (1 + G²)."""
    return separation**2 / (1 + separation**2)


def separate(measures: Sequence[float], errors: Sequence[float]) -> Separation | None:
    """Return how well measures are told apart; None for fewer than two."""
    number = len(measures)
    if number < len(("one", "other")):
        return None
    mean = sum(measures) / number
    spread = sum((each - mean) ** 2 for each in measures) / number
    error = sum(each**2 for each in errors) / number
    found = sqrt(max(spread - error, 0) / error)
    return Separation(sqrt(spread), sqrt(error), found, count_strata(found), find_reliability(found))
