"""Agreement: published tables to the digits given, and a reason wherever there is no number."""

from __future__ import annotations

import pytest

from core.ranking.agreement.agreement import Agreement, find_agreement, find_table_agreement
from core.ranking.agreement.coefficient import Coefficient
from core.ranking.agreement.differences import queue_differences
from core.ranking.agreement.draws import affordable_draws, draw_weights
from core.ranking.agreement.icc import find_mean_squares
from core.ranking.agreement.jurors import profile_jurors
from core.ranking.agreement.ratings import rate_totals
from core.ranking.plain_table import read_table
from core.ranking.table import Table


def by_entry(*rows: str) -> Table:
    """Make a table of rows of jurors' marks, a dot where there is none."""
    cells = [
        (f"G{entry:02}", f"J{juror}", mark.replace(".", "").replace(",", "."))
        for entry, marks in enumerate(rows)
        for juror, mark in enumerate(marks.split())
    ]
    return read_table(("entry", "juror", "score"), cells)


def by_juror(*rows: str) -> Table:
    return by_entry(*(" ".join(marks) for marks in zip(*(row.split() for row in rows), strict=True)))


def agreement(table: Table) -> Agreement:
    return find_table_agreement(table).totals


def values(coefficients: dict[str, Coefficient]) -> dict[str, float | None]:
    return {name: None if each.value is None else round(each.value, 6) for name, each in coefficients.items()}


# Shrout and Fleiss 1979, table 2.
TARGETS = by_entry("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7")

# Krippendorff: four observers, twelve units, missing values.
OBSERVERS = by_juror(
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)


def test_icc_agrees_with_shrout_and_fleiss() -> None:
    assert values(dict(agreement(TARGETS).icc)) == {
        "1,1": 0.165742, "2,1": 0.289764, "3,1": 0.714841, "1,k": 0.442797, "2,k": 0.620051, "3,k": 0.909316,
    }  # fmt: skip


def test_mean_squares_agree_with_shrout_and_fleiss() -> None:
    squares = find_mean_squares(rate_totals(TARGETS).grid(), draw_weights(6, draws=1, seed=1) * 0 + 1)
    found = (squares.between, squares.within, squares.jurors, squares.rest)
    assert [round(float(each[0]), 6) for each in found] == [11.241667, 6.263889, 32.486111, 1.019444]


def test_alpha_agrees_with_krippendorff() -> None:
    assert values(dict(agreement(OBSERVERS).krippendorff)) == {
        "nominal": 0.743421, "ordinal": 0.815388, "interval": 0.849107, "ratio": 0.797403,
    }  # fmt: skip


def test_concordance_agrees_with_siegel() -> None:
    found = agreement(by_juror("1 6 3 2 5 4", "1 5 6 4 2 3", "6 3 2 5 4 1")).kendall
    assert (round(found.corrected.value or 0, 6), round(found.uncorrected.value or 0, 6)) == (0.161905, 0.161905)
    assert (round(found.chi_square or 0, 6), found.df) == (2.428571, 5)
    assert 0.78 < (found.p or 0) < 0.79


def test_ties_are_corrected_for() -> None:
    """Three jurors of one mind with a tie each: W is 1 only with the correction; by hand 3·8.5·4 over 9·60 − 3·18."""
    found = agreement(by_juror("1 2 2 4", "1 2 2 4", "1 2 2 4")).kendall
    assert found.corrected.value == pytest.approx(1)
    assert found.uncorrected.value == pytest.approx(0.9)


def test_opposite_jurors_have_no_concordance() -> None:
    found = agreement(by_juror("1 2 3", "3 2 1")).kendall
    assert found.corrected.value == pytest.approx(0)
    assert found.p == pytest.approx(1)


def test_intervals_hold_the_coefficient_and_come_out_the_same_again() -> None:
    for one, other in ((agreement(TARGETS), agreement(TARGETS)), (agreement(OBSERVERS), agreement(OBSERVERS))):
        assert one == other
        for each in (*one.icc.values(), *one.krippendorff.values(), one.kendall.corrected):
            if each.value is not None and each.interval is not None:
                assert each.interval[0] <= each.value <= each.interval[1]
    assert find_agreement(rate_totals(TARGETS), seed=2).icc["2,1"].interval != agreement(TARGETS).icc["2,1"].interval


def test_incomplete_table_has_alpha_only() -> None:
    found = agreement(OBSERVERS)
    assert {each.reason for each in (found.kendall.corrected, found.kendall.uncorrected, *found.icc.values())} == {
        "agreement.incomplete"
    }
    assert found.kendall.chi_square is None


@pytest.mark.parametrize("rows", [("5",), ("5 6 7",), ("5", "6", "7")])
def test_one_entry_or_one_juror_agrees_with_nobody(rows: tuple[str, ...]) -> None:
    found = agreement(by_entry(*rows))
    assert {found.kendall.corrected.reason, *(each.reason for each in found.icc.values())} == {"agreement.too_few"}


def test_single_marks_have_no_alpha() -> None:
    assert {each.reason for each in agreement(by_entry("5 .", ". 6")).krippendorff.values()} == {"agreement.too_few"}


def test_equal_marks_have_no_coefficient() -> None:
    found = agreement(by_entry("5 5 5", "5 5 5"))
    everything = (found.kendall.corrected, *found.icc.values(), *found.krippendorff.values())
    assert {each.reason for each in everything} == {"agreement.no_spread"}
    assert found.kendall.uncorrected.value == pytest.approx(0)


def test_constant_jurors_that_differ_have_no_concordance_but_a_disagreement() -> None:
    found = agreement(by_entry("1 2", "1 2", "1 2"))
    assert found.kendall.corrected.reason == "agreement.no_spread"
    assert (found.icc["2,1"].value, found.icc["3,1"].reason) == (0.0, "agreement.no_spread")
    assert (found.krippendorff["interval"].value or 0) < 0


def test_negative_marks_have_no_ratio() -> None:
    found = agreement(by_entry("-1 1", "2 2", "3 1")).krippendorff
    assert found["ratio"].reason == "agreement.not_ratio"
    assert found["interval"].value is not None


def test_zeros_compare_as_equal() -> None:
    assert agreement(by_entry("0 0", "0 0", "3 3")).krippendorff["ratio"].value == pytest.approx(1)


def test_too_many_values_are_not_compared_with_each_other() -> None:
    table = by_entry(*(f"{number} {number + 1}" for number in range(0, 3200, 2)))
    assert agreement(table).krippendorff["nominal"].reason == "agreement.too_many_values"
    assert agreement(table).icc["2,1"].value is not None


def test_every_criterion_has_its_own_agreement() -> None:
    rows = [("A", "J1", "K1", "1"), ("A", "J2", "K1", "2"), ("B", "J1", "K1", "3"), ("B", "J2", "K1", "3"),
            ("A", "J1", "K2", "4"), ("A", "J2", "K2", "4"), ("B", "J1", "K2", "1")]  # fmt: skip
    found = find_table_agreement(read_table(("entry", "juror", "criterion", "score"), rows))
    assert found.criteria.keys() == {"K1", "K2"}
    assert found.criteria["K1"].icc["1,1"].value is not None
    assert found.criteria["K2"].icc["1,1"].reason == "agreement.incomplete"
    assert find_table_agreement(TARGETS).criteria == {}


def test_draws_are_the_same_on_every_machine() -> None:
    assert draw_weights(4, draws=3, seed=7).tolist() == draw_weights(4, draws=3, seed=7).tolist()
    assert draw_weights(4, draws=2, seed=1).tolist() == [[0, 1, 2, 1], [2, 1, 1, 0]]
    assert draw_weights(50, draws=20, seed=1).sum(axis=1).tolist() == [50] * 20


def test_large_tables_get_fewer_draws_or_none() -> None:
    assert [affordable_draws(work) for work in (0, 100, 50_000, 10**6)] == [1000, 1000, 400, 0]


def test_profile_tells_severity_spread_and_agreement() -> None:
    strict, middle, mild = profile_jurors(by_entry("1 2 3", "3 4 5", "2 3 4", "5 6 7"))
    assert [each.severity for each in (strict, middle, mild)] == [1.0, 0.0, -1.0]
    assert [each.entries for each in (strict, middle, mild)] == [4, 4, 4]
    assert middle.agreement == pytest.approx(1)
    assert strict.spread == pytest.approx(2.1875**0.5)
    assert strict.error == 0.0
    assert strict.drift is None


def test_profile_says_nothing_of_what_marks_do_not_tell() -> None:
    one, other, none = profile_jurors(by_entry("1 . .", "2 . .", ". 5 ."))
    assert (one.severity, one.error, one.agreement) == (None, None, None)
    assert (other.entries, other.spread) == (1, 0.0)
    assert (none.entries, none.spread) == (0, None)
    flat = profile_jurors(by_entry("5 1", "5 2", "5 3"))[0]
    assert (flat.spread, flat.agreement) == (0.0, None)


def test_juror_who_became_milder_drifts() -> None:
    rows = [f"{5 + number // 2} {5 + number % 2} {5 + (number + 1) % 2}" for number in range(10)]
    order = tuple(f"G{number:02}" for number in range(10))
    first, second, _ = profile_jurors(by_entry(*rows), orders={"J0": order, "J1": order[::-1]})
    assert first.drift is not None
    assert 3.5 < first.drift.change < 5.5
    assert first.drift.p < 0.001
    assert second.drift is not None
    assert second.drift.change == pytest.approx(1.77, abs=0.01)


def test_drift_without_chance_is_certain_and_none_at_all_is_not() -> None:
    rows = [f"{number} 5" for number in range(4)]
    order = {"J0": ("G00", "G01", "G02", "G03")}
    found = profile_jurors(by_entry(*rows), orders=order)[0].drift
    assert found is not None
    assert found.change == pytest.approx(3)
    assert (round(found.error, 9), found.p) == (0.0, 0.0)
    still = profile_jurors(by_entry("1 2", "2 3", "3 4", "4 5"), orders=order)[0].drift
    assert still is not None
    assert (still.change, still.p) == (0.0, 1.0)


def test_most_contested_entries_come_first_once_severity_is_allowed_for() -> None:
    queue = queue_differences(by_entry("1 3", "2 4", "9 5", "5 7", "3 ."))
    assert [(each.entry, each.jurors) for each in queue] == [("G02", 2), ("G00", 2), ("G01", 2), ("G03", 2)]
    assert (queue[0].mildest, queue[0].strictest) == ("J0", "J1")
    assert queue[0].width == pytest.approx(4.5)
    assert queue[0].deviation == pytest.approx(2.25)


def test_nothing_marked_twice_is_no_queue() -> None:
    assert queue_differences(by_entry("1 .", ". 2")) == ()
    assert (
        queue_differences(
            read_table(("entry", "juror", "criterion", "score"), [("A", "J", "K", "1"), ("A", "J", "L", "")])
        )
        == ()
    )
