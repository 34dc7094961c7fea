"""The additive model of severity: a juror's total of an entry = general mean + entry + juror + chance.

Least squares on the pairs there are (two-way classification with unequal numbers; Montgomery, Design and Analysis of
Experiments, incomplete blocks). Effects are centred: those of the entries add up to 0, and those of the jurors. An
entry's score is what it would have got from the whole jury: general mean + its effect; if everybody marked
everything, that is the plain mean. Where there are criteria, a juror's entry counts only with all of them marked, so
that criteria are balanced against entries and jurors: the entries' and jurors' effects are those of the totals, and a
criterion's is its mean less the mean of all.

No mark ever lowers its own entry by being raised: effects are the potentials of an electrical network with pairs as
edges, in which raising a mark feeds current in at its entry, where the potential is highest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from core.ranking.bridges import require_connected
from core.ranking.severity.least_squares import Floats, fit_effects
from core.ranking.table import Table
from core.ranking.totals import JurorTotals, juror_totals

_MOST_JURORS = 1500
"""Errors of severities need a dense matrix of this size."""


@dataclass(frozen=True, eq=False)
class AdditiveFit:
    """Effects in the units of the totals; None for an entry or juror without a counted pair.

    ``adjusted`` is general mean + effect of the entry; ``severity`` is minus the juror's effect.
    """

    totals: JurorTotals
    mean: Fraction
    adjusted: tuple[Fraction | None, ...]
    severity: tuple[Fraction | None, ...]

    @property
    def entry_effects(self) -> tuple[Fraction | None, ...]:
        """What each entry adds to the general mean."""
        return tuple(None if each is None else each - self.mean for each in self.adjusted)


@dataclass(frozen=True)
class AdditiveErrors:
    """What chance leaves open: the standard deviation of a total about the model, in the totals' units.

    ``severity`` are the jurors' standard errors (None without pairs, or for more than 1,500 jurors). ``f`` tests the
    entries, adjusted for jurors, with ``df`` degrees of freedom; None where chance leaves no degree of freedom.
    """

    residual: float
    severity: tuple[float | None, ...]
    f: float | None
    df: tuple[int, int]


def fit_additive(table: Table) -> AdditiveFit:
    """Fit the model; raises ``count.disconnected`` or ``count.not_solved``."""
    require_connected(table, method="additive")
    totals = juror_totals(table)
    effects = fit_effects(totals, jurors=len(table.jurors))
    by_juror = np.bincount(totals.juror, minlength=len(table.jurors)).tolist()
    unit = totals.unit / effects.denominator
    entries = _centre(effects.entry.tolist(), totals.counted.tolist(), unit=unit)
    jurors = _centre(effects.juror.tolist(), by_juror, unit=unit)
    mean = entries[0] + jurors[0]
    return AdditiveFit(
        totals=totals,
        mean=mean,
        adjusted=tuple(None if each is None else mean + each for each in entries[1]),
        severity=tuple(None if each is None else -each for each in jurors[1]),
    )


def _centre(effects: Iterable[int], counts: Iterable[int], *, unit: Fraction) -> tuple[Fraction, list[Fraction | None]]:
    """Return the mean of the effects that exist, and each less the mean."""
    values = [each * unit if count else None for each, count in zip(effects, counts, strict=True)]
    known = [each for each in values if each is not None]
    mean = sum(known, Fraction(0)) / max(len(known), 1)
    return mean, [None if each is None else each - mean for each in values]


def estimate_errors(fit: AdditiveFit) -> AdditiveErrors | None:
    """Return residual spread, errors of severities and the test of the entries; None without degrees of freedom."""
    totals = fit.totals
    entries, jurors = (sum(each is not None for each in side) for side in (fit.adjusted, fit.severity))
    df = entries - 1, len(totals.entry) - entries - jurors + 1
    if df[1] < 1:
        return None
    value = totals.total.astype(np.float64) * float(totals.unit)
    adjusted, severity = (_as_floats(side) for side in (fit.adjusted, fit.severity))
    squares = float(((value - adjusted[totals.entry] + severity[totals.juror]) ** 2).sum())
    residual = squares / df[1]
    alone = float(((value - _juror_means(totals, value, jurors=len(severity))) ** 2).sum())
    f = (alone - squares) / df[0] / residual if df[0] and residual > 0 else None
    spread = float(np.sqrt(residual))
    return AdditiveErrors(residual=spread, severity=_severity_errors(fit, spread), f=f, df=df)


def _as_floats(values: Iterable[Fraction | None]) -> Floats:
    return np.array([0.0 if each is None else float(each) for each in values])


def _juror_means(totals: JurorTotals, value: Floats, *, jurors: int) -> Floats:
    """Return, per pair, the mean of its juror."""
    counts = np.bincount(totals.juror, minlength=jurors)
    sums = np.bincount(totals.juror, weights=value, minlength=jurors)
    return np.asarray((sums / np.maximum(counts, 1))[totals.juror], dtype=np.float64)


def _severity_errors(fit: AdditiveFit, spread: float) -> tuple[float | None, ...]:
    """Return spread × √ of the diagonal of the pseudo-inverse of the jurors' reduced normal equations."""
    totals = fit.totals
    present = np.flatnonzero([each is not None for each in fit.severity])
    if len(present) > _MOST_JURORS:
        return (None,) * len(fit.severity)
    position = np.zeros(len(fit.severity), dtype=np.int64)
    position[present] = np.arange(len(present))
    incidence = np.zeros((len(totals.counted), len(present)))
    incidence[totals.entry, position[totals.juror]] = 1
    shared = incidence.T @ (incidence / np.maximum(totals.counted, 1)[:, None])
    flat = np.full_like(shared, 1 / len(present))
    inverse = np.linalg.inv(np.diag(incidence.sum(axis=0)) - shared + flat) - flat
    errors = dict(zip(present.tolist(), (spread * np.sqrt(np.diag(inverse).clip(0))).tolist(), strict=True))
    return tuple(errors.get(juror) for juror in range(len(fit.severity)))


def criterion_effects(table: Table) -> tuple[Fraction, ...]:
    """Return each criterion's mean mark over the complete pairs less the mean of all criteria, in marks."""
    complete = table.given.all(axis=0)
    pairs = int(complete.sum())
    if not pairs:
        return (Fraction(0),) * len(table.criteria)
    means = [
        sum(marks[complete].tolist()) * column.step / pairs
        for marks, column in zip(table.marks, table.criteria, strict=True)
    ]
    middle = sum(means, Fraction(0)) / len(means)
    return tuple(each - middle for each in means)
