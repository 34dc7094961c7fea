"""What each juror gave each entry in all: the exact numbers that every method starts from.

Weights and steps are brought to one common denominator, so that a total is a whole number of ``unit`` and no
binary fraction ever takes part. Sums run in 64 bits only where a bound over the whole table proves that they fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from core.ranking.table import Codes, Exact, Table

_WORD = 2**63


@dataclass(frozen=True, eq=False)
class JurorTotals:
    """Totals of the pairs that count, sorted by juror and entry; a total is worth ``total * unit``.

    ``counted`` and ``incomplete`` hold, per entry code, how many jurors marked every criterion and how many left
    some out (those are not counted).
    """

    entry: Codes
    juror: Codes
    total: Exact
    unit: Fraction
    counted: Codes
    incomplete: Codes


def juror_totals(table: Table) -> JurorTotals:
    """Return the weighted total of every juror's entry that has all its marks."""
    return weigh(table, factors=[column.weight * column.step for column in table.criteria])


def criterion_totals(table: Table, *, criterion: str) -> JurorTotals:
    """Return one criterion's unweighted marks, from the same pairs that count towards the totals."""
    return weigh(table, factors=[column.step if column.code == criterion else Fraction(0) for column in table.criteria])


def weigh(table: Table, *, factors: Sequence[Fraction]) -> JurorTotals:
    """Return Σ factor × mark per complete pair; ``factors`` are in criterion order and not negative."""
    denominator = lcm(*(factor.denominator for factor in factors))
    whole = [int(factor * denominator) for factor in factors]
    complete = table.given.all(axis=0)
    entry, juror, marks = table.entry, table.juror, table.marks
    if not complete.all():
        entry, juror, marks = entry[complete], juror[complete], marks[:, complete]
    entries = len(table.entries)
    counted = np.bincount(entry, minlength=entries).astype(np.int64)
    present = np.bincount(table.entry, minlength=entries).astype(np.int64)
    return JurorTotals(entry, juror, _combine(marks, whole), Fraction(1, denominator), counted, present - counted)


def sum_by_entry(totals: JurorTotals) -> Exact:
    """Return the exact sum of the jurors' totals per entry code, in units."""
    sums = np.zeros(len(totals.counted), dtype=totals.total.dtype)
    np.add.at(sums, totals.entry, totals.total)
    return sums


def _combine(marks: Exact, whole: Sequence[int]) -> Exact:
    largest = max(abs(int(marks.max())), abs(int(marks.min())), 1) if marks.size else 1
    if sum(whole) * largest * max(marks.shape[1], 1) >= _WORD:
        marks = marks.astype(np.object_)
    combined = np.zeros(marks.shape[1], dtype=marks.dtype)
    for factor, column in zip(whole, marks, strict=True):
        np.add(combined, factor * column, out=combined)
    return combined


def dense_ranks(totals: JurorTotals) -> Codes:
    """Return whole numbers that order the totals as they order themselves, equal for equal totals."""
    return np.unique(totals.total, return_inverse=True)[1].astype(np.int64)


def starts_of(sizes: Codes) -> Codes:
    """Return where each run begins when runs of these sizes stand one after another."""
    return np.cumsum(sizes) - sizes
