"""Contests simulated from the many-facet Rasch model, with the truth beside the marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.ranking.table import CriterionColumn, Table, table_from_codes

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Simulated:
    """A table and the measures it was drawn from; severities and difficulties add up to 0."""

    table: Table
    quality: Floats
    severity: Floats
    difficulty: Floats
    thresholds: Floats


@dataclass(frozen=True)
class Shape:
    """How large a contest is; ``per_entry`` jurors mark each entry."""

    entries: int = 60
    jurors: int = 8
    per_entry: int = 4
    criteria: int = 3
    categories: int = 5


def simulate(shape: Shape, *, seed: int) -> Simulated:
    """Draw a contest: quality has a standard deviation of 1 logit, severity of 0.5, difficulty of 0.4."""
    chance = np.random.default_rng(seed)
    quality = chance.normal(0, 1, shape.entries)
    severity, difficulty = (_centred(chance, sd, number) for sd, number in ((0.5, shape.jurors), (0.4, shape.criteria)))
    thresholds = (
        np.linspace(-1, 1, shape.categories - 1) * 0.4 * (shape.categories - 1) if shape.categories > 2 else np.zeros(1)
    )
    jurors = np.argsort(chance.random((shape.entries, shape.jurors)), axis=1)[:, : shape.per_entry]
    entry, juror, criterion = (
        np.broadcast_to(codes, (shape.entries, shape.per_entry, shape.criteria)).ravel()
        for codes in (np.arange(shape.entries)[:, None, None], jurors[:, :, None], np.arange(shape.criteria))
    )
    ease = quality[entry] - severity[juror] - difficulty[criterion]
    kappa = -np.concatenate((np.zeros(1), np.cumsum(thresholds)))
    power = ease[:, None] * np.arange(shape.categories) + kappa
    mark = (power + chance.gumbel(size=power.shape)).argmax(axis=1)
    table = table_from_codes(
        entry,
        juror,
        criterion,
        mark=mark,
        entries=tuple(f"G{number:04}" for number in range(shape.entries)),
        jurors=tuple(f"J{number:04}" for number in range(shape.jurors)),
        criteria=[CriterionColumn(f"K{number}") for number in range(shape.criteria)],
    )
    return Simulated(table, quality, severity, difficulty, thresholds)


def _centred(chance: np.random.Generator, sd: float, number: int) -> Floats:
    drawn = chance.normal(0, sd, number)
    return np.asarray(drawn - drawn.mean(), dtype=np.float64)
