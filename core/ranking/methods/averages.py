"""Weighted mean and weighted sum of the jurors' totals."""

from __future__ import annotations

from fractions import Fraction

from core.ranking.methods.method import Options, Score, Scores, flag_differing
from core.ranking.table import Table
from core.ranking.totals import juror_totals, sum_by_entry


def score_mean(table: Table, _options: Options) -> Scores:
    """Return the exact mean of the totals; who did not mark an entry is not in its mean."""
    totals = juror_totals(table)
    top, bottom = totals.unit.as_integer_ratio()
    pairs = zip(sum_by_entry(totals).tolist(), totals.counted.tolist(), strict=True)
    return Scores(
        tuple(Score(Fraction(sum_ * top, jurors * bottom) if jurors else None) for sum_, jurors in pairs), totals
    )


def score_sum(table: Table, _options: Options) -> Scores:
    """Return the exact sum of the totals; ``count.jurors_differ`` warns entries that fewer jurors marked."""
    totals = juror_totals(table)
    warnings = flag_differing(totals.counted, code="count.jurors_differ")
    rows = zip(sum_by_entry(totals).tolist(), totals.counted.tolist(), warnings, strict=True)
    return Scores(tuple(Score(sum_ * totals.unit if jurors else None, said) for sum_, jurors, said in rows), totals)
