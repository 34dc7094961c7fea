"""Kendall's coefficient of concordance W of a complete table (Kendall and Babington Smith 1939; Siegel 1956, ch. 9).

W = 12 S / (m² (n³ − n) − m ΣT), with m jurors, n entries, S the sum of squared deviations of the rank sums, and
T = Σ (t³ − t) over the ties of a juror; without the correction ΣT is 0. χ² = m (n − 1) W with n − 1 degrees of freedom.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.ranking.agreement.coefficient import INCOMPLETE, TOO_FEW, Coefficient, divide, estimate
from core.ranking.agreement.ratings import Floats, Ratings

_LEAST = 2


@dataclass(frozen=True)
class Concordance:
    """W with and without the correction for ties, and the test of the corrected one (None without W)."""

    corrected: Coefficient
    uncorrected: Coefficient
    chi_square: float | None = None
    df: int | None = None
    p: float | None = None


def find_concordance(ratings: Ratings, *, weights: Floats) -> Concordance:
    """Return Kendall's W; ``weights`` are bootstrap draws over entries."""
    reason = _find_reason(ratings)
    if reason is not None:
        return Concordance(Coefficient(None, reason), Coefficient(None, reason))
    orders = _order_by_juror(ratings)
    corrected = estimate(lambda drawn: _find_w(orders, drawn, ties=True), weights=weights)
    uncorrected = estimate(lambda drawn: _find_w(orders, drawn, ties=False), weights=weights)
    if corrected.value is None:
        return Concordance(corrected, uncorrected)
    from scipy.special import chdtrc  # slow import

    chi_square = ratings.jurors * (ratings.entries - 1) * corrected.value
    df = ratings.entries - 1
    return Concordance(corrected, uncorrected, chi_square, df, float(chdtrc(df, chi_square)))


def _find_reason(ratings: Ratings) -> str | None:
    if not ratings.complete:
        return INCOMPLETE
    return TOO_FEW if ratings.entries < _LEAST or ratings.jurors < _LEAST else None


@dataclass(frozen=True, eq=False)
class _Order:
    """One juror's entries from the lowest mark to the highest, and where each run of equal marks begins."""

    entry: np.ndarray[tuple[int], np.dtype[np.int64]]
    starts: np.ndarray[tuple[int], np.dtype[np.int64]]


def _order_by_juror(ratings: Ratings) -> list[_Order]:
    grid = ratings.grid()
    orders = []
    for marks in grid.T:
        entry = np.argsort(marks, kind="stable")
        ordered = marks[entry]
        starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
        orders.append(_Order(entry.astype(np.int64), starts.astype(np.int64)))
    return orders


def _find_w(orders: list[_Order], weights: Floats, *, ties: bool) -> Floats:
    """Return W per draw; a drawn entry stands as often in every juror's order as it was drawn."""
    jurors, number = len(orders), weights.sum(axis=1)
    sums, tied = np.zeros_like(weights), np.zeros(len(weights))
    for order in orders:
        runs = np.add.reduceat(weights[:, order.entry], order.starts, axis=1)
        # Twice the midrank, the lowest mark first: the order turns nothing in W.
        ranks = 2 * (np.cumsum(runs, axis=1) - runs) + runs + 1
        sizes = np.diff(np.append(order.starts, len(order.entry)))
        sums[:, order.entry] += np.repeat(ranks, sizes, axis=1)
        tied += (runs**3 - runs).sum(axis=1)
    mean = (weights * sums).sum(axis=1) / number
    squares = (weights * (sums - mean[:, None]) ** 2).sum(axis=1)
    return divide(3 * squares, jurors**2 * (number**3 - number) - jurors * tied * ties)
