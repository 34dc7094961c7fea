"""What coefficients of agreement are computed from: whole numbers by entry (unit) and juror."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from core.ranking.table import Codes, Exact, Table
from core.ranking.totals import juror_totals

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Ratings:
    """One number per pair, sorted by juror and entry; worth ``number * unit``. Codes are gapless from 0."""

    entry: Codes
    juror: Codes
    number: Exact
    unit: Fraction
    entries: int
    jurors: int

    @property
    def complete(self) -> bool:
        """Tell whether everybody who rated anything rated everything that was rated."""
        return len(self.entry) == self.entries * self.jurors

    def grid(self) -> Floats:
        """Return numbers by (entry, juror) of a complete table, measured from the lowest so that floats hold them."""
        values = np.array((self.number - self.number.min(initial=0)).tolist(), dtype=np.float64)
        grid = np.zeros((self.entries, self.jurors))
        grid[self.entry, self.juror] = values
        return grid


def rate_totals(table: Table) -> Ratings:
    """Return the totals of all complete pairs."""
    totals = juror_totals(table)
    return _gapless(totals.entry, totals.juror, totals.total, unit=totals.unit)


def rate_criterion(table: Table, *, criterion: int) -> Ratings:
    """Return all marks of one criterion by its code."""
    given = table.given[criterion]
    step = table.criteria[criterion].step
    return _gapless(table.entry[given], table.juror[given], table.marks[criterion][given], unit=step)


def _gapless(entry: Codes, juror: Codes, number: Exact, *, unit: Fraction) -> Ratings:
    entries, coded_entry = np.unique(entry, return_inverse=True)
    jurors, coded_juror = np.unique(juror, return_inverse=True)
    return Ratings(coded_entry.astype(np.int64), coded_juror.astype(np.int64), number, unit, len(entries), len(jurors))
