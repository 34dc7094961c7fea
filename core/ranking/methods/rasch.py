"""Measures of the many-facet Rasch model: quality in logits, freed from the severity of the jurors.

Among entries of the same jurors the higher total has the higher measure. Otherwise a higher mark helps its entry too,
but there is no promise: it may also move the thresholds that all marks are read by (seen in tables of two or three
entries only). A constant added to a juror's marks moves them on the scale and is not without effect.
"""

from __future__ import annotations

from core.ranking.methods.method import Options, Score, Scores
from core.ranking.rasch.fit import fit_rasch
from core.ranking.settling import settle_measures
from core.ranking.table import Table
from core.ranking.totals import juror_totals


def score_rasch(table: Table, _options: Options) -> Scores:
    """Return each entry's measure to 9 digits; measures closer than 10⁻⁷ are equal.

    ``rasch.extreme`` tells entries that got nothing but the lowest or the highest marks. Raises what
    :func:`core.ranking.rasch.fit.fit_rasch` raises.
    """
    fit = fit_rasch(table)
    known = [each.measure for each in fit.entries if each.measure is not None]
    settled = iter(settle_measures(known))
    return Scores(
        tuple(
            Score(None if each.measure is None else next(settled), ("rasch.extreme",) if each.extreme else ())
            for each in fit.entries
        ),
        juror_totals(table),
    )
