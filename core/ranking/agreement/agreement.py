"""All coefficients of one set of ratings at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.ranking.agreement.coefficient import Coefficient
from core.ranking.agreement.draws import affordable_draws, draw_weights
from core.ranking.agreement.icc import find_iccs
from core.ranking.agreement.kendall import Concordance, find_concordance
from core.ranking.agreement.krippendorff import find_alphas
from core.ranking.agreement.ratings import Ratings, rate_criterion, rate_totals
from core.ranking.table import Table

SEED = 1


@dataclass(frozen=True)
class Agreement:
    """Kendall's W, Krippendorff's α by level, ICC by form; ``draws`` made the intervals (0: no intervals)."""

    kendall: Concordance
    krippendorff: Mapping[str, Coefficient]
    icc: Mapping[str, Coefficient]
    draws: int


@dataclass(frozen=True)
class TableAgreement:
    """Agreement on the jurors' totals and, if there are several criteria, on the marks of each."""

    totals: Agreement
    criteria: Mapping[str, Agreement]


def find_agreement(ratings: Ratings, *, seed: int = SEED) -> Agreement:
    """Return every coefficient that the ratings allow."""
    values = len(set(ratings.number.tolist()))
    draws = affordable_draws(ratings.entries * max(ratings.jurors, values))
    weights = draw_weights(ratings.entries, draws=draws, seed=seed)
    return Agreement(
        kendall=find_concordance(ratings, weights=weights),
        krippendorff=find_alphas(ratings, weights=weights),
        icc=find_iccs(ratings, weights=weights),
        draws=draws,
    )


def find_table_agreement(table: Table, *, seed: int = SEED) -> TableAgreement:
    """Return the agreement on the totals of complete pairs, and on all marks of each criterion."""
    several = enumerate(table.criteria) if len(table.criteria) > 1 else ()
    return TableAgreement(
        totals=find_agreement(rate_totals(table), seed=seed),
        criteria={
            column.code: find_agreement(rate_criterion(table, criterion=code), seed=seed) for code, column in several
        },
    )
