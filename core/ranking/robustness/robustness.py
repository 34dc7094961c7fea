"""All that can be asked of a result's sureness at once, and the few values that one sentence is made of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from core.ranking.places import Placed
from core.ranking.robustness.alternatives import Alternative, Kind, list_alternatives
from core.ranking.robustness.counting import Counting, Outcome, find_outcome
from core.ranking.robustness.odds import SEED, JuryDraws, draw_juries
from core.ranking.robustness.smallest_change import SmallestChange, find_smallest_change
from core.ranking.table import Table


@dataclass(frozen=True)
class Robustness:
    """One nomination's result and what would have changed it; ``margin`` is the first score's lead of the second."""

    placed: tuple[Placed, ...]
    outcome: Outcome
    margin: Fraction | None
    alternatives: tuple[Alternative, ...]
    juries: JuryDraws
    smallest: SmallestChange | None

    def changing(self, kind: Kind) -> tuple[str, ...]:
        """Return the jurors, methods or criteria that would have changed who is first."""
        return tuple(
            each.name
            for each in self.alternatives
            if each.kind == kind and each.outcome is not None and set(each.outcome.winners) != set(self.outcome.winners)
        )

    @property
    def probability(self) -> float | None:
        """How often the first was first (alone or not) with drawn juries; None if shared or without draws."""
        odds = {each.entry: each.places for each in self.juries.odds}
        if len(self.outcome.winners) != 1 or self.outcome.winners[0] not in odds:
            return None
        return odds[self.outcome.winners[0]][0]


def find_robustness(table: Table, counting: Counting, *, seed: int = SEED) -> Robustness:
    """Count a nomination, and count it again in every other way; raises what the method itself refuses."""
    placed = counting.rank(table)
    return Robustness(
        placed=placed,
        outcome=find_outcome(placed, quota=counting.quota),
        margin=_find_margin(placed),
        alternatives=list_alternatives(table, counting),
        juries=draw_juries(table, counting, seed=seed),
        smallest=find_smallest_change(table, placed, counting),
    )


def _find_margin(placed: tuple[Placed, ...]) -> Fraction | None:
    scores = [each.score for each in placed if each.place is not None and each.score is not None]
    return abs(scores[0] - scores[1]) if len(scores) > 1 else None
