"""What a counting method is: a function from a table to one exact score per entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from core.ranking.table import Codes, Table
from core.ranking.totals import JurorTotals


@dataclass(frozen=True)
class Options:
    """What the rules leave open to a method; each method reads its own.

    ``trim`` is how many of the highest and how many of the lowest totals ``trimmed`` drops; ``sd`` is the standard
    deviation ``z`` divides by.
    """

    trim: int = 1
    sd: Literal["population", "sample"] = "population"


@dataclass(frozen=True)
class Score:
    """One entry's score, None where it has none, and codes of what must be said beside it."""

    value: Fraction | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scores:
    """Scores by entry code, and the jurors' totals they were made from."""

    by_entry: tuple[Score, ...]
    totals: JurorTotals


@dataclass(frozen=True)
class Method:
    """A named way of counting; ``higher_is_better`` is False where a small score wins."""

    name: str
    score: Callable[[Table, Options], Scores]
    higher_is_better: bool = True


def flag_differing(counted: Codes, *, code: str) -> list[tuple[str, ...]]:
    """Return ``code`` for every entry that fewer jurors counted towards than the most; sums do not compare there."""
    most = int(counted.max(initial=0))
    return [(code,) if 0 < jurors < most else () for jurors in counted.tolist()]
