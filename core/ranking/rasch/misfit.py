"""How well single elements keep to the model: infit and outfit mean squares (Wright and Masters 1982, ch. 5).

Both are near 1 on average: above 1.5 marks contradict the rest of the jury, below 0.5 they are more alike than chance
allows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.responses import Estimates, respond
from core.ranking.table import Codes


@dataclass(frozen=True, eq=False)
class Misfit:
    """By element left: number of marks, weighted sums given and expected (in steps), infit and outfit."""

    count: Codes
    given: Floats
    expected: Floats
    infit: Floats
    outfit: Floats


def find_misfit(cells: Cells, at: Estimates) -> tuple[Misfit, Misfit, Misfit]:
    """Return the misfit of entries, jurors and criteria at the maximum of the likelihood."""
    numbers = len(cells.entries), len(cells.jurors), len(cells.criteria)
    sums = [np.zeros((6, number)) for number in numbers]
    counts = [np.zeros(number, dtype=np.int64) for number in numbers]
    for block in respond(cells, at):
        squared = (block.given - block.mean) ** 2
        ones = np.ones(len(squared))
        rows = (ones, block.given, block.mean, squared, block.variance, squared / block.variance)
        criterion = np.full(len(squared), block.row)
        for facet, codes in enumerate((cells.entry[block.where], cells.juror[block.where], criterion)):
            counts[facet] += np.bincount(codes, minlength=numbers[facet])
            for row, each in enumerate(rows):
                sums[facet][row] += cells.weight[block.row] * np.bincount(codes, weights=each, minlength=numbers[facet])
    found = [
        Misfit(count, each[1], each[2], each[3] / each[4], each[5] / each[0])
        for count, each in zip(counts, sums, strict=True)
    ]
    return found[0], found[1], found[2]
