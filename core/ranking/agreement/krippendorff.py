"""Krippendorff's α = 1 − D_o / D_e (Krippendorff 2004, ch. 11), for any number of jurors and missing marks.

The observed disagreement D_o is the mean difference of two marks of one entry, the expected D_e that of any two marks.
Differences are squared: nominal 1 for unequal marks; ordinal the number of marks between, half of the two kinds
themselves included; interval the marks' difference; ratio their difference over their sum. The first three need no
comparison of each mark with each: nominal is (m² − Σ n_c²), interval 2 (m Σx² − (Σx)²), and ordinal is interval on the
marks' positions among all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.ranking.agreement.coefficient import (
    NOT_RATIO,
    TOO_FEW,
    TOO_MANY,
    Coefficient,
    divide,
    estimate,
    without_noise,
)
from core.ranking.agreement.ratings import Floats, Ratings

LEVELS = ("nominal", "ordinal", "interval", "ratio")
_LEAST, _MOST_VALUES, _MOST_CELLS = 2, 1500, 20_000_000


@dataclass(frozen=True, eq=False)
class _Counts:
    """How often each entry with two marks or more got each value: ``counts`` (entries, values), ``sizes`` the sums."""

    value: Floats
    counts: Floats
    sizes: Floats


def find_alphas(ratings: Ratings, *, weights: Floats) -> Mapping[str, Coefficient]:
    """Return α at every level; ``weights`` are bootstrap draws over the ratings' entries."""
    values, position = np.unique(ratings.number, return_inverse=True)
    sizes = np.bincount(ratings.entry, minlength=ratings.entries)
    paired = sizes >= _LEAST
    if not paired.any():
        return dict.fromkeys(LEVELS, Coefficient(None, TOO_FEW))
    if len(values) > _MOST_VALUES or len(values) * ratings.entries > _MOST_CELLS:
        return dict.fromkeys(LEVELS, Coefficient(None, TOO_MANY))
    cells = np.bincount(ratings.entry * len(values) + position, minlength=ratings.entries * len(values))
    grid = cells.reshape(ratings.entries, len(values))[paired].astype(np.float64)
    shown = np.array([float(value * ratings.unit) for value in values.tolist()])
    counts = _Counts(shown, grid, sizes[paired].astype(np.float64))
    drawn = weights[:, paired]
    formulas: dict[str, Callable[[Floats], Floats]] = {
        "nominal": lambda each: _find_nominal(counts, each),
        "ordinal": lambda each: _find_ordinal(counts, each),
        "interval": lambda each: _find_interval(counts, each),
        "ratio": lambda each: _find_ratio(counts, each),
    }
    found = {level: estimate(formulas[level], weights=drawn) for level in LEVELS}
    return found | ({"ratio": Coefficient(None, NOT_RATIO)} if (shown < 0).any() else {})


def _alpha(within: Floats, among: Floats, counts: _Counts, weights: Floats) -> Floats:
    """Return 1 − D_o / D_e from sums over ordered pairs: within entries (draws, entries) and among all (draws)."""
    number = weights @ counts.sizes
    observed = (weights * within / (counts.sizes - 1)).sum(axis=1)
    return 1 - divide(observed * (number - 1), among)


def _find_nominal(counts: _Counts, weights: Floats) -> Floats:
    within = counts.sizes**2 - (counts.counts**2).sum(axis=1)
    pooled = weights @ counts.counts
    return _alpha(within, pooled.sum(axis=1) ** 2 - (pooled**2).sum(axis=1), counts, weights)


def _find_interval(counts: _Counts, weights: Floats) -> Floats:
    value = counts.value - counts.value.min()
    return _find_squares(counts, weights, np.broadcast_to(value, (len(weights), len(value))))


def _find_ordinal(counts: _Counts, weights: Floats) -> Floats:
    pooled = weights @ counts.counts
    return _find_squares(counts, weights, np.cumsum(pooled, axis=1) - pooled / 2)


def _find_squares(counts: _Counts, weights: Floats, place: Floats) -> Floats:
    """Return α of squared differences of ``place`` (draws, values)."""
    own, squares = place @ counts.counts.T, place**2 @ counts.counts.T
    pooled = weights @ counts.counts
    number, total, square = (sums.sum(axis=1) for sums in (pooled, pooled * place, pooled * place**2))
    among = without_noise(number * square - total**2, of=number * square)
    within = without_noise(counts.sizes * squares - own**2, of=counts.sizes * squares)
    return _alpha(2 * within, 2 * among, counts, weights)


def _find_ratio(counts: _Counts, weights: Floats) -> Floats:
    value = counts.value
    sums = value[:, None] + value
    apart = np.where(sums > 0, (value[:, None] - value) / np.where(sums > 0, sums, 1), 0) ** 2
    within = np.einsum("uv,uv->u", counts.counts @ apart, counts.counts)
    pooled = weights @ counts.counts
    return _alpha(within, np.einsum("dv,dv->d", pooled @ apart, pooled), counts, weights)
