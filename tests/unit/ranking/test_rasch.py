"""The many-facet Rasch model: the maximum it climbs to, and what it answers to odd tables."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy.optimize import minimize

from core.base.errors import RefusedError
from core.ranking.count import count
from core.ranking.places import rank
from core.ranking.plain_table import read_table
from core.ranking.rasch.fit import Element, RaschFit, fit_rasch
from core.ranking.rasch.newton import climb
from core.ranking.rasch.peeling import peel
from core.ranking.rasch.separation import count_strata, find_reliability, separate
from core.ranking.table import CriterionColumn, Table, code_marks
from tests.contest_model import Shape, simulate

SMALL = simulate(Shape(entries=7, jurors=4, per_entry=3, criteria=2, categories=4), seed=5).table


def measures(elements: tuple[Element, ...]) -> list[float]:
    return [each.measure for each in elements if each.measure is not None]


def grid(**rows: str) -> Table:
    cells = [(entry, f"J{juror}", mark) for entry, marks in rows.items() for juror, mark in enumerate(marks.split())]
    return read_table(("entry", "juror", "score"), cells)


def refusal(table: Table) -> str:
    with pytest.raises(RefusedError) as refused:
        fit_rasch(table)
    return refused.value.code


def test_maximum_is_the_one_that_a_general_optimiser_finds() -> None:
    cells = peel(SMALL).cells
    values = cells.structures[0].value
    sizes = np.cumsum([len(cells.entries), len(cells.jurors), len(cells.criteria)])

    def loss(parameters: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        entry, juror, criterion, inner = np.split(parameters, sizes)
        kappa = np.concatenate(([0.0], inner, [0.0]))
        ease = entry[cells.entry] + juror[cells.juror] + criterion[:, None]
        power = ease[..., None] * values + kappa
        given = np.take_along_axis(power, cells.category[..., None], axis=-1)[..., 0]
        centring = juror.sum() ** 2 + criterion.sum() ** 2
        return float((np.log(np.exp(power).sum(axis=-1)) - given).sum() + centring)

    found = climb(cells)
    best = minimize(loss, np.zeros(sizes[-1] + len(values) - 2), method="BFGS", options={"gtol": 1e-6})
    entry, juror, criterion, inner = np.split(best.x, sizes)
    assert np.allclose(found.top.entry, entry, atol=1e-4)
    assert np.allclose(found.top.juror, juror, atol=1e-4)
    assert np.allclose(found.top.criterion, criterion, atol=1e-4)
    assert np.allclose(found.top.kappa[0][1:-1], inner, atol=1e-4)


def test_sum_given_equals_sum_expected_for_every_element() -> None:
    for seed in range(10):
        fit = fit_rasch(simulate(Shape(), seed=seed).table)
        assert fit.residual < 1e-9
        for each in (*fit.entries, *fit.jurors, *fit.criteria):
            if not each.extreme:
                assert each.given == pytest.approx(each.expected, abs=1e-9)


def test_fit_squares_are_those_of_the_definition() -> None:
    fit, cells = fit_rasch(SMALL), peel(SMALL).cells
    at = climb(cells).top
    values = cells.structures[0].value
    ease = at.entry[cells.entry] + at.juror[cells.juror] + at.criterion[:, None]
    chance = np.exp(ease[..., None] * values + at.kappa[0])
    chance /= chance.sum(axis=-1, keepdims=True)
    mean = chance @ values
    variance = chance @ values**2 - mean**2
    squares = (values[cells.category] - mean) ** 2
    for code, each in enumerate(fit.jurors):
        mine = cells.juror == code
        assert each.infit == pytest.approx(squares[:, mine].sum() / variance[:, mine].sum())
        assert each.outfit == pytest.approx((squares / variance)[:, mine].mean())
        assert each.count == 2 * mine.sum()


def test_severities_and_difficulties_are_centred_and_thresholds_sum_to_nothing() -> None:
    fit = fit_rasch(SMALL)
    assert sum(measures(fit.jurors)) == pytest.approx(0, abs=1e-9)
    assert sum(measures(fit.criteria)) == pytest.approx(0, abs=1e-9)
    assert sum(fit.scales[0].thresholds) == pytest.approx(0, abs=1e-9)
    assert sum(fit.scales[0].counts) == 7 * 3 * 2


def test_marks_five_apart_are_one_step() -> None:
    wide = SMALL.marks * 5 + 2
    stretched = Table(SMALL.entries, SMALL.jurors, SMALL.criteria, SMALL.entry, SMALL.juror, wide, SMALL.given)
    one, other = fit_rasch(SMALL), fit_rasch(stretched)
    assert measures(one.entries) == measures(other.entries)
    assert other.scales[0].marks == tuple(5 * mark + 2 for mark in one.scales[0].marks)


def test_criteria_of_different_scales_have_thresholds_of_their_own() -> None:
    columns = [CriterionColumn("K0", step=Fraction(1, 2)), CriterionColumn("K1")]
    table = Table(SMALL.entries, SMALL.jurors, tuple(columns), SMALL.entry, SMALL.juror, SMALL.marks, SMALL.given)
    assert [scale.criteria for scale in fit_rasch(table).scales] == [("K0",), ("K1",)]
    assert [scale.criteria for scale in fit_rasch(SMALL).scales] == [("K0", "K1")]


def test_weights_move_the_measures_towards_the_heavier_criterion() -> None:
    marks = [
        (entry, juror, code, (place + 2 * number + (code == "K2") * (entry < "C")) % 4)
        for place, entry in enumerate("ABCDEF")
        for number, juror in enumerate(("J1", "J2", "J3"))
        for code in ("K1", "K2")
    ]

    def measure(heavy: int) -> list[float]:
        columns = [CriterionColumn("K1"), CriterionColumn("K2", weight=Fraction(heavy))]
        fit = fit_rasch(code_marks(marks, entries="ABCDEF", jurors=["J1", "J2", "J3"], criteria=columns))
        assert fit.residual < 1e-9
        return measures(fit.entries)

    alone = code_marks(
        [row for row in marks if row[2] == "K2"],
        entries="ABCDEF",
        jurors=["J1", "J2", "J3"],
        criteria=[CriterionColumn("K2")],
    )
    target = measures(fit_rasch(alone).entries)
    near = [float(np.corrcoef(measure(heavy), target)[0, 1]) for heavy in (1, 5, 50)]
    assert near == sorted(near)
    assert near[0] < 0.95
    assert near[2] > 0.99


def test_same_marks_from_the_same_jurors_in_another_order_are_one_place() -> None:
    table = grid(A="3 1 2", B="1 3 2", C="2 2 2", D="0 1 3", E="1 0 0")
    counted = {each.entry: each.score for each in count(table, method="rasch")}
    assert counted["A"] == counted["B"] == counted["C"]
    assert (counted["D"] or 0) > (counted["E"] or 0)


def test_extreme_entries_are_measured_beyond_all_others() -> None:
    counted = count(grid(A="4 4 4", B="1 3 2", C="2 2 3", D="3 1 2", E="0 0 0", F="3 4 1"), method="rasch")
    scores = [each.score or Fraction(0) for each in counted]
    assert scores.index(max(scores)) == 0
    assert scores.index(min(scores)) == 4
    assert [each.warnings for each in counted] == [("rasch.extreme",), (), (), (), ("rasch.extreme",), ()]


def test_higher_extreme_keeps_its_lead_where_nobody_else_has_its_mark() -> None:
    """A alone has fives: without A, fours are the end of the scale, and B becomes extreme as well."""
    table = simulate(Shape(entries=14, jurors=4, per_entry=4, criteria=1, categories=5), seed=3).table
    rows = [
        (table.entries[entry], table.jurors[juror], str(min(mark, 3 + (entry + juror) % 2)))
        for entry, juror, mark in zip(table.entry.tolist(), table.juror.tolist(), table.marks[0].tolist(), strict=True)
    ]
    rows += [("A", juror, "5") for juror in table.jurors] + [("B", juror, "4") for juror in table.jurors]
    a, b, *others = fit_rasch(read_table(("entry", "juror", "score"), rows)).entries
    assert (a.extreme, b.extreme) == (True, True)
    assert (a.measure or 0) > (b.measure or 0) > max(measures(tuple(others)))


def test_extreme_juror_and_criterion_are_measured_from_the_rest() -> None:
    base = simulate(Shape(entries=12, jurors=4, per_entry=4, criteria=2, categories=4), seed=2).table
    rows = [
        (base.entries[entry], base.jurors[juror], f"K{code}", mark)
        for code, marks in enumerate(base.marks.tolist())
        for entry, juror, mark in zip(base.entry.tolist(), base.juror.tolist(), marks, strict=True)
    ]
    rows += [(entry, "J9", f"K{code}", 0) for entry in base.entries for code in range(2)]
    rows += [(entry, juror, "K9", 3) for entry in base.entries for juror in (*base.jurors, "J9")]
    fit = fit_rasch(
        code_marks(
            rows,
            entries=base.entries,
            jurors=[*base.jurors, "J9"],
            criteria=[CriterionColumn(code) for code in ("K0", "K1", "K9")],
        )
    )
    juror, criterion = fit.jurors[-1], fit.criteria[-1]
    assert (juror.extreme, criterion.extreme) == (True, True)
    assert (juror.measure or 0) > max(measures(fit.jurors[:-1]))
    assert (criterion.measure or 0) < min(measures(fit.criteria[:-1]))
    assert (juror.error is None, juror.infit is None) == (False, True)


def test_fair_total_of_a_complete_table_keeps_the_order_of_the_totals() -> None:
    table = simulate(Shape(entries=9, jurors=5, per_entry=5), seed=8).table
    fit = fit_rasch(table)
    sums = np.bincount(table.entry, weights=table.marks.sum(axis=0))
    fair = np.array([each or 0.0 for each in fit.fair])
    assert np.array_equal(np.argsort(sums, kind="stable"), np.argsort(fair.round(9), kind="stable"))
    assert np.all((fair > 0) & (fair < 3 * 4))


def test_criterion_of_one_mark_only_adds_that_mark_to_the_fair_total() -> None:
    flat = [
        (SMALL.entries[entry], SMALL.jurors[juror], code, mark)
        for code, marks in (
            ("K0", SMALL.marks[0].tolist()),
            ("K1", SMALL.marks[1].tolist()),
            ("K5", [2] * len(SMALL.entry)),
        )
        for entry, juror, mark in zip(SMALL.entry.tolist(), SMALL.juror.tolist(), marks, strict=True)
    ]
    columns = [CriterionColumn("K0"), CriterionColumn("K1"), CriterionColumn("K5", step=Fraction(1, 2))]
    table = code_marks(flat, entries=SMALL.entries, jurors=SMALL.jurors, criteria=columns)
    one, other = fit_rasch(SMALL), fit_rasch(table)
    assert [round((b or 0) - (a or 0), 9) for a, b in zip(one.fair, other.fair, strict=True)] == [1.0] * 7
    assert (other.criteria[2].measure, other.criteria[2].extreme) == (None, False)


def test_entry_alone_at_the_end_of_the_scale_is_held_back_from_infinity() -> None:
    """Only one entry has marks of 0 or 1: likelihood alone would put it infinitely far below."""
    table = simulate(Shape(entries=10, jurors=5, per_entry=3, criteria=2, categories=5), seed=6).table
    fit = fit_rasch(table)
    last = min(fit.entries, key=lambda each: each.measure or 0)
    low = {
        table.entries[code]
        for code, most in zip(table.entry.tolist(), table.marks.max(axis=0), strict=True)
        if most < 2
    }
    assert low == {last.name}
    assert fit.penalised
    assert -3 < (last.measure or 0) < -1.5
    assert (last.error or 0) > 0.8
    assert 0 < fit.residual < 2


@pytest.mark.parametrize(
    "rows, code",
    [
        ({"A": "5 5 5", "B": "5 5 5"}, "rasch.no_spread"),
        ({"A": "5", "B": "6", "C": "7"}, "rasch.no_spread"),
        ({"A": "1 2 3"}, "rasch.no_spread"),
        ({"A": "1"}, "rasch.no_spread"),
    ],
)
def test_marks_that_say_too_little_are_refused(rows: dict[str, str], code: str) -> None:
    assert refusal(grid(**rows)) == code


def test_entries_held_together_by_an_extreme_juror_only_are_refused() -> None:
    cells = [(entry, juror, mark) for entry, juror, mark in (
        ("A", "J1", "1"), ("A", "J2", "2"), ("B", "J1", "2"), ("B", "J2", "1"), ("E", "J1", "2"), ("E", "J2", "0"),
        ("C", "J3", "1"), ("C", "J4", "2"), ("D", "J3", "2"), ("D", "J4", "1"), ("F", "J3", "0"), ("F", "J4", "2"),
        *((entry, "J9", "3") for entry in "ABCDEF"),
    )]  # fmt: skip
    assert refusal(read_table(("entry", "juror", "score"), cells)) == "rasch.no_maximum"


def test_scale_of_hundreds_of_marks_is_refused() -> None:
    rows = [(f"G{number}", f"J{juror}", str(3 * number + juror)) for number in range(100) for juror in range(3)]
    assert refusal(read_table(("entry", "juror", "score"), rows)) == "rasch.too_many_categories"


def test_jury_of_thousands_is_refused() -> None:
    rows = [("A", f"J{number}", "1") for number in range(3001)]
    assert refusal(read_table(("entry", "juror", "score"), rows)) == "rasch.too_many_jurors"


@pytest.mark.parametrize("g, strata, reliability", [(2.17, 3.23, 0.82), (1.88, 2.84, 0.78)])
def test_strata_and_reliability_agree_with_the_published_ones(g: float, strata: float, reliability: float) -> None:
    assert (round(count_strata(g), 2), round(find_reliability(g), 2)) == (strata, reliability)


def test_separation_is_the_true_spread_in_errors() -> None:
    found = separate([-1.0, 1.0, 3.0], [0.5, 0.5, 0.5])
    assert found is not None
    assert found.separation == pytest.approx(((8 / 3 - 0.25) / 0.25) ** 0.5)
    assert separate([1.0], [0.5]) is None
    same = separate([1.0, 1.0], [0.5, 0.5])
    assert same is not None
    assert (same.separation, same.reliability) == (0.0, 0.0)


def test_every_facet_has_its_separation() -> None:
    fit: RaschFit = fit_rasch(simulate(Shape(), seed=1).table)
    assert [each is not None for each in fit.separations] == [True] * 3


def test_higher_mark_did_not_lower_its_entry_in_any_of_a_hundred_contests() -> None:
    """No promise in general: see the method; in contests of a usual size it has not been seen."""
    for seed in range(100):
        table = simulate(Shape(entries=10, jurors=5, per_entry=3, criteria=2, categories=5), seed=seed).table
        pair = seed % len(table.entry)
        marks = table.marks.copy()
        marks[0, pair] = min(marks[0, pair] + 1, 4)
        raised = Table(table.entries, table.jurors, table.criteria, table.entry, table.juror, marks, table.given)
        before, after = (
            next(each for each in rank(which, method="rasch") if each.entry == table.entries[table.entry[pair]])
            for which in (table, raised)
        )
        assert (after.place or 0) <= (before.place or 0)
