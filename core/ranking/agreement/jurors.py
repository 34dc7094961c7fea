"""One juror beside the rest of the jury: severity, spread, agreement, and whether the yardstick moved on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.ranking.agreement.adjusted import Adjusted, adjust
from core.ranking.agreement.ratings import Floats
from core.ranking.severity.additive import estimate_errors
from core.ranking.table import Mask, Table

_LEAST = 3
"""Entries from which a correlation or a slope says anything."""


@dataclass(frozen=True)
class Drift:
    """How much milder a juror's totals became from the first entry to the last, with error and two-sided p (t test)."""

    change: float
    error: float
    p: float


@dataclass(frozen=True)
class JurorProfile:
    """One juror; totals' units throughout, None for what the marks do not tell.

    ``severity`` is how much less than the whole jury this juror gives, ``error`` its standard error, ``spread`` the
    standard deviation of the totals given (divided by n), ``agreement`` their correlation with the mean of the others,
    adjusted for severity, over the entries that others marked as well.
    """

    juror: str
    entries: int
    severity: float | None
    error: float | None
    spread: float | None
    agreement: float | None
    drift: Drift | None


def profile_jurors(table: Table, *, orders: Mapping[str, Sequence[str]] | None = None) -> tuple[JurorProfile, ...]:
    """Return a profile of every juror; ``orders`` gives the entries in the order a juror scored them."""
    adjusted = adjust(table)
    errors = estimate_errors(adjusted.fit) if adjusted.fit is not None else None
    others, _ = adjusted.others(entries=len(table.entries))
    profiles = []
    for code, juror in enumerate(table.jurors):
        mine = adjusted.juror == code
        severity = adjusted.fit.severity[code] if adjusted.fit is not None else None
        profiles.append(
            JurorProfile(
                juror=juror,
                entries=int(mine.sum()),
                severity=None if severity is None else float(severity),
                error=errors.severity[code] if errors is not None and severity is not None else None,
                spread=float(adjusted.own[mine].std()) if mine.any() else None,
                agreement=_correlate(adjusted.own[mine], others[mine]),
                drift=_find_drift(table, adjusted, others, mine=mine, order=(orders or {}).get(juror, ())),
            )
        )
    return tuple(profiles)


def _correlate(own: Floats, others: Floats) -> float | None:
    """Return Pearson's correlation over what both have; None for too few or without spread."""
    known = ~np.isnan(others)
    if known.sum() < _LEAST:
        return None
    one, other = own[known] - own[known].mean(), others[known] - others[known].mean()
    size = float(np.sqrt((one**2).sum() * (other**2).sum()))
    tiny = 1e-9 * (np.abs(own[known]).max() * np.abs(others[known]).max() + 1)
    return float((one * other).sum() / size) if size > tiny else None


def _find_drift(table: Table, adjusted: Adjusted, others: Floats, *, mine: Mask, order: Sequence[str]) -> Drift | None:
    """Return the least-squares slope of own total less the others' mean over the place in the order, from 0 to 1."""
    place = {entry: position for position, entry in enumerate(order)}
    names = [table.entries[code] for code in adjusted.entry[mine].tolist()]
    known = np.array([name in place for name in names], dtype=np.bool_) & ~np.isnan(others[mine])
    if known.sum() < _LEAST:
        return None
    when = np.array([place.get(name, 0) for name in names], dtype=np.float64)[known] / max(len(order) - 1, 1)
    lead = (adjusted.own[mine] - others[mine])[known]
    centred = when - when.mean()
    squares = float((centred**2).sum())
    change = float((centred * lead).sum() / squares)
    residual = lead - lead.mean() - change * centred
    df = int(known.sum()) - 2
    error = float(np.sqrt((residual**2).sum() / df / squares))
    tiny = 1e-9 * (1 + float(np.abs(adjusted.own).max()))
    if abs(change) < tiny:
        return Drift(0.0, error, 1.0)
    return Drift(change, error, 0.0 if error < tiny else _two_sided(change / error, df=df))


def _two_sided(t: float, *, df: int) -> float:
    from scipy.special import stdtr  # slow import

    return float(2 * stdtr(df, -abs(t)))
