"""The marks as the Rasch model sees them: whole categories of a rating scale, without anything else.

Criteria with one and the same scale share one structure of thresholds. A structure has the marks that occur as its
categories: one that nobody gave has probability 0, and a step of the model is the largest that all marks keep to, so
that marks of 0, 5 and 10 are 0, 1 and 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np
import numpy.typing as npt

from core.base.errors import refuse
from core.ranking.table import Codes, CriterionColumn, Exact

Floats = npt.NDArray[np.float64]

Scale = tuple[Fraction, int | None, int | None]
"""Step and ends of a criterion's scale."""

_MOST_CATEGORIES = 255
_LONGEST_SCALE = 10_000


@dataclass(frozen=True, eq=False)
class Structure:
    """A rating scale: the marks that occur, in smallest steps, ascending, and their distances from the lowest.

    ``value`` is counted in steps of ``width`` smallest steps.
    """

    marks: tuple[int, ...]
    value: Floats
    width: int


@dataclass(frozen=True, eq=False)
class Cells:
    """Complete pairs by criteria; ``category`` (criteria, pairs) is a position among the marks of a structure.

    Codes count the elements that are left; ``entries``, ``jurors`` and ``criteria`` give their codes in the table.
    ``weight`` is 1 on average.
    """

    entry: Codes
    juror: Codes
    category: Codes
    weight: Floats
    structures: tuple[Structure, ...]
    structure_of: tuple[int, ...]
    entries: Codes
    jurors: Codes
    criteria: Codes

    def structure(self, row: int) -> Structure:
        """Return the rating scale of a criterion's row."""
        return self.structures[self.structure_of[row]]


def scale_of(column: CriterionColumn) -> Scale:
    """Return what makes two criteria share one structure."""
    return column.step, column.lowest, column.highest


def code_cells(
    entry: Codes, juror: Codes, marks: Exact, *, columns: Sequence[CriterionColumn], criteria: Codes
) -> Cells:
    """Code complete pairs: ``marks`` (criteria, pairs) in smallest steps, ``criteria`` the rows' codes in the table.

    Raises ``rasch.too_many_categories``.
    """
    keys = [scale_of(column) for column in columns]
    kinds = sorted(set(keys), key=keys.index)
    structure_of = tuple(kinds.index(key) for key in keys)
    structures: list[Structure] = []
    category = np.zeros(marks.shape, dtype=np.int64)
    for number in range(len(kinds)):
        rows = np.flatnonzero(np.array(structure_of) == number)
        found, position = np.unique(marks[rows], return_inverse=True)
        category[rows] = position.reshape(len(rows), -1)
        structures.append(_make_structure(found.tolist()))
    weight = np.array([float(column.weight) for column in columns])
    entries, coded_entry = np.unique(entry, return_inverse=True)
    jurors, coded_juror = np.unique(juror, return_inverse=True)
    return Cells(
        entry=coded_entry.astype(np.int64),
        juror=coded_juror.astype(np.int64),
        category=category,
        weight=weight / weight.mean(),
        structures=tuple(structures),
        structure_of=structure_of,
        entries=entries,
        jurors=jurors,
        criteria=criteria,
    )


def _make_structure(marks: list[int]) -> Structure:
    distances = [mark - marks[0] for mark in marks]
    width = gcd(*distances) or 1
    if len(marks) > _MOST_CATEGORIES or distances[-1] // width > _LONGEST_SCALE:
        refuse("rasch.too_many_categories", categories=len(marks), most=_MOST_CATEGORIES)
    return Structure(tuple(marks), np.array([each // width for each in distances], dtype=np.float64), width)
