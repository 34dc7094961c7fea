"""What the model expects of every mark, a block at a time so that memory does not grow with the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core.ranking.rasch.cells import Cells, Floats
from core.ranking.table import Codes

_BLOCK = 40_000
"""Pairs of one criterion worked on at once."""


@dataclass(frozen=True, eq=False)
class Estimates:
    """Logits of all elements left; ``juror`` and ``criterion`` are ease: minus severity, minus difficulty.

    ``kappa`` holds, for each structure, minus the sum of the thresholds up to each category; its ends are 0.
    """

    entry: Floats
    juror: Floats
    criterion: Floats
    kappa: tuple[Floats, ...]


@dataclass(frozen=True, eq=False)
class Block:
    """Pairs ``where`` of one criterion's ``row``: what was given, and what the model expects.

    ``chance`` and ``deviation`` (value less the mean) have the shape (categories, pairs).
    """

    row: int
    where: slice
    value: Floats
    category: Codes
    given: Floats
    chance: Floats
    deviation: Floats
    mean: Floats
    variance: Floats
    log_likelihood: float


def respond(cells: Cells, at: Estimates) -> Iterator[Block]:
    """Yield the model's expectations at some estimates."""
    base = at.entry[cells.entry] + at.juror[cells.juror]
    for row in range(len(cells.criteria)):
        value, kappa = cells.structure(row).value, at.kappa[cells.structure_of[row]]
        for start in range(0, len(base), _BLOCK):
            where = slice(start, start + _BLOCK)
            chance, logarithm = find_chances(base[where] + at.criterion[row], value=value, kappa=kappa)
            category = cells.category[row, where]
            mean = value @ chance
            deviation = value[:, None] - mean
            yield Block(
                row=row,
                where=where,
                value=value,
                category=category,
                given=value[category],
                chance=chance,
                deviation=deviation,
                mean=mean,
                variance=np.einsum("hp,hp,hp->p", chance, deviation, deviation),
                log_likelihood=float(logarithm[category, np.arange(len(category))].sum()),
            )


def find_chances(measure: Floats, *, value: Floats, kappa: Floats) -> tuple[Floats, Floats]:
    """Return the chance of each category, shape (categories, measures), and its logarithm.

    Categories come first: they are few, so that sums over them run along many measures at once.
    """
    power = value[:, None] * measure + kappa[:, None]
    power -= power.max(axis=0)
    chance = np.exp(power)
    total = chance.sum(axis=0)
    chance /= total
    power -= np.log(total)
    return chance, power
