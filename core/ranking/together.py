"""Counting the nominations of a round: each by itself, but severity is learnt from all of them.

A juror is as strict in one nomination as in another of the same criteria, and an assignment is connected over the
whole round rather than within each nomination. So methods that allow for severity count all nominations with the same
criteria as one table; places are still given within a nomination.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from core.ranking.count import Counted, count
from core.ranking.order import natural_key
from core.ranking.table import Table

POOLED = frozenset({"z", "additive", "rasch"})
"""Methods that measure jurors as well as entries."""


def count_together(
    tables: Sequence[Table], *, method: str, trim: int = 1, sd: Literal["population", "sample"] = "population"
) -> list[tuple[Counted, ...]]:
    """Return each nomination's counted entries, in the order of its table.

    The tables list the same jurors, and no entry twice. Raises what the method refuses.
    """
    if method not in POOLED:
        return [count(table, method=method, trim=trim, sd=sd) for table in tables]
    known: dict[str, Counted] = {}
    for criteria in dict.fromkeys(table.criteria for table in tables):
        joined = join_tables([table for table in tables if table.criteria == criteria])
        known |= {each.entry: each for each in count(joined, method=method, trim=trim, sd=sd)}
    return [tuple(known[entry] for entry in table.entries) for table in tables]


def join_tables(tables: Sequence[Table]) -> Table:
    """Return one table of all entries; criteria and jurors are those of each. Raises ValueError if they differ."""
    first, *others = tables
    if any((other.criteria, other.jurors) != (first.criteria, first.jurors) for other in others):
        message = "only tables of the same criteria and jurors can be joined"
        raise ValueError(message)
    entries = tuple(sorted((entry for table in tables for entry in table.entries), key=natural_key))
    codes = {entry: code for code, entry in enumerate(entries)}
    recoded = [np.array([codes[entry] for entry in table.entries], dtype=np.int64)[table.entry] for table in tables]
    entry, juror = np.concatenate(recoded), np.concatenate([table.juror for table in tables])
    order = np.lexsort((entry, juror))
    return Table(
        entries=entries,
        jurors=first.jurors,
        criteria=first.criteria,
        entry=entry[order],
        juror=juror[order],
        marks=np.concatenate([table.marks for table in tables], axis=1)[:, order],
        given=np.concatenate([table.given for table in tables], axis=1)[:, order],
    )
