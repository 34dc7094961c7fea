"""Means adjusted for the severity of the jurors who happened to mark an entry."""

from __future__ import annotations

from core.ranking.methods.method import Options, Score, Scores
from core.ranking.settling import settle_score
from core.ranking.severity.additive import fit_additive
from core.ranking.table import Table


def score_additive(table: Table, _options: Options) -> Scores:
    """Return what each entry would have got from the whole jury, to 12 digits, in the units of ``mean``.

    Raises ``count.disconnected`` or ``count.not_solved``.
    """
    fit = fit_additive(table)
    return Scores(tuple(Score(None if each is None else settle_score(each)) for each in fit.adjusted), fit.totals)
