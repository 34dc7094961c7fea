"""One number with its interval, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.ranking.agreement.ratings import Floats

INCOMPLETE, TOO_FEW, NO_SPREAD, NOT_RATIO, TOO_MANY = (
    "agreement.incomplete",
    "agreement.too_few",
    "agreement.no_spread",
    "agreement.not_ratio",
    "agreement.too_many_values",
)
"""Why there is no number: somebody left something unmarked; fewer than two entries or jurors; all marks are equal;
negative marks have no ratio; too many different marks to compare each with each."""

_NOISE = 1e-12
_SHARES = (0.025, 0.975)
_LEAST_KNOWN = 0.5
"""With fewer defined draws than this share of them an interval would describe something else."""


@dataclass(frozen=True)
class Coefficient:
    """A coefficient, None with a ``reason``; ``interval`` holds 95 of 100 bootstrap draws over entries."""

    value: float | None
    reason: str | None = None
    interval: tuple[float, float] | None = None


ByWeights = Callable[[Floats], Floats]
"""From how often each entry counts, shape (draws, entries), to a coefficient per draw; NaN where undefined."""


def estimate(formula: ByWeights, *, weights: Floats) -> Coefficient:
    """Return the coefficient of the entries as they are, and the interval of the draws (None of them: no interval)."""
    value = float(formula(np.ones((1, weights.shape[1])))[0])
    if np.isnan(value):
        return Coefficient(None, NO_SPREAD)
    drawn = formula(weights) if len(weights) else np.zeros(0)
    known = drawn[~np.isnan(drawn)]
    if len(known) <= _LEAST_KNOWN * len(drawn):
        return Coefficient(value)
    low, high = np.quantile(known, _SHARES).tolist()
    return Coefficient(value, interval=(low, high))


def divide(top: Floats, bottom: Floats) -> Floats:
    """Return quotients, NaN where the divisor is 0 or negative by rounding."""
    usable = bottom > 0
    return np.where(usable, top / np.where(usable, bottom, 1), np.nan)


def without_noise(difference: Floats, *, of: Floats) -> Floats:
    """Return differences of two nearly equal sums as 0 where they are below what floats can tell ``of`` the sums."""
    return np.where(difference > _NOISE * of, difference, 0)
