"""Climbing the likelihood by Newton's method, and taking the bias out of where it ends.

Joint maximum likelihood (Linacre 1989; Wright and Masters 1982, ch. 4): at the maximum the sum of what was given equals
the sum of what is expected, for every element and every category. The likelihood is concave in entries, jurors,
criteria and kappas, so that there is one maximum or none. There is none if, say, one entry alone got the lowest two
marks of a scale. Then the likelihood is climbed together with half the logarithm of the information's determinant
(Firth 1993, Jeffreys' prior), which has the bias taken out already and holds every measure back from infinity.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.base.errors import RefusedError, refuse
from core.ranking.rasch.bias import find_pull
from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.information import Inverse, invert
from core.ranking.rasch.layout import Layout, lay_out
from core.ranking.rasch.responses import Estimates
from core.ranking.rasch.sums import Sums, sum_up

_SMALLEST_STEP = 1e-9
_MOST_ROUNDS, _MOST_PENALISED_ROUNDS = 60, 300
_FARTHEST = 20.0
"""Logits beyond which only marks lead that tell two groups of elements apart without any doubt."""


@dataclass(frozen=True, eq=False)
class Summit:
    """Where the climb ended: ``top`` as it was climbed to, ``at`` without bias, the sums at the top, the rounds."""

    top: Estimates
    at: Estimates
    sums: Sums
    rounds: int
    penalised: bool


@dataclass(frozen=True, eq=False)
class _Place:
    """Somewhere on the way: ``height`` is what is climbed, ``slope`` its slopes for entries and the rest."""

    at: Estimates
    sums: Sums
    inverse: Inverse
    height: float
    slope: tuple[Floats, Floats]


def climb(cells: Cells) -> Summit:
    """Return the maximum of the likelihood or, where there is none, of the penalised one.

    Raises ``rasch.no_maximum`` if even that leaves a measure unlimited.
    """
    try:
        top, rounds = _climb(cells, penalised=False)
    except RefusedError:
        top, rounds = _climb(cells, penalised=True)
        return Summit(top.at, top.at, top.sums, rounds, penalised=True)
    entry, rest = top.inverse.solve(*find_pull(cells, top.at, top.inverse))
    at = centre(top.inverse.layout.move(top.at, entry=entry, rest=rest))
    _require_near(at)
    return Summit(top.at, at, top.sums, rounds, penalised=False)


def centre(at: Estimates) -> Estimates:
    """Return the same estimates with jurors and criteria centred on 0."""
    juror, criterion = at.juror.mean(), at.criterion.mean()
    return Estimates(at.entry + juror + criterion, at.juror - juror, at.criterion - criterion, at.kappa)


def _climb(cells: Cells, *, penalised: bool) -> tuple[_Place, int]:
    place = _survey(cells, _begin(cells), layout=lay_out(cells), penalised=penalised)
    for done in range(1, (_MOST_PENALISED_ROUNDS if penalised else _MOST_ROUNDS) + 1):
        place, size = _step(cells, place, penalised=penalised)
        _require_near(place.at)
        if size < _SMALLEST_STEP:
            place.inverse.require_known()
            return place, done
    refuse("rasch.no_maximum")


def _survey(cells: Cells, at: Estimates, *, layout: Layout, penalised: bool) -> _Place:
    sums = sum_up(cells, at, layout=layout)
    inverse = invert(sums, layout=layout)
    slope = sums.entry_score, sums.rest_score
    if not penalised:
        return _Place(at, sums, inverse, sums.log_likelihood, slope)
    pull = find_pull(cells, at, inverse)
    height = sums.log_likelihood + inverse.log_determinant / 2
    return _Place(at, sums, inverse, height, (slope[0] + pull[0], slope[1] + pull[1]))


def _step(cells: Cells, place: _Place, *, penalised: bool) -> tuple[_Place, float]:
    """Take the step, or as small a part of it as does not lead downwards; return how large it was."""
    entry, rest = place.inverse.solve(*place.slope)
    size = max(float(np.abs(entry).max(initial=0)), float(np.abs(rest).max(initial=0)))
    part = min(1.0, _FARTHEST / size) if size > 0 else 1.0
    slack = 1e-12 * (1 + abs(place.height))
    layout = place.inverse.layout
    while True:
        moved = layout.move(place.at, entry=part * entry, rest=part * rest)
        found = _survey_if_possible(cells, moved, layout=layout, penalised=penalised)
        if found is not None and (found.height >= place.height - slack or part * size < _SMALLEST_STEP):
            return found, part * size
        part /= 2
        if part * size < _SMALLEST_STEP / 2:
            refuse("rasch.no_maximum")


def _survey_if_possible(cells: Cells, at: Estimates, *, layout: Layout, penalised: bool) -> _Place | None:
    """Return None for a step so far out that the information is as good as nothing there."""
    try:
        return _survey(cells, at, layout=layout, penalised=penalised)
    except RefusedError:
        return None


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


def _require_near(at: Estimates) -> None:
    measures = (at.entry, at.juror, at.criterion)
    if not all(float(np.abs(each).max(initial=0)) <= _FARTHEST for each in measures):
        refuse("rasch.no_maximum")
