"""What a plain table of marks says: places, whether its entries can be compared, jurors, agreement, sureness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

import numpy as np

from core.base.errors import Fact, RefusedError
from core.ranking.agreement.agreement import TableAgreement, find_table_agreement
from core.ranking.agreement.differences import Difference, queue_differences
from core.ranking.agreement.jurors import JurorProfile, profile_jurors
from core.ranking.bridges import require_connected
from core.ranking.connectivity import Component, find_components
from core.ranking.places import Placed
from core.ranking.rasch.fit import Element, RaschFit, fit_rasch
from core.ranking.robustness.counting import Counting
from core.ranking.robustness.robustness import Robustness, find_robustness
from core.ranking.table import Codes, Table

Found = TypeVar("Found")

_MOST_FOR_RASCH, _MOST_FOR_ROBUSTNESS = 1_500_000, 300_000
"""Marks up to which these are worked out without having been asked for by name."""


@dataclass(frozen=True)
class Missing:
    """Why something could not be computed: a code of refusal, and the facts of its sentence."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True)
class AnalysedEntry:
    """An entry's place and exact score; ``marks`` given in all, ``jurors`` whose marks were complete and counted."""

    entry: str
    place: int | None
    score: Fraction | None
    marks: int
    jurors: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class AnalysedJuror:
    """A juror's number of marks, severity (see :class:`Analysis`) with its error, and fit to the Rasch model."""

    juror: str
    marks: int
    severity: float | None = None
    error: float | None = None
    infit: float | None = None
    outfit: float | None = None


@dataclass(frozen=True)
class Analysis:
    """Places first, jurors in order of their names, components largest first.

    Severity is counted in marks of weight 1 (how much lower than the whole jury a juror marks), by the method
    ``rasch`` in logits. What is None has its reason in ``missing``: ``severity``, ``rasch`` (infit and outfit too),
    ``robustness``.
    """

    method: str
    entries: tuple[AnalysedEntry, ...]
    jurors: tuple[AnalysedJuror, ...]
    components: tuple[Component, ...]
    profiles: tuple[JurorProfile, ...]
    agreement: TableAgreement
    differences: tuple[Difference, ...]
    rasch: RaschFit | None
    robustness: Robustness | None
    missing: dict[str, Missing]

    @property
    def connected(self) -> bool:
        """Tell whether common jurors join all the marked entries."""
        return len(self.components) == 1


def analyse(
    table: Table, *, method: str = "mean", trim: int = 1, sd: Literal["population", "sample"] = "population"
) -> Analysis:
    """Analyse a table, mostly one of :func:`core.ranking.plain_table.read_table`; equal scores share a place.

    Raises ``count.unknown_method`` and what the method refuses.
    """
    counting = Counting(method=method, trim=trim, sd=sd)
    placed = counting.rank(table)
    missing: dict[str, Missing] = {}
    rasch = _attempt("rasch", missing, lambda: fit_rasch(table), affordable=_affords_rasch(table, method))
    _attempt("severity", missing, lambda: require_connected(table, method="additive"))
    robustness = _attempt(
        "robustness",
        missing,
        lambda: find_robustness(table, counting),
        affordable=table.marks.size <= _MOST_FOR_ROBUSTNESS,
    )
    profiles = profile_jurors(table)
    return Analysis(
        method=method,
        entries=_describe_entries(table, placed),
        jurors=_describe_jurors(table, profiles, rasch, by_rasch=method == "rasch"),
        components=find_components(table),
        profiles=profiles,
        agreement=find_table_agreement(table),
        differences=queue_differences(table),
        rasch=rasch,
        robustness=robustness,
        missing=missing,
    )


def _affords_rasch(table: Table, method: str) -> bool:
    return method == "rasch" or table.marks.size <= _MOST_FOR_RASCH


def _attempt(
    name: str, missing: dict[str, Missing], work: Callable[[], Found], *, affordable: bool = True
) -> Found | None:
    """Return what comes out, or note under the name why nothing does."""
    if not affordable:
        missing[name] = Missing("analysis.too_large")
        return None
    try:
        return work()
    except RefusedError as refused:
        missing[name] = Missing(refused.code, tuple(refused.facts.items()))
        return None


def _describe_entries(table: Table, placed: tuple[Placed, ...]) -> tuple[AnalysedEntry, ...]:
    marks = dict(zip(table.entries, _count_marks(table, table.entry, len(table.entries)), strict=True))
    return tuple(
        AnalysedEntry(each.entry, each.place, each.score, marks[each.entry], each.jurors, each.warnings)
        for each in placed
    )


def _describe_jurors(
    table: Table, profiles: tuple[JurorProfile, ...], rasch: RaschFit | None, *, by_rasch: bool
) -> tuple[AnalysedJuror, ...]:
    weights = float(sum((column.weight for column in table.criteria), Fraction(0)))
    counts = _count_marks(table, table.juror, len(table.jurors))
    fits = [Element(juror) for juror in table.jurors] if rasch is None else rasch.jurors
    described = []
    for profile, fit, marks in zip(profiles, fits, counts, strict=True):
        severity, error = _per_mark(profile.severity, weights), _per_mark(profile.error, weights)
        if by_rasch:
            severity, error = fit.measure, fit.error
        described.append(AnalysedJuror(profile.juror, marks, severity, error, fit.infit, fit.outfit))
    return tuple(described)


def _per_mark(value: float | None, weights: float) -> float | None:
    return None if value is None else value / weights


def _count_marks(table: Table, codes: Codes, number: int) -> list[int]:
    given = table.given.sum(axis=0)
    return [round(each) for each in np.bincount(codes, weights=given, minlength=number).tolist()]
