"""Least squares of total = entry + juror, to as many digits as wanted and the same ones on every machine.

The normal equations of the two-way model are a network's: entries and jurors are nodes, pairs are edges. Conjugate
gradients solve them in binary floats; what those get wrong is computed exactly in whole numbers, enlarged by 2²⁰ and
solved again (iterative refinement, Wilkinson 1963), until the error is below 2⁻⁷⁰ of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.base.errors import refuse
from core.ranking.table import Codes, Exact
from core.ranking.totals import JurorTotals

Floats = npt.NDArray[np.float64]

_BITS = 20
_FEWEST_ROUNDS, _MOST_ROUNDS = 5, 15
_SETTLED: int = 2 ** (_BITS + 10)
"""A step no larger than this shows that floats were off by at most 2¹⁰ of what the step is counted in."""

_WORD = 2**62
_RELATIVE = 1e-10
_MOST_STEPS = 20_000


@dataclass(frozen=True, eq=False)
class Effects:
    """Whole numbers of 1 / ``denominator`` of a unit: one per entry code and one per juror code.

    Only their sums entry + juror are determined. Codes without a pair have 0.
    """

    entry: Exact
    juror: Exact
    denominator: int


@dataclass(frozen=True, eq=False)
class _Network:
    """Pairs and how many of them each entry and juror has."""

    entry: Codes
    juror: Codes
    of_entry: Codes
    of_juror: Codes

    def apply(self, entry: Exact, juror: Exact) -> tuple[Exact, Exact]:
        """Return the sums over each entry's and each juror's pairs of entry + juror, exactly."""
        by_entry, by_juror = np.multiply(self.of_entry, entry), np.multiply(self.of_juror, juror)
        np.add.at(by_entry, self.entry, juror[self.juror])
        np.add.at(by_juror, self.juror, entry[self.entry])
        return by_entry, by_juror


def fit_effects(totals: JurorTotals, *, jurors: int) -> Effects:
    """Return the least-squares effects of a connected table; raises ``count.not_solved`` if it cannot be fitted."""
    of_juror = np.bincount(totals.juror, minlength=jurors).astype(np.int64)
    network = _Network(totals.entry, totals.juror, totals.counted, of_juror)
    left = _sum_by(totals.entry, totals.total, len(totals.counted)), _sum_by(totals.juror, totals.total, jurors)
    found = np.zeros(len(totals.counted), dtype=np.object_), np.zeros(jurors, dtype=np.object_)
    solver = _Solver(network)
    for done in range(1, _MOST_ROUNDS + 1):
        step = solver.solve(left)
        left = _enlarge(left, step, network)
        found = (found[0] * 2**_BITS + step[0], found[1] * 2**_BITS + step[1])
        if done >= _FEWEST_ROUNDS and max(int(np.abs(each).max(initial=0)) for each in step) <= _SETTLED:
            return Effects(*found, denominator=2 ** (_BITS * done))
    refuse("count.not_solved", method="additive")


def _sum_by(codes: Codes, values: Exact, number: int) -> Exact:
    sums = np.zeros(number, dtype=values.dtype)
    np.add.at(sums, codes, values)
    return sums


def _enlarge(left: tuple[Exact, Exact], step: tuple[Exact, Exact], network: _Network) -> tuple[Exact, Exact]:
    """Return what the step leaves over, in units 2²⁰ times as small."""
    largest = max(int(np.abs(each).max(initial=0)) for each in (*step, *left))
    pairs = max(len(network.entry), 1)
    if 2 * largest * max(pairs, 2**_BITS) >= _WORD:
        step = step[0].astype(np.object_), step[1].astype(np.object_)
        left = left[0].astype(np.object_), left[1].astype(np.object_)
    used = network.apply(*step)
    return left[0] * 2**_BITS - used[0], left[1] * 2**_BITS - used[1]


class _Solver:
    """Conjugate gradients with the numbers of pairs as preconditioner."""

    def __init__(self, network: _Network) -> None:
        from scipy.sparse import coo_array, diags_array  # slow import

        self._entries, jurors = len(network.of_entry), len(network.of_juror)
        size = self._entries + jurors
        juror = network.juror + self._entries
        rows, columns = np.concatenate((network.entry, juror)), np.concatenate((juror, network.entry))
        counts = np.concatenate((network.of_entry, network.of_juror)).astype(np.float64)
        links = coo_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))
        self._matrix = (links + diags_array(counts)).tocsr()
        self._scaling = diags_array(1 / np.maximum(counts, 1)).tocsr()

    def solve(self, wanted: tuple[Exact, Exact]) -> tuple[Exact, Exact]:
        """Return nearly the solution, in whole 2⁻²⁰ of what ``wanted`` is counted in."""
        from scipy.sparse.linalg import cg  # slow import

        target = np.concatenate(wanted).astype(np.float64)
        found, failed = cg(self._matrix, target, rtol=_RELATIVE, atol=0.0, maxiter=_MOST_STEPS, M=self._scaling)
        if failed:
            refuse("count.not_solved", method="additive")
        whole = to_whole(np.asarray(found, dtype=np.float64) * 2**_BITS)
        return whole[: self._entries], whole[self._entries :]


def to_whole(values: Floats) -> Exact:
    """Return the nearest whole numbers, in 64 bits if they fit."""
    if np.abs(values).max(initial=0) < _WORD:
        return np.rint(values).astype(np.int64)
    return np.array([int(each) for each in np.rint(values).tolist()], dtype=np.object_)
