"""Setting extreme elements aside: who got, or gave, nothing but the lowest or nothing but the highest marks.

Their likelihood has no maximum, and they tell nothing about the others (Wright and Masters 1982, ch. 4). One facet is
peeled at a time, until nobody left is extreme; the elements are measured afterwards, in the opposite order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.base.errors import refuse
from core.ranking.rasch.cells import Cells, Scale, code_cells, scale_of
from core.ranking.table import Codes, CriterionColumn, Exact, Mask, Table

Facet = Literal["entry", "juror", "criterion"]


@dataclass(frozen=True, eq=False)
class Peel:
    """Elements of one facet that were extreme together, by their codes in the table."""

    facet: Facet
    codes: Codes


@dataclass(frozen=True, eq=False)
class Peeled:
    """What the model is fitted to, all complete pairs, and what was set aside, first peeled first."""

    table: Table
    cells: Cells
    entry: Codes
    juror: Codes
    marks: Exact
    peels: tuple[Peel, ...]

    def weight_of(self, criterion: int) -> float:
        """Return a criterion's weight, 1 being the average of those that are left."""
        columns = self.table.criteria
        left = [float(columns[code].weight) for code in self.cells.criteria.tolist()]
        return float(columns[criterion].weight) * len(left) / sum(left)

    def scale_of(self, criterion: int) -> Scale:
        """Return what makes two criteria share one structure."""
        return scale_of(self.table.criteria[criterion])


def peel(table: Table) -> Peeled:
    """Return the marks that carry information.

    Raises ``rasch.no_spread`` if none do, ``rasch.too_many_categories`` or ``rasch.too_many_jurors``.
    """
    complete = table.given.all(axis=0)
    entry, juror, marks = table.entry[complete], table.juror[complete], table.marks[:, complete]
    pairs = np.ones(len(entry), dtype=np.bool_)
    criteria = np.arange(len(table.criteria))
    peels: list[Peel] = []
    while pairs.any() and len(criteria):
        left = marks[criteria][:, pairs]
        columns: Sequence[CriterionColumn] = [table.criteria[code] for code in criteria.tolist()]
        cells = code_cells(entry[pairs], juror[pairs], left, columns=columns, criteria=criteria)
        found = _find_extreme(cells)
        if found is None:
            return Peeled(table, cells, entry, juror, marks, tuple(peels))
        peels.append(found)
        if found.facet == "criterion":
            criteria = np.setdiff1d(criteria, found.codes)
        else:
            pairs &= ~np.isin(entry if found.facet == "entry" else juror, found.codes)
    refuse("rasch.no_spread")


def _find_extreme(cells: Cells) -> Peel | None:
    top = np.array([[len(cells.structure(row).marks) - 1] for row in range(len(cells.criteria))])
    low, high = cells.category == 0, cells.category == top
    sides = [(low.all(axis=0), high.all(axis=0))]
    for facet, codes, names in (("entry", cells.entry, cells.entries), ("juror", cells.juror, cells.jurors)):
        extreme = names[_all_of(codes, sides[0][0], len(names)) | _all_of(codes, sides[0][1], len(names))]
        if len(extreme):
            return Peel("entry" if facet == "entry" else "juror", extreme)
    flat = cells.criteria[low.all(axis=1) | high.all(axis=1)]
    return Peel("criterion", flat) if len(flat) else None


def _all_of(codes: Codes, flags: Mask, number: int) -> Mask:
    """Return for which codes every flag is set."""
    return np.asarray(np.bincount(codes, weights=~flags, minlength=number) == 0)
