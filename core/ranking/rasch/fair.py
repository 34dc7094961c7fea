"""Measures turned back into marks: what an entry may expect from a juror of middle severity."""

from __future__ import annotations

import numpy as np

from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.extremes import Measures
from core.ranking.rasch.responses import Estimates, find_chances
from core.ranking.table import Table


def fair_totals(table: Table, cells: Cells, at: Estimates, measures: Measures) -> tuple[float | None, ...]:
    """Return the expected weighted total of each entry (Linacre's fair average, summed over criteria).

    A criterion on which all marks are equal adds that mark. None for entries without a measure.
    """
    known = np.flatnonzero(~np.isnan(measures.entry))
    totals = np.full(len(table.entries), np.nan)
    totals[known] = 0
    complete = table.given.all(axis=0)
    rows = {code: row for row, code in enumerate(cells.criteria.tolist())}
    for code, column in enumerate(table.criteria):
        unit = float(column.weight * column.step)
        row = rows.get(code)
        if row is None:
            totals[known] += unit * float(np.mean(table.marks[code][complete].astype(np.float64)))
        else:
            totals[known] += unit * _expect(measures.entry[known] + at.criterion[row], cells, at, row=row)
    return tuple(None if np.isnan(each) else each for each in totals.tolist())


def _expect(ease: Floats, cells: Cells, at: Estimates, *, row: int) -> Floats:
    """Return the expected mark in smallest steps."""
    structure = cells.structure(row)
    chance, _ = find_chances(ease, value=structure.value, kappa=at.kappa[cells.structure_of[row]])
    return np.asarray(np.array([float(mark) for mark in structure.marks]) @ chance, dtype=np.float64)
