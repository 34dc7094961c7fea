"""Which place an entry would have got from other juries like this one: jurors drawn with replacement (bootstrap)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.base.errors import RefusedError
from core.ranking.agreement.draws import draw_weights
from core.ranking.places import NO_CHAIN
from core.ranking.robustness.counting import Counting
from core.ranking.robustness.subtables import repeat_jurors
from core.ranking.table import Table

SEED = 1
_MOST, _LEAST = 1000, 100
_AFFORDABLE = 40_000_000
_COST = {"z": 10, "additive": 15, "rasch": 150}
"""About how many times as long as the mean a method takes."""
_OVERHEAD = 2000
"""What counting costs besides its marks, in marks."""
_TAIL = 0.025


@dataclass(frozen=True)
class Odds:
    """How often an entry got each place (first to last) of the draws that gave any, and a place among the quota.

    ``low`` and ``high`` hold the places of 95 of 100 draws; None for an entry that never got one.
    """

    entry: str
    places: tuple[float, ...]
    shortlist: float | None
    low: int | None
    high: int | None


@dataclass(frozen=True)
class JuryDraws:
    """The odds of every entry in the table's order; ``draws`` juries were counted, ``refused`` more could not be.

    Without a draw there are no odds: the table is too large, or has fewer than two jurors.
    """

    odds: tuple[Odds, ...]
    draws: int
    refused: int


def draw_juries(table: Table, counting: Counting, *, seed: int = SEED) -> JuryDraws:
    """Count the table with drawn juries; ties share their place, no chain is asked."""
    plain = replace(counting, chain=NO_CHAIN)
    present = np.unique(table.juror)
    wanted = _affordable(table, counting) if len(present) > 1 else 0
    tallies = np.zeros((len(table.entries), len(table.entries)))
    positions = {entry: code for code, entry in enumerate(table.entries)}
    counted = 0
    times = np.zeros(len(table.jurors), dtype=np.int64)
    for row in draw_weights(len(present), draws=wanted, seed=seed).astype(np.int64):
        times[present] = row
        try:
            placed = plain.rank(repeat_jurors(table, times=times.tolist()))
        except RefusedError:
            continue
        counted += 1
        for each in placed:
            if each.place is not None:
                tallies[positions[each.entry], each.place - 1] += 1
    odds = (_describe(entry, row, counting) for entry, row in zip(table.entries, tallies, strict=True))
    return JuryDraws(tuple(odds) if counted else (), counted, wanted - counted)


def _affordable(table: Table, counting: Counting) -> int:
    draws = min(_MOST, _AFFORDABLE // ((table.marks.size + _OVERHEAD) * _COST.get(counting.method, 1)))
    return draws if draws >= _LEAST else 0


def _describe(entry: str, tally: np.ndarray[tuple[int], np.dtype[np.float64]], counting: Counting) -> Odds:
    total = float(tally.sum())
    if not total:
        return Odds(entry, (0.0,) * len(tally), None if counting.quota is None else 0.0, None, None)
    shares = tally / total
    running = np.cumsum(shares)
    return Odds(
        entry=entry,
        places=tuple(shares.tolist()),
        shortlist=None if counting.quota is None else float(shares[: counting.quota].sum()),
        low=int(np.searchsorted(running, _TAIL, side="right")) + 1,
        high=int(np.searchsorted(running, 1 - _TAIL)) + 1,
    )
