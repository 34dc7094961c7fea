"""Seeded bootstrap draws that are the same on every machine and with every version of numpy."""

from __future__ import annotations

import numpy as np

from core.ranking.agreement.ratings import Floats

DRAWS = 1000
_LEAST, _WORK = 200, 20_000_000


def draw_weights(units: int, *, draws: int, seed: int) -> Floats:
    """Return how often each of ``units`` is drawn, shape (draws, units), every row adding up to ``units``.

    Units are drawn with replacement from the raw 64-bit stream of PCG64, which numpy promises never to change.
    """
    raw = np.random.PCG64(seed).random_raw(draws * units).reshape(draws, units)
    chosen = (raw % np.uint64(max(units, 1))).astype(np.int64)
    chosen += np.arange(draws)[:, None] * units
    return np.bincount(chosen.ravel(), minlength=draws * units).reshape(draws, units).astype(np.float64)


def affordable_draws(work: int) -> int:
    """Return how many draws of so much ``work`` (numbers touched by one) are affordable; 0 if too few to be of use."""
    draws = min(DRAWS, _WORK // max(work, 1))
    return draws if draws >= _LEAST else 0
