"""What a tie-break step compares: for each tied entry one exact number, the larger the better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from statistics import median

from core.ranking.moments import order_moments
from core.ranking.table import Table
from core.ranking.totals import criterion_totals, juror_totals, sum_by_entry

Values = dict[str, Fraction]


@dataclass(frozen=True, eq=False)
class Evidence:
    """The marks of the nomination and when its entries were handed in; derived numbers are made when first asked."""

    table: Table
    submitted: Mapping[str, str]

    @cached_property
    def unit(self) -> Fraction:
        """What one unit of ``totals`` is worth."""
        return juror_totals(self.table).unit

    @cached_property
    def totals(self) -> dict[str, dict[int, int]]:
        """Each entry's totals by juror code; entries that nobody counted have none."""
        totals = juror_totals(self.table)
        found: dict[str, dict[int, int]] = defaultdict(dict)
        rows = zip(totals.entry.tolist(), totals.juror.tolist(), totals.total.tolist(), strict=True)
        for entry, juror, total in rows:
            found[self.table.entries[entry]][juror] = total
        return found

    @cached_property
    def means(self) -> dict[str, dict[str, Fraction]]:
        """Each criterion's exact mean by entry, unweighted, over the jurors who count."""
        return {column.code: self._mean_of(column.code) for column in self.table.criteria}

    def _mean_of(self, criterion: str) -> dict[str, Fraction]:
        totals = criterion_totals(self.table, criterion=criterion)
        rows = zip(self.table.entries, sum_by_entry(totals).tolist(), totals.counted.tolist(), strict=True)
        return {entry: sum_ * totals.unit / jurors for entry, sum_, jurors in rows if jurors}

    @cached_property
    def best(self) -> dict[int, int]:
        """Each juror's highest total in the nomination."""
        best: dict[int, int] = {}
        for totals in self.totals.values():
            for juror, total in totals.items():
                best[juror] = max(total, best.get(juror, total))
        return best


def measure_criterion(tied: Sequence[str], evidence: Evidence, *, criterion: str) -> Values:
    """Return the exact mean of one criterion over the jurors who count."""
    means = evidence.means[criterion]
    return {entry: means[entry] for entry in tied}


def measure_median(tied: Sequence[str], evidence: Evidence) -> Values:
    """Return the exact median of the jurors' totals."""
    return {entry: median(total * evidence.unit for total in evidence.totals[entry].values()) for entry in tied}


def measure_first_places(tied: Sequence[str], evidence: Evidence) -> Values:
    """Return how many jurors gave the entry their highest total of the nomination; a shared highest counts for each."""
    best = evidence.best
    return {
        entry: Fraction(sum(total == best[juror] for juror, total in evidence.totals[entry].items())) for entry in tied
    }


def measure_head_to_head(tied: Sequence[str], evidence: Evidence) -> Values:
    """Return, of two entries, how many jurors preferred each; of more, duels won less duels lost (Copeland 1951).

    A juror prefers one of two entries by a higher total; whoever did not mark both has no say.
    """
    votes = {(one, other): _prefer(one, other, evidence) for one, other in combinations(tied, 2)}
    if len(tied) == len(("one", "other")):
        return dict(zip(tied, map(Fraction, votes[tied[0], tied[1]]), strict=True))
    score = dict.fromkeys(tied, Fraction(0))
    for (one, other), (for_one, for_other) in votes.items():
        outcome = (for_one > for_other) - (for_one < for_other)
        score[one] += outcome
        score[other] -= outcome
    return score


def _prefer(one: str, other: str, evidence: Evidence) -> tuple[int, int]:
    first, second = evidence.totals[one], evidence.totals[other]
    both = first.keys() & second.keys()
    return sum(first[juror] > second[juror] for juror in both), sum(first[juror] < second[juror] for juror in both)


def measure_earlier(tied: Sequence[str], evidence: Evidence) -> Values:
    """Return minus the position in time; entries without a moment follow the others and are equal to each other."""
    positions = order_moments(tied, submitted=evidence.submitted)
    return {entry: Fraction(-len(tied) if position is None else -position) for entry, position in positions.items()}


MEASURES: Mapping[str, Callable[[Sequence[str], Evidence], Values]] = {
    "median": measure_median,
    "first_places": measure_first_places,
    "head_to_head": measure_head_to_head,
    "earlier": measure_earlier,
}
"""Steps that need nothing but the evidence; ``criterion:CODE`` also names what to look at."""
