"""Yes, no or doubtful: the share of the jury that lets an entry through."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from core.base.errors import refuse
from core.ranking.methods.method import Options, Score, Scores
from core.ranking.table import Table
from core.ranking.totals import sum_by_entry, weigh

NO, DOUBTFUL, YES = 0, 1, 2
"""The marks of a screening round, whatever its criterion's step."""


def score_screening(table: Table, _options: Options) -> Scores:
    """Return the exact share of yes among those who answered, from 0 to 1, a doubtful answer being half a yes.

    Several questions are averaged by their weights. Raises ``count.not_screening`` for any other mark.
    """
    foreign = ~np.isin(table.marks, (NO, DOUBTFUL, YES)).all(axis=0)
    if foreign.any():
        pair = int(foreign.argmax())
        entry, juror = table.entries[int(table.entry[pair])], table.jurors[int(table.juror[pair])]
        refuse("count.not_screening", entry=entry, juror=juror)
    weights = [column.weight for column in table.criteria]
    totals = weigh(table, factors=weights)
    full = YES * sum(weights, Fraction(0)) / totals.unit
    pairs = zip(sum_by_entry(totals).tolist(), totals.counted.tolist(), strict=True)
    return Scores(tuple(Score(sum_ / (full * jurors) if jurors else None) for sum_, jurors in pairs), totals)
