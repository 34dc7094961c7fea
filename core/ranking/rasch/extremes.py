"""Measuring entries, and who was set aside, by Warm's weighted likelihood, everybody else standing where they stand.

The sum given less the sum expected, plus half the third moment over the variance, is 0 (Warm 1989, equation 14, with
the rating scale's moments): without bias, finite for the lowest and the highest sums, and higher for a higher sum from
the same jurors.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.ranking.rasch.cells import Floats, Structure
from core.ranking.rasch.peeling import Peel, Peeled
from core.ranking.rasch.responses import Estimates, find_chances
from core.ranking.table import Codes, Mask

_FARTHEST, _MOST_ROUNDS = 60.0, 200
_SMALLEST_STEP = 1e-11
_BEYOND = 0.3
"""Below the half step at which the equation would have no solution: see :func:`_aim`."""


@dataclass(frozen=True, eq=False)
class Measures:
    """Ease by the table's codes, and its standard error; NaN where nothing is known."""

    entry: Floats
    juror: Floats
    criterion: Floats
    entry_error: Floats
    juror_error: Floats
    criterion_error: Floats


@dataclass(frozen=True, eq=False)
class _Part:
    """Marks of one structure by peeled elements: whose (position), the others' ease, value, how far off the scale."""

    whose: Codes
    ease: Floats
    weight: float
    structure: Structure
    kappa: Floats
    value: Floats
    excess: Floats


def measure_extremes(peeled: Peeled, at: Estimates, known: Measures) -> Measures:
    """Return the measures of the entries and of all peeled elements, last peeled first.

    Of the entries that are left only the measure is new: their errors allow for those of the jurors.
    """
    entries = _measure(Peel("entry", peeled.cells.entries), peeled, at, known)
    known = replace(known, entry=entries.entry)
    for peel in reversed(peeled.peels):
        known = _measure(peel, peeled, at, known)
    return known


def _measure(peel: Peel, peeled: Peeled, at: Estimates, known: Measures) -> Measures:
    parts = [part for row in range(len(peeled.marks)) if (part := _find_part(row, peel, peeled, at, known)) is not None]
    if not parts:
        return known
    number = len(peel.codes)
    target, seen = _aim(parts, number)
    names = {"entry": known.entry, "juror": known.juror, "criterion": known.criterion}
    errors = {"entry": known.entry_error, "juror": known.juror_error, "criterion": known.criterion_error}
    measures, spreads = names[peel.facet].copy(), errors[peel.facet].copy()
    found, variance = _solve(parts, target, start=np.nan_to_num(measures[peel.codes]))
    error = 1 / np.sqrt(variance)
    measures[peel.codes[seen]], spreads[peel.codes[seen]] = found[seen], error[seen]
    return replace(known, **{peel.facet: measures, f"{peel.facet}_error": spreads})


def _solve(parts: list[_Part], target: Floats, *, start: Floats) -> tuple[Floats, Floats]:
    """Return the measures that solve Warm's equation, by scoring within a bracket that narrows, and the variances."""
    low, high = np.full(len(target), -_FARTHEST), np.full(len(target), _FARTHEST)
    at = start
    for _ in range(_MOST_ROUNDS):
        expected, variance, third = _moments(parts, at)
        lack = target - expected + third / (2 * variance)
        low, high = np.where(lack > 0, at, low), np.where(lack > 0, high, at)
        moved = at + lack / np.maximum(variance, np.abs(lack))  # at most one logit
        moved = np.where((moved > low) & (moved < high), moved, (low + high) / 2)
        done, at = bool(np.abs(moved - at).max(initial=0) < _SMALLEST_STEP), moved
        if done:
            break
    return at, _moments(parts, at)[1]


def _find_part(row: int, peel: Peel, peeled: Peeled, at: Estimates, known: Measures) -> _Part | None:
    """Return one criterion's marks whose other two elements are known."""
    cells, own = peeled.cells, peel.facet
    structure_of = dict(zip(cells.criteria.tolist(), cells.structure_of, strict=True))
    number = structure_of.get(row, _alike(row, peeled))
    codes = {"entry": peeled.entry, "juror": peeled.juror, "criterion": np.full(len(peeled.entry), row)}[own]
    others = {
        "entry": known.entry[peeled.entry],
        "juror": known.juror[peeled.juror],
        "criterion": np.full(len(peeled.entry), known.criterion[row]),
    }
    ease = sum((each for facet, each in others.items() if facet != own), np.zeros(len(peeled.entry)))
    usable = np.isin(codes, peel.codes) & ~np.isnan(ease)
    if number is None or not usable.any():
        return None
    structure = cells.structures[number]
    steps = np.array((peeled.marks[row][usable] - structure.marks[0]).tolist(), dtype=np.float64) / structure.width
    value = steps.clip(0, structure.value[-1])
    return _Part(
        whose=np.searchsorted(peel.codes, codes[usable]).astype(np.int64),
        ease=ease[usable],
        weight=peeled.weight_of(row),
        structure=structure,
        kappa=at.kappa[number],
        value=value,
        excess=np.abs(steps - value),
    )


def _alike(row: int, peeled: Peeled) -> int | None:
    """Return the structure of a criterion that is left and has the same scale as a peeled one."""
    wanted = peeled.scale_of(row)
    for code, number in zip(peeled.cells.criteria.tolist(), peeled.cells.structure_of, strict=True):
        if peeled.scale_of(code) == wanted:
            return number
    return None


def _aim(parts: list[_Part], number: int) -> tuple[Floats, Mask]:
    """Return the sums to be explained, and which elements have marks.

    Marks that only extreme elements have are beyond the scale that is left: they count as its end, and the sum as up
    to 0.3 of a step more, so that a higher sum still has the higher measure.
    """
    total, middle, excess = np.zeros(number), np.zeros(number), np.zeros(number)
    for part in parts:
        count = np.bincount(part.whose, minlength=number)
        total += part.weight * np.bincount(part.whose, weights=part.value, minlength=number)
        middle += part.weight * count * part.structure.value[-1] / 2
        excess += np.bincount(part.whose, weights=part.excess, minlength=number)
    seen = middle > 0
    return total + np.sign(total - middle) * _BEYOND * (1 - 1 / (1 + excess)), seen


def _moments(parts: list[_Part], own: Floats) -> tuple[Floats, Floats, Floats]:
    """Return sums of expected values, variances and third moments at some measures of the peeled elements."""
    sums = np.zeros((3, len(own)))
    for part in parts:
        value = part.structure.value
        chance, _ = find_chances(part.ease + own[part.whose], value=value, kappa=part.kappa)
        mean = value @ chance
        deviation = value[:, None] - mean
        squares = chance * deviation**2
        for row, each in enumerate((mean, squares.sum(axis=0), np.einsum("hp,hp->p", squares, deviation))):
            sums[row] += part.weight * np.bincount(part.whose, weights=each, minlength=len(own))
    return sums[0], np.maximum(sums[1], np.finfo(np.float64).tiny), sums[2]
