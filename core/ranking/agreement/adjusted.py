"""Jurors' totals freed from severity, so that strict and mild jurors can be compared entry by entry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.ranking.agreement.ratings import Floats
from core.ranking.connectivity import find_components
from core.ranking.severity.additive import AdditiveFit, fit_additive
from core.ranking.table import Codes, Table
from core.ranking.totals import juror_totals


@dataclass(frozen=True, eq=False)
class Adjusted:
    """Complete pairs, sorted by juror and entry: ``own`` the totals, ``value`` with the juror's severity added.

    ``fit`` is None for a table that is not connected: then nothing is added.
    """

    entry: Codes
    juror: Codes
    own: Floats
    value: Floats
    fit: AdditiveFit | None

    def others(self, *, entries: int) -> tuple[Floats, Floats]:
        """Return, per pair, the mean of the entry's other jurors (NaN without any), and how many they are."""
        sums = np.bincount(self.entry, weights=self.value, minlength=entries)
        counts = np.bincount(self.entry, minlength=entries)
        number = (counts[self.entry] - 1).astype(np.float64)
        rest = sums[self.entry] - self.value
        return np.where(number > 0, rest / np.maximum(number, 1), np.nan), number


def adjust(table: Table) -> Adjusted:
    """Return the table's totals, adjusted where a juror's severity can be known."""
    totals = juror_totals(table)
    own = np.array([float(each * totals.unit) for each in totals.total.tolist()])
    if len(find_components(table)) != 1:
        return Adjusted(totals.entry, totals.juror, own, own, None)
    fit = fit_additive(table)
    severity = np.array([float(each or 0) for each in fit.severity])
    return Adjusted(totals.entry, totals.juror, own, own + severity[totals.juror], fit)
