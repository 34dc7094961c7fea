"""Sum of places: each juror ranks the entries they marked, equal totals share the mean of their places."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from core.ranking.methods.method import Options, Score, Scores, flag_differing
from core.ranking.table import Codes, Table
from core.ranking.totals import JurorTotals, dense_ranks, juror_totals


def score_places(table: Table, _options: Options) -> Scores:
    """Return the sum of the places (midranks) that the jurors gave an entry; the smallest sum wins.

    Sums do not compare when the jurors differ in number (``count.jurors_differ``) or when some ranked more entries
    than others (``count.fields_differ``); the entries concerned are told.
    """
    totals = juror_totals(table)
    doubled = np.zeros_like(totals.counted)
    np.add.at(doubled, totals.entry, _doubled_places(totals, jurors=len(table.jurors)))
    uneven = flag_differing(totals.counted, code="count.jurors_differ")
    fields = _in_smaller_fields(totals, jurors=len(table.jurors))
    rows = zip(doubled.tolist(), totals.counted.tolist(), uneven, fields, strict=True)
    return Scores(
        tuple(Score(Fraction(sum_, 2) if count else None, few + small) for sum_, count, few, small in rows), totals
    )


def _doubled_places(totals: JurorTotals, *, jurors: int) -> Codes:
    """Return twice the midrank of every pair among its juror's pairs: a whole number, best is 2."""
    ranks = dense_ranks(totals)
    order = np.lexsort((-ranks, totals.juror))
    juror, rank = totals.juror[order], ranks[order]
    opens = np.ones(len(order), dtype=np.bool_)
    opens[1:] = (juror[1:] != juror[:-1]) | (rank[1:] != rank[:-1])
    starts = np.flatnonzero(opens)
    sizes = np.diff(np.append(starts, len(order)))
    field = np.bincount(juror, minlength=jurors)
    before = (np.cumsum(field) - field)[juror[starts]]
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.repeat(2 * (starts - before) + sizes + 1, sizes)
    return places


def _in_smaller_fields(totals: JurorTotals, *, jurors: int) -> list[tuple[str, ...]]:
    """Flag entries ranked by a juror who ranked fewer entries than another did."""
    field = np.bincount(totals.juror, minlength=jurors)
    small = np.zeros(len(totals.counted), dtype=np.bool_)
    small[totals.entry[field[totals.juror] < field.max(initial=0)]] = True
    return [("count.fields_differ",) if each else () for each in small.tolist()]
