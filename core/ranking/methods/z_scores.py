"""Standardised marks: each juror's totals are measured from that juror's own mean, in that juror's own spread.

z = (x − mean) / SD over all the entries the juror marked, and an entry's score is the mean of its z (as in the ICC
literature, e.g. Shrout and Fleiss 1979, whose table tests it). A constant added to a juror's marks, or a positive
factor, changes no score. Unlike every other method, z may punish a higher mark: it also changes the juror's mean and
spread, and with them what that juror's other marks are worth.
"""

from __future__ import annotations

from fractions import Fraction
from math import isqrt

import numpy as np

from core.ranking.bridges import require_connected
from core.ranking.methods.method import Options, Score, Scores
from core.ranking.settling import settle_score
from core.ranking.table import Exact, Mask, Table
from core.ranking.totals import JurorTotals, juror_totals

_PRECISION = 10**60


def score_z(table: Table, options: Options) -> Scores:
    """Return the mean z of an entry, to 12 digits.

    ``options.sd`` divides by n (``population``) or n − 1 (``sample``). Where all totals of a juror are equal, which
    those of a single entry always are, that juror's z are 0 and the entries concerned are told ``count.no_spread``.
    Raises ``count.disconnected``.
    """
    require_connected(table, method="z")
    totals = juror_totals(table)
    deviations, roots, flat = _standardise(totals, jurors=len(table.jurors), sample=options.sd == "sample")
    sums = np.zeros(len(totals.counted), dtype=np.object_)
    np.add.at(sums, totals.entry, np.multiply(deviations, roots[totals.juror]))
    told = np.zeros(len(totals.counted), dtype=np.bool_)
    told[totals.entry[flat[totals.juror]]] = True
    rows = zip(sums.tolist(), totals.counted.tolist(), told.tolist(), strict=True)
    return Scores(tuple(_score(sum_, jurors=jurors, flat=flat_) for sum_, jurors, flat_ in rows), totals)


def _standardise(totals: JurorTotals, *, jurors: int, sample: bool) -> tuple[Exact, Exact, Mask]:
    """Return n x − Σx per pair, what each juror multiplies it by (in 10⁻⁶⁰), and which jurors have no spread.

    With S = Σx and Q = Σx², z is (n x − S) / √(n Q − S²), times √((n − 1) / n) for the sample SD: the root is the
    only number here that is not whole.
    """
    total = totals.total.astype(np.object_)
    number = np.bincount(totals.juror, minlength=jurors).astype(np.object_)
    sums, squares = (np.zeros(jurors, dtype=np.object_) for _ in range(2))
    np.add.at(sums, totals.juror, total)
    np.add.at(squares, totals.juror, total * total)
    spread = number * squares - sums * sums
    roots = [
        _inverse_root(each, count if sample else None)
        for each, count in zip(spread.tolist(), number.tolist(), strict=True)
    ]
    deviations = number[totals.juror] * total - sums[totals.juror]
    return deviations, np.array(roots, dtype=np.object_), np.array(spread == 0, dtype=np.bool_)


def _inverse_root(spread: int, count: int | None) -> int:
    """Return 1 / √spread, times √((count − 1) / count) if a count is given, in 10⁻⁶⁰; 0 without spread."""
    if not spread:
        return 0
    top, bottom = (1, 1) if count is None else (count - 1, count)
    return isqrt(top * _PRECISION**2 // (bottom * spread))


def _score(sum_: int, *, jurors: int, flat: bool) -> Score:
    if not jurors:
        return Score(None)
    return Score(settle_score(Fraction(sum_, jurors * _PRECISION)), ("count.no_spread",) if flat else ())
