"""The smallest change of marks that would have put another entry alone in the first place.

Scores of mean and sum are weighted sums of marks: the fewest steps (of smallest marks, on the scale, by whomever) take
the most effective mark first, and so do the fewest marks, each changed as far as its scale allows. For the other
methods one single mark is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from core.ranking.places import Placed
from core.ranking.robustness.counting import Counting, find_outcome
from core.ranking.robustness.subtables import change_mark
from core.ranking.table import Table

LINEAR = ("mean", "sum")
SEARCHED = ("trimmed", "median", "places", "z")
_NEAREST = 4
"""Rivals tried for a method that has to be searched."""


@dataclass(frozen=True)
class SmallestChange:
    """Which entry would win, after how many steps in all at least, and after changes of how many marks at least.

    The two are found apart: the fewest steps may need more marks. ``complete`` is False where only single marks were
    looked for, so that a change of several could be smaller in steps.
    """

    rival: str
    steps: int
    marks: int
    complete: bool


@dataclass(frozen=True)
class _Move:
    """One mark that may help a rival: ``gain`` of the score per step, over at most ``room`` steps."""

    gain: Fraction
    room: int
    criterion: int
    pair: int
    sign: int


def find_smallest_change(table: Table, placed: tuple[Placed, ...], counting: Counting) -> SmallestChange | None:
    """Return the smallest change, by steps and then by marks; None if the winner is shared or nothing was found.

    A mark's scale is its criterion's, or reaches from the lowest to the highest mark of the criterion where none is
    known.
    """
    winners = find_outcome(placed, quota=None).winners
    if len(winners) != 1 or counting.deciding.decides != "exact":
        return None
    rivals = [each for each in placed if each.place is not None and each.entry != winners[0]]
    if counting.method in LINEAR:
        found = [_count_steps(table, placed[0], rival, counting) for rival in rivals]
    elif counting.method in SEARCHED:
        found = [_search(table, winners[0], rival.entry, counting) for rival in rivals[:_NEAREST]]
    else:
        return None
    known = [each for each in found if each is not None]
    return min(known, key=lambda each: (each.steps, each.marks), default=None)


def _count_steps(table: Table, winner: Placed, rival: Placed, counting: Counting) -> SmallestChange | None:
    if winner.score is None or rival.score is None:
        return None
    gap = winner.score - rival.score
    jurors = (1, 1) if counting.method == "sum" else (winner.jurors, rival.jurors)
    moves = sorted(_list_moves(table, winner.entry, rival.entry, jurors), key=lambda move: (-move.gain, -move.room))
    steps, left = 0, gap
    for move in moves:
        needed = left // move.gain + 1
        if needed <= move.room:
            return SmallestChange(rival.entry, steps + needed, _count_marks(moves, gap), complete=True)
        steps, left = steps + move.room, left - move.room * move.gain
    return None


def _count_marks(moves: list[_Move], gap: Fraction) -> int:
    """Return how many of the most effective marks together exceed the gap; some do."""
    marks = 0
    for each in sorted((move.gain * move.room for move in moves), reverse=True):
        gap, marks = gap - each, marks + 1
        if gap < 0:
            break
    return marks


def _list_moves(table: Table, winner: str, rival: str, jurors: tuple[int, int]) -> Iterator[_Move]:
    """Yield the marks that can be moved in the rival's favour."""
    complete = table.given.all(axis=0)
    ends = [_ends(table, code) for code in range(len(table.criteria))]
    for pair in np.flatnonzero(complete).tolist():
        name = table.entries[int(table.entry[pair])]
        if name not in {winner, rival}:
            continue
        for code, column in enumerate(table.criteria):
            mark = int(table.marks[code, pair])
            room = mark - ends[code][0] if name == winner else ends[code][1] - mark
            gain = column.weight * column.step / jurors[name == rival]
            if room > 0:
                yield _Move(gain, room, code, pair, -1 if name == winner else 1)


def _ends(table: Table, criterion: int) -> tuple[int, int]:
    column, marks = table.criteria[criterion], table.marks[criterion][table.given[criterion]]
    lowest = int(marks.min()) if column.lowest is None else column.lowest
    highest = int(marks.max()) if column.highest is None else column.highest
    return lowest, highest


def _search(table: Table, winner: str, rival: str, counting: Counting) -> SmallestChange | None:
    """Return the smallest change of a single mark."""
    best: int | None = None
    for move in _list_moves(table, winner, rival, (1, 1)):
        for steps in range(1, move.room + 1 if best is None else min(move.room + 1, best)):
            moved = change_mark(table, criterion=move.criterion, pair=move.pair, steps=steps * move.sign)
            if find_outcome(counting.rank(moved), quota=None).winners == (rival,):
                best = steps
                break
    return None if best is None else SmallestChange(rival, best, 1, complete=False)
