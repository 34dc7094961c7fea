"""Standardised and additive counting: published tables, odd tables, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.ranking.count import count
from core.ranking.places import rank
from core.ranking.plain_table import read_table
from core.ranking.severity.additive import criterion_effects, estimate_errors, fit_additive
from core.ranking.table import CriterionColumn, Table, code_marks

SEVERITY_METHODS = ("z", "additive")


def grid(**rows: str) -> Table:
    """Make a table of one criterion: a word per juror, a dash where nothing was marked."""
    cells = [
        (entry, f"J{number}", mark.replace("–", ""))
        for entry, marks in rows.items()
        for number, mark in enumerate(marks.split())
    ]
    return read_table(("entry", "juror", "score"), cells)


def floats(values: tuple[Fraction | None, ...]) -> list[float | None]:
    return [None if each is None else float(each) for each in values]


# Montgomery, Design and Analysis of Experiments: catalysts by batches, an incomplete block design.
CATALYSTS = grid(A="73 74 – 71", B="– 75 67 72", C="73 75 68 –", D="75 – 72 75")

# Shrout and Fleiss 1979, table 2.
TARGETS = grid(A="9 2 5 8", B="6 1 3 2", C="8 4 6 8", D="7 1 2 6", E="10 5 6 9", F="6 2 4 7")


def test_additive_agrees_with_montgomery() -> None:
    fit = fit_additive(CATALYSTS)
    assert floats(fit.adjusted) == [71.375, 71.625, 72.0, 75.0]
    assert floats(fit.entry_effects) == [-9 / 8, -7 / 8, -1 / 2, 5 / 2]
    assert floats(fit.severity) == [-7 / 8, -3.0, 31 / 8, 0.0]
    assert [float(each.score or 0) for each in count(CATALYSTS, method="additive")] == [71.375, 71.625, 72.0, 75.0]
    assert [each.entry for each in rank(CATALYSTS, method="mean")] == ["D", "A", "C", "B"]
    assert [each.entry for each in rank(CATALYSTS, method="additive")] == ["D", "C", "B", "A"]


def test_additive_test_of_the_entries_agrees_with_montgomery() -> None:
    errors = estimate_errors(fit_additive(CATALYSTS))
    assert errors is not None
    assert (round(errors.f or 0, 3), errors.df) == (11.667, (3, 5))
    assert errors.residual**2 == pytest.approx(0.65)
    # The variance of a block effect of a balanced design: σ² r (b − 1) … by hand, σ² · 9/32.
    assert errors.severity == pytest.approx([(0.65 * 9 / 32) ** 0.5] * 4)


@pytest.mark.parametrize(
    "sd, scores",
    [
        ("population", [0.397942, -1.263643, 0.731275, -0.826048, 1.342751, -0.382277]),
        ("sample", [0.363270, -1.153543, 0.667560, -0.754075, 1.225758, -0.348970]),
    ],
)
def test_z_agrees_with_shrout_and_fleiss(sd: str, scores: list[float]) -> None:
    counted = count(TARGETS, method="z", sd="sample" if sd == "sample" else "population")
    assert [round(float(each.score or 0), 6) for each in counted] == scores


@pytest.mark.parametrize("sd", ["population", "sample"])
def test_juror_without_spread_adds_nothing_and_the_entries_are_told(sd: str) -> None:
    counted = count(grid(A="1 5", B="3 5"), method="z", sd="sample" if sd == "sample" else "population")
    half = (counted[1].score or 0) - (counted[0].score or 0)
    assert half > 0
    assert [(each.score, each.warnings) for each in counted] == [
        (-half / 2, ("count.no_spread",)),
        (half / 2, ("count.no_spread",)),
    ]


def test_juror_of_a_single_entry_has_no_spread() -> None:
    counted = count(grid(A="1 9", B="3 –"), method="z", sd="sample")
    assert [each.warnings for each in counted] == [("count.no_spread",), ()]
    assert counted[1].score == Fraction(707106781187, 10**12)


def test_complete_table_is_adjusted_by_nothing() -> None:
    assert [each.score for each in count(TARGETS, method="additive")] == [
        each.score for each in count(TARGETS, method="mean")
    ]


def test_criteria_count_by_weight_and_incomplete_sheets_not_at_all() -> None:
    criteria = [CriterionColumn("K1", Fraction(3)), CriterionColumn("K2", step=Fraction(1, 2))]
    marks = [
        ("A", "J1", "K1", 5), ("A", "J1", "K2", 8), ("B", "J1", "K1", 2), ("B", "J1", "K2", 4), ("B", "J2", "K1", 3),
        ("B", "J2", "K2", 6), ("C", "J2", "K1", 4), ("C", "J2", "K2", 2), ("A", "J2", "K1", 9),
    ]  # fmt: skip
    table = code_marks(marks, entries="ABC", jurors=["J1", "J2"], criteria=criteria)
    fit = fit_additive(table)
    # Totals 19 and 8 by J1, 12 and 13 by J2, who is 4 milder on B.
    assert floats(fit.adjusted) == [21.0, 10.0, 11.0]
    assert floats(fit.severity) == [2.0, -2.0]
    assert criterion_effects(table) == (Fraction(1, 2), Fraction(-1, 2))
    assert [(each.jurors, each.incomplete) for each in count(table, method="additive")] == [(1, 1), (2, 0), (1, 0)]


@pytest.mark.parametrize("method", SEVERITY_METHODS)
def test_entry_that_nobody_counted_has_no_score(method: str) -> None:
    assert [each.score is None for each in count(grid(A="1 2", B="– –", C="2 2"), method=method)] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize("method", SEVERITY_METHODS)
@pytest.mark.parametrize("marks", ["5 5", "5"])
def test_equal_marks_are_equal_scores(method: str, marks: str) -> None:
    ranked = rank(grid(A=marks, B=marks, C=marks), method=method)
    assert [(each.place, each.score) for each in ranked] == [(1, Fraction(5 if method == "additive" else 0))] * 3


@pytest.mark.parametrize("method", ["z", "additive", "rasch"])
def test_separate_juries_are_refused_with_what_would_join_them(method: str) -> None:
    with pytest.raises(RefusedError) as refused:
        count(grid(A="1 2 – – –", B="3 1 – – –", C="– – 4 – –", D="– – – 3 2"), method=method)
    assert refused.value.code == "count.disconnected"
    assert refused.value.facts == {
        "method": method,
        "parts": 3,
        "components": "A, B (J0, J1); D (J3, J4); C (J2)",
        "bridges": "J3 → A; J4 → C",
    }


def test_entries_on_a_long_chain_of_jurors_are_solved_to_the_last_digit() -> None:
    """Neighbours share one juror; a tree leaves no residual, so that every total is met exactly."""
    links = [
        (f"G{number}", f"J{number + step}", str(number * 7 % 10 + step)) for number in range(400) for step in (0, 1)
    ]
    table = read_table(("entry", "juror", "score"), links)
    fit = fit_additive(table)
    found = {
        (table.entries[entry], table.jurors[juror]): (fit.adjusted[entry] or 0) - (fit.severity[juror] or 0)
        for entry, juror in zip(fit.totals.entry.tolist(), fit.totals.juror.tolist(), strict=True)
    }
    assert all(abs(found[entry, juror] - int(mark)) < Fraction(1, 2**60) for entry, juror, mark in links)


def test_tables_without_a_degree_of_freedom_have_no_errors() -> None:
    assert estimate_errors(fit_additive(grid(A="1", B="2"))) is None
    errors = estimate_errors(fit_additive(grid(A="1 1 1")))
    assert errors is None


def test_errors_of_a_perfect_fit_are_zero_and_test_nothing() -> None:
    errors = estimate_errors(fit_additive(grid(A="1 2", B="2 3", C="4 5")))
    assert errors is not None
    assert (errors.residual, errors.f) == (0.0, None)


def test_longest_numbers_are_adjusted_without_loss() -> None:
    text = "999999999999999.999999999"
    scores = [each.score for each in count(grid(A=f"{text} 0", B=f"{text} 0", C="0 1"), method="additive")]
    assert scores == [Fraction(text) / 2, Fraction(text) / 2, Fraction(1, 2)]


def test_z_may_punish_a_higher_mark() -> None:
    """One very low mark keeps a juror's spread large; raised a little, it makes all other marks of that juror tell.

    B is ahead of A by the second juror alone; A's low mark is raised, and what the first juror thinks of the two
    (A last, B first) weighs more than before, although A rose.
    """
    below = {"A": 0, "B": 70, **{f"C{number:02}": 60 for number in range(30)}}
    other = {"A": 2, "B": 1, **{f"C{number:02}": 1 + number % 2 for number in range(30)}}
    ahead = []
    for mark in (0, 5):
        first = below | {"A": mark}
        rows = [(entry, "J1", str(first[entry])) for entry in first] + [
            (each, "J2", str(other[each])) for each in other
        ]
        counted = {
            each.entry: each.score or Fraction(0)
            for each in count(read_table(("entry", "juror", "score"), rows), method="z")
        }
        ahead.append(counted["B"] - counted["A"])
    assert ahead[1] > ahead[0]
