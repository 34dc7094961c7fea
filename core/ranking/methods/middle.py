"""Trimmed mean and median: what is left when the extreme totals of an entry are set aside."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from core.base.errors import refuse
from core.ranking.methods.method import Options, Score, Scores
from core.ranking.table import Codes, Table
from core.ranking.totals import JurorTotals, dense_ranks, juror_totals, starts_of


def score_trimmed(table: Table, options: Options) -> Scores:
    """Drop the ``trim`` highest and ``trim`` lowest totals of an entry and return the mean of the rest.

    An entry of which nothing would be left has no score and ``count.too_few_to_trim``; raises ``count.bad_trim``.
    """
    if options.trim < 0:
        refuse("count.bad_trim", trim=options.trim)
    totals = juror_totals(table)
    return Scores(_mean_of_middle(totals, drop=np.full_like(totals.counted, options.trim)), totals)


def score_median(table: Table, _options: Options) -> Scores:
    """Return the middle total of an entry, or the mean of the middle two."""
    totals = juror_totals(table)
    return Scores(_mean_of_middle(totals, drop=np.maximum(totals.counted - 1, 0) // 2), totals)


def _mean_of_middle(totals: JurorTotals, *, drop: Codes) -> tuple[Score, ...]:
    """Return, per entry, the mean of what is left without ``drop`` totals at each end."""
    ordered = totals.total[np.lexsort((dense_ranks(totals), totals.entry))]
    running = np.concatenate((np.zeros(1, dtype=ordered.dtype), np.cumsum(ordered)))
    starts = starts_of(totals.counted)
    left = totals.counted - 2 * drop
    first = np.where(left > 0, starts + drop, 0)
    kept = running[first + np.maximum(left, 0)] - running[first]
    rows = zip(kept.tolist(), left.tolist(), totals.counted.tolist(), strict=True)
    return tuple(_score(sum_, left=rest, jurors=jurors, unit=totals.unit) for sum_, rest, jurors in rows)


def _score(sum_: int, *, left: int, jurors: int, unit: Fraction) -> Score:
    if left > 0:
        return Score(sum_ * unit / left)
    return Score(None, ("count.too_few_to_trim",) if jurors else ())
