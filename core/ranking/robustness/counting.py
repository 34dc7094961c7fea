"""How a result is reached from a table, as one value that can be repeated on another table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from core.ranking.count import Counted, count
from core.ranking.places import EXACT, NO_CHAIN, Deciding, Placed, place
from core.ranking.table import Table
from core.ranking.ties import Chain


@dataclass(frozen=True)
class Counting:
    """The rules of one nomination; ``carried`` is added to an entry's score, weighted already.

    ``quota`` is how many entries go on; None where nobody does.
    """

    method: str = "mean"
    trim: int = 1
    sd: Literal["population", "sample"] = "population"
    deciding: Deciding = EXACT
    chain: Chain = NO_CHAIN
    carried: Mapping[str, Fraction] = field(default_factory=lambda: MappingProxyType({}))
    quota: int | None = None

    def rank(self, table: Table) -> tuple[Placed, ...]:
        """Place a table's entries; raises what the method refuses."""
        return self.place(count(table, method=self.method, trim=self.trim, sd=self.sd), table=table)

    def place(self, counted: Iterable[Counted], *, table: Table) -> tuple[Placed, ...]:
        """Place entries that were counted elsewhere, adding what is carried over."""
        summed = [
            each if each.score is None else replace(each, score=each.score + self.carried.get(each.entry, 0))
            for each in counted
        ]
        return place(summed, table=table, deciding=self.deciding, chain=self.chain)


@dataclass(frozen=True)
class Outcome:
    """Who is first (several if shared) and who goes on: everybody not behind the quota's last place."""

    winners: tuple[str, ...]
    shortlist: tuple[str, ...]


def find_outcome(placed: Sequence[Placed], *, quota: int | None) -> Outcome:
    """Return the outcome of a ranking, names in its order."""
    known = [(each.entry, each.place) for each in placed if each.place is not None]
    return Outcome(
        winners=tuple(entry for entry, place_ in known if place_ == 1),
        shortlist=tuple(entry for entry, place_ in known if quota is not None and place_ <= quota),
    )
