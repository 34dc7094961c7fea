"""Joint maximum likelihood (Linacre 1989; Wright and Masters 1982, ch. 4) by Newton's method.

At the maximum the sum of what was given equals the sum of what is expected, for every element and every category.
The likelihood is concave in entries, jurors, criteria and kappas, so that there is one maximum or none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.base.errors import refuse
from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.information import Inverse, invert
from core.ranking.rasch.layout import Layout, lay_out
from core.ranking.rasch.responses import Estimates
from core.ranking.rasch.sums import Sums, sum_up

_SMALLEST_STEP = 1e-9
_MOST_ROUNDS = 60
_FARTHEST = 40.0
"""Logits beyond which only marks lead that tell two groups of elements apart without any doubt."""

_VAGUEST = 5.0
"""Logits of standard error from which a measure is none."""


@dataclass(frozen=True, eq=False)
class Maximum:
    """Where the likelihood is greatest, the sums and the inverse information there, and how it was reached."""

    at: Estimates
    sums: Sums
    inverse: Inverse
    rounds: int


def maximise(cells: Cells) -> Maximum:
    """Return the maximum; raises ``rasch.no_maximum`` if the marks leave a measure unlimited."""
    layout = lay_out(cells)
    at = _begin(cells)
    sums = sum_up(cells, at, layout=layout)
    for done in range(1, _MOST_ROUNDS + 1):
        inverse = invert(sums, layout=layout)
        step = inverse.solve(sums.entry_score, sums.rest_score)
        at, sums, size = _climb(cells, at, step, sums, layout=layout)
        _require_near(at)
        if size < _SMALLEST_STEP:
            inverse = invert(sums, layout=layout)
            _require_known(inverse)
            return Maximum(at, sums, inverse, done)
    refuse("rasch.no_maximum")


def _begin(cells: Cells) -> Estimates:
    """Return nobody better or stricter than anybody, and kappas from how often each category was given."""
    kappa = []
    for number, structure in enumerate(cells.structures):
        rows = [row for row, each in enumerate(cells.structure_of) if each == number]
        counts = np.bincount(cells.category[rows].ravel(), minlength=len(structure.marks))
        logarithm = np.log(np.maximum(counts, 1))
        slope = (logarithm[-1] - logarithm[0]) / max(float(structure.value[-1]), 1)
        level = logarithm - logarithm[0] - slope * structure.value
        level[-1] = 0
        kappa.append(level)
    nobody, none, nothing = (np.zeros(len(names)) for names in (cells.entries, cells.jurors, cells.criteria))
    return Estimates(nobody, none, nothing, tuple(kappa))


def _climb(
    cells: Cells, at: Estimates, step: tuple[Floats, Floats], sums: Sums, *, layout: Layout
) -> tuple[Estimates, Sums, float]:
    """Take the step, or as small a part of it as does not lead downwards; return how large it was."""
    size = max(float(np.abs(each).max(initial=0)) for each in step)
    part = min(1.0, _FARTHEST / size) if size > _FARTHEST else 1.0
    slack = 1e-12 * (1 + abs(sums.log_likelihood))
    while True:
        moved = layout.move(at, entry=part * step[0], rest=part * step[1])
        found = sum_up(cells, moved, layout=layout)
        if found.log_likelihood >= sums.log_likelihood - slack or part * size < _SMALLEST_STEP:
            return moved, found, part * size
        part /= 2


def _require_near(at: Estimates) -> None:
    measures = (at.entry, at.juror, at.criterion)
    if not all(float(np.abs(each).max(initial=0)) <= _FARTHEST for each in measures):
        refuse("rasch.no_maximum")


def _require_known(inverse: Inverse) -> None:
    """Refuse a maximum on so flat a ridge that it says nothing of somebody."""
    if not all(np.isfinite(each).all() and (each < _VAGUEST**2).all() for each in inverse.variances()):
        refuse("rasch.no_maximum")
