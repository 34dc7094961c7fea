"""Ranking 2.4 million coded marks exactly, against a polars group-by mean of the same table, in the same run."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from statistics import median
from time import perf_counter

import numpy as np
import polars as pl

from core.ranking.places import Placed, rank
from core.ranking.table import Codes, CriterionColumn, Table, table_from_codes

JURORS, ENTRIES, CRITERIA = 1011, 475, 5
REPETITIONS = 15

Row = tuple[str, float, str, float]
"""Stage, our seconds, the yardstick's name, its seconds; medians of interleaved repetitions."""


def rows() -> list[Row]:
    """Measure ranking a table that is held, and one that is first built from its four columns."""
    columns = make_columns()
    table = _build(columns)
    frame = pl.DataFrame(dict(zip(("juror", "entry", "criterion", "mark"), columns, strict=True)))
    yardstick = "polars group-by mean"

    def group_mean() -> None:
        frame.group_by("entry").agg(pl.col("mark").mean())

    held, held_polars = _interleave(lambda: rank(table, method="mean"), group_mean)
    built, built_polars = _interleave(lambda: rank(_build(columns), method="mean"), group_mean)
    marks = len(columns[0])
    return [
        (f"ranking {marks} coded marks, exact", held, yardstick, held_polars),
        (f"coding columns and ranking {marks} marks, exact", built, yardstick, built_polars),
    ]


def make_columns() -> tuple[Codes, Codes, Codes, Codes]:
    """Return juror, entry, criterion and mark (0 to 10) of a full table, one row per mark, sheet by sheet."""
    chance = np.random.default_rng(1)
    juror = np.repeat(np.arange(JURORS), ENTRIES * CRITERIA)
    entry = np.tile(np.repeat(np.arange(ENTRIES), CRITERIA), JURORS)
    criterion = np.tile(np.arange(CRITERIA), JURORS * ENTRIES)
    return juror, entry, criterion, chance.integers(0, 11, len(juror))


def _build(columns: tuple[Codes, Codes, Codes, Codes]) -> Table:
    juror, entry, criterion, mark = columns
    return table_from_codes(
        entry,
        juror,
        criterion,
        mark=mark,
        entries=tuple(f"G{number:03}" for number in range(ENTRIES)),
        jurors=tuple(f"J{number:04}" for number in range(JURORS)),
        criteria=[CriterionColumn(f"K{number}", weight=Fraction(number, 4)) for number in range(1, CRITERIA + 1)],
    )


def _interleave(ours: Callable[[], tuple[Placed, ...]], yardstick: Callable[[], None]) -> tuple[float, float]:
    """Return the medians of both, run in turns so that a busy machine slows both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(REPETITIONS):
        for work, taken in zip((ours, yardstick), times, strict=True):
            began = perf_counter()
            work()
            taken.append(perf_counter() - began)
    return median(times[0]), median(times[1])
