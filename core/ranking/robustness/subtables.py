"""Tables a little different from the one that was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.ranking.table import Mask, Table


def keep_pairs(table: Table, pairs: Mask) -> Table:
    """Return the table with only these pairs; entries and jurors stay listed."""
    return replace(
        table,
        entry=table.entry[pairs],
        juror=table.juror[pairs],
        marks=table.marks[:, pairs],
        given=table.given[:, pairs],
    )


def without_juror(table: Table, *, juror: int) -> Table:
    """Return the table without one juror's marks."""
    return keep_pairs(table, table.juror != juror)


def without_criterion(table: Table, *, criterion: int) -> Table:
    """Return the table without one criterion."""
    left = np.arange(len(table.criteria)) != criterion
    columns = tuple(column for code, column in enumerate(table.criteria) if code != criterion)
    return replace(table, criteria=columns, marks=table.marks[left], given=table.given[left])


def repeat_jurors(table: Table, *, times: Sequence[int]) -> Table:
    """Return the table of another jury, in which each juror sits ``times`` times."""
    seats = np.repeat(np.arange(len(table.jurors)), times)
    starts = np.searchsorted(table.juror, np.arange(len(table.jurors) + 1))
    pairs = [np.arange(starts[code], starts[code + 1]) for code in seats.tolist()]
    chosen = np.concatenate(pairs) if pairs else np.zeros(0, dtype=np.int64)
    sizes = np.array([len(each) for each in pairs], dtype=np.int64)
    return Table(
        entries=table.entries,
        jurors=tuple(f"{position:06}" for position in range(len(seats))),
        criteria=table.criteria,
        entry=table.entry[chosen],
        juror=np.repeat(np.arange(len(seats)), sizes).astype(np.int64),
        marks=table.marks[:, chosen],
        given=table.given[:, chosen],
    )


def change_mark(table: Table, *, criterion: int, pair: int, steps: int) -> Table:
    """Return the table with one mark raised (or lowered) by some steps."""
    marks = table.marks.copy()
    marks[criterion, pair] += steps
    return replace(table, marks=marks)
