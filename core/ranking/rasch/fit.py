"""The many-facet Rasch model of a table: measures, errors, fit and thresholds, and how they were reached.

Four steps: extreme elements are set aside (:mod:`peeling`), joint maximum likelihood is climbed (:mod:`newton`), its
bias is taken out (:mod:`bias`), entries and extreme elements are measured (:mod:`extremes`). Sums given and expected,
infit and outfit belong to the maximum; measures, thresholds and standard errors (of the whole inverse information, so
that what is not known of the jurors is in the entries' errors) are those without bias.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from core.base.errors import refuse
from core.ranking.bridges import require_connected
from core.ranking.connectivity import label_nodes
from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.extremes import Measures, measure_extremes
from core.ranking.rasch.fair import fair_totals
from core.ranking.rasch.information import invert
from core.ranking.rasch.layout import lay_out
from core.ranking.rasch.misfit import Misfit, find_misfit
from core.ranking.rasch.newton import Summit, climb
from core.ranking.rasch.peeling import Peeled, peel
from core.ranking.rasch.responses import Estimates
from core.ranking.rasch.separation import Separation, separate
from core.ranking.rasch.sums import sum_up
from core.ranking.table import Codes, Table

_MOST_JURORS = 3000


@dataclass(frozen=True)
class Element:
    """An entry (quality), juror (severity) or criterion (difficulty) on the logit scale.

    ``count`` marks count; ``given`` and ``expected`` are their sums in steps. Of extreme elements only the measure and
    its error are known; without a counted mark not even these.
    """

    name: str
    measure: float | None = None
    error: float | None = None
    infit: float | None = None
    outfit: float | None = None
    count: int = 0
    given: float | None = None
    expected: float | None = None
    extreme: bool = False


@dataclass(frozen=True)
class RatingScale:
    """Criteria that share a scale; its marks that occur, how often, and kappa: minus the sum of the thresholds.

    ``thresholds`` are where two neighbouring marks are equally likely, one fewer than marks. ``values`` are the marks
    in steps from the lowest.
    """

    criteria: tuple[str, ...]
    marks: tuple[Fraction, ...]
    values: tuple[float, ...]
    counts: tuple[int, ...]
    thresholds: tuple[float, ...]
    kappa: tuple[float, ...]


@dataclass(frozen=True)
class RaschFit:
    """Every element in the table's order, the scales, separations by facet, and the convergence.

    ``fair`` is the total each entry may expect from the middle juror. ``residual`` is the largest difference between
    given and expected sums, ``rounds`` the steps of the climb; one that does not end is refused. ``penalised`` tells
    that the likelihood alone has no maximum; then given and expected sums differ by what holds the measures back.
    """

    entries: tuple[Element, ...]
    jurors: tuple[Element, ...]
    criteria: tuple[Element, ...]
    fair: tuple[float | None, ...]
    scales: tuple[RatingScale, ...]
    separations: tuple[Separation | None, Separation | None, Separation | None]
    rounds: int
    residual: float
    penalised: bool


def fit_rasch(table: Table) -> RaschFit:
    """Fit the model to the complete pairs of a table.

    Raises ``count.disconnected``, ``rasch.no_spread`` (all marks equal, or none informative), ``rasch.no_maximum``
    (the marks are too few or too one-sided), ``rasch.too_many_categories``, ``rasch.too_many_jurors``.
    """
    if len(table.jurors) > _MOST_JURORS:
        refuse("rasch.too_many_jurors", jurors=len(table.jurors), most=_MOST_JURORS)
    require_connected(table, method="rasch")
    peeled = peel(table)
    cells = peeled.cells
    _require_joined(cells)
    summit = climb(cells)
    at = summit.at
    measures = measure_extremes(peeled, at, _spread_out(peeled, at))
    misfits = find_misfit(cells, summit.top)
    left = (cells.entries, cells.jurors, cells.criteria)
    names = (table.entries, table.jurors, tuple(column.code for column in table.criteria))
    eases = (measures.entry, -measures.juror, -measures.criterion)
    errors = (measures.entry_error, measures.juror_error, measures.criterion_error)
    entries, jurors, criteria = (
        _describe(names[facet], eases[facet], errors[facet], left[facet], misfits[facet]) for facet in range(3)
    )
    return RaschFit(
        entries=entries,
        jurors=jurors,
        criteria=criteria,
        fair=fair_totals(table, cells, at, measures),
        scales=_describe_scales(table, cells, at),
        separations=(_separate(entries), _separate(jurors), _separate(criteria)),
        rounds=summit.rounds,
        residual=_find_residual(summit),
        penalised=summit.penalised,
    )


def _find_residual(summit: Summit) -> float:
    return max(float(np.abs(each).max(initial=0)) for each in (summit.sums.entry_score, summit.sums.rest_score))


def _require_joined(cells: Cells) -> None:
    """Refuse what falls apart without its extreme elements."""
    entries, jurors = len(cells.entries), len(cells.jurors)
    if label_nodes(cells.entry, cells.juror, entries=entries, jurors=jurors).any():
        refuse("rasch.no_maximum")


def _spread_out(peeled: Peeled, at: Estimates) -> Measures:
    """Return the estimates and their errors by the table's codes."""
    cells, table, layout = peeled.cells, peeled.table, lay_out(peeled.cells)
    inverse = invert(sum_up(cells, at, layout=layout), layout=layout)
    inverse.require_known()
    variances = inverse.variances()
    numbers = len(table.entries), len(table.jurors), len(table.criteria)
    left = (cells.entries, cells.jurors, cells.criteria)
    found = [_place(*each) for each in zip((at.entry, at.juror, at.criterion), left, numbers, strict=True)]
    errors = [_place(np.sqrt(each[0]), each[1], each[2]) for each in zip(variances, left, numbers, strict=True)]
    return Measures(found[0], found[1], found[2], errors[0], errors[1], errors[2])


def _place(values: Floats, codes: Codes, number: int) -> Floats:
    placed = np.full(number, np.nan)
    placed[codes] = values
    return placed


def _describe(
    names: tuple[str, ...], measures: Floats, errors: Floats, left: Codes, misfit: Misfit
) -> tuple[Element, ...]:
    positions = {code: position for position, code in enumerate(left.tolist())}
    described = []
    for code, (name, measure, error) in enumerate(zip(names, measures.tolist(), errors.tolist(), strict=True)):
        position = positions.get(code)
        if position is not None:
            row = (misfit.infit, misfit.outfit, misfit.given, misfit.expected)
            infit, outfit, given, expected = (float(each[position]) for each in row)
            count = int(misfit.count[position])
            described.append(Element(name, measure, error, infit, outfit, count, given, expected))
        else:
            described.append(Element(name) if np.isnan(measure) else Element(name, measure, error, extreme=True))
    return tuple(described)


def _describe_scales(table: Table, cells: Cells, at: Estimates) -> tuple[RatingScale, ...]:
    scales = []
    for number, (structure, kappa) in enumerate(zip(cells.structures, at.kappa, strict=True)):
        rows = [row for row, each in enumerate(cells.structure_of) if each == number]
        columns = [table.criteria[code] for code in cells.criteria[rows].tolist()]
        thresholds = -np.diff(kappa) / np.diff(structure.value)
        scales.append(
            RatingScale(
                criteria=tuple(column.code for column in columns),
                marks=tuple(mark * columns[0].step for mark in structure.marks),
                values=tuple(structure.value.tolist()),
                counts=tuple(np.bincount(cells.category[rows].ravel(), minlength=len(kappa)).tolist()),
                thresholds=tuple(thresholds.tolist()),
                kappa=tuple(kappa.tolist()),
            )
        )
    return tuple(scales)


def _separate(elements: tuple[Element, ...]) -> Separation | None:
    known = [(each.measure, each.error) for each in elements if each.measure is not None and each.error]
    return separate([measure for measure, _ in known], [error for _, error in known])
