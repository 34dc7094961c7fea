"""Each method on numbers a person can check, and on published tables."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.base.numbers import rounded
from core.ranking.count import Counted, count
from core.ranking.methods.registry import METHODS
from core.ranking.plain_table import read_table
from core.ranking.table import CriterionColumn, Table, code_marks


def grid(**rows: str) -> Table:
    """Make a table of one criterion: a word per juror, a dash where nothing was marked."""
    cells = [
        (entry, f"J{number}", mark.replace("–", ""))
        for entry, marks in rows.items()
        for number, mark in enumerate(marks.split())
    ]
    return read_table(("entry", "juror", "score"), cells)


def scores(table: Table, *, method: str, trim: int = 1) -> dict[str, Fraction | None]:
    return {each.entry: each.score for each in count(table, method=method, trim=trim)}


def one(table: Table, *, method: str, trim: int = 1) -> Counted:
    (only,) = count(table, method=method, trim=trim)
    return only


def test_mean_is_exact() -> None:
    assert scores(grid(A="1 2 2", B="0.1 0.2 –"), method="mean") == {"A": Fraction(5, 3), "B": Fraction(3, 20)}


def test_mean_weighs_criteria_by_weight_and_step() -> None:
    criteria = [CriterionColumn("K1", Fraction(1, 3)), CriterionColumn("K2", Fraction(2), Fraction(1, 2))]
    marks = [("A", "J1", "K1", 5), ("A", "J1", "K2", 7), ("A", "J2", "K1", 4), ("A", "J2", "K2", 1)]
    table = code_marks(marks, entries=["A"], jurors=["J1", "J2"], criteria=criteria)
    assert one(table, method="mean").score == (Fraction(5, 3) + 7 + Fraction(4, 3) + 1) / 2


def test_juror_who_left_a_criterion_out_is_not_counted_for_that_entry() -> None:
    rows = [("A", "J1", "K1", "10"), ("A", "J1", "K2", "10"), ("A", "J2", "K1", "1"), ("A", "J2", "K2", "")]
    assert one(read_table(("entry", "juror", "criterion", "score"), rows), method="mean") == Counted(
        "A", Fraction(20), jurors=1, incomplete=1
    )


def test_sum_warns_the_entries_that_fewer_jurors_marked() -> None:
    counted = count(grid(A="5 5 5", B="9 – 9", C="– – –"), method="sum")
    assert [(each.entry, each.score, each.warnings) for each in counted] == [
        ("A", Fraction(15), ()),
        ("B", Fraction(18), ("count.jurors_differ",)),
        ("C", None, ()),
    ]


# Figure skating: nine judges, one highest and one lowest dropped, half up to two digits.
@pytest.mark.parametrize(
    "marks, shown",
    [
        ("9 9 8.75 9.25 9 9.5 9.25 9 9", "9.07"),
        ("6.5 6.75 7 6.5 6 6.5 6.5 6.75 7", "6.64"),
        ("7.5 8 7.25 7.25 7.5 – 8.25 7 7.5", "7.50"),
    ],
)
def test_trimmed_mean_agrees_with_figure_skating(marks: str, shown: str) -> None:
    score = one(grid(A=marks), method="trimmed").score
    assert score is not None
    assert f"{rounded(score, digits=2):.2f}" == shown


def test_missing_mark_counted_as_zero_would_have_shown_another_number() -> None:
    assert one(grid(A="7.5 8 7.25 7.25 7.5 0 8.25 7 7.5"), method="trimmed").score == Fraction("52") / 7


@pytest.mark.parametrize("trim, score", [(0, Fraction(35, 6)), (1, Fraction(11, 2)), (2, Fraction(11, 2))])
def test_trim_says_how_many_are_dropped_at_each_end(trim: int, score: Fraction) -> None:
    assert one(grid(A="12 1 6 5 9 2"), method="trimmed", trim=trim).score == score


def test_trimming_all_of_an_entry_leaves_it_without_a_score() -> None:
    counted = count(grid(A="1 2 3", B="4 – 5", C="– – –"), method="trimmed")
    assert [(each.score, each.warnings) for each in counted] == [
        (Fraction(2), ()),
        (None, ("count.too_few_to_trim",)),
        (None, ()),
    ]


def test_trimming_less_than_nothing_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"count\.bad_trim"):
        count(grid(A="1"), method="trimmed", trim=-1)


@pytest.mark.parametrize("marks, middle", [("3", "3"), ("4 1", "5/2"), ("9 1 4", "4"), ("9 1 4 5", "9/2")])
def test_median_is_the_middle_or_the_mean_of_the_middle_two(marks: str, middle: str) -> None:
    assert one(grid(A=marks), method="median").score == Fraction(middle)


def test_median_is_of_the_jurors_totals_and_not_of_single_marks() -> None:
    rows = [
        ("A", juror, code, mark)
        for juror, marks in (("J1", "09"), ("J2", "55"), ("J3", "90"))
        for code, mark in zip("KL", marks, strict=True)
    ]
    assert one(read_table(("entry", "juror", "criterion", "score"), rows), method="median").score == 9


def test_sum_of_places_agrees_with_the_borda_count_of_the_four_cities() -> None:
    ballots = {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}
    votes = [ballot for ballot, number in ballots.items() for _ in range(number)]
    rows = [
        (city, f"J{number}", str(3 - place)) for number, ballot in enumerate(votes) for place, city in enumerate(ballot)
    ]
    table = read_table(("entry", "juror", "score"), rows)
    assert scores(table, method="sum") == {"M": 126, "N": 194, "C": 173, "K": 107}
    # Borda's points are 4 less the place, so a sum of places is 4 for each of a hundred voters less the points.
    assert scores(table, method="places") == {"M": 400 - 126, "N": 400 - 194, "C": 400 - 173, "K": 400 - 107}


def test_equal_totals_share_the_mean_of_their_places() -> None:
    table = grid(A="7 1", B="9 1", C="7 1", D="7 1", E="2 5")
    assert scores(table, method="places") == {
        "A": 3 + Fraction(7, 2),
        "B": 1 + Fraction(7, 2),
        "C": 3 + Fraction(7, 2),
        "D": 3 + Fraction(7, 2),
        "E": 5 + 1,
    }


def test_smallest_sum_of_places_is_the_best() -> None:
    assert [each.higher_is_better for each in count(grid(A="1"), method="places")] == [False]


def test_sum_of_places_warns_where_sums_do_not_compare() -> None:
    counted = count(grid(A="5 5 –", B="9 4 1", C="8 3 –"), method="places")
    assert {each.entry: each.warnings for each in counted} == {
        "A": ("count.jurors_differ",),
        "B": ("count.fields_differ",),
        "C": ("count.jurors_differ",),
    }


def test_screening_is_the_share_of_yes_with_a_doubt_as_half() -> None:
    assert scores(grid(A="2 2 2", B="2 1 –", C="0 0 1", D="– – –"), method="screening") == {
        "A": 1,
        "B": Fraction(3, 4),
        "C": Fraction(1, 6),
        "D": None,
    }


def test_screening_averages_questions_by_weight_and_ignores_steps() -> None:
    criteria = [CriterionColumn("K1", Fraction(3), Fraction(1, 2)), CriterionColumn("K2", Fraction(1), Fraction(5))]
    table = code_marks([("A", "J1", "K1", 2), ("A", "J1", "K2", 0)], entries=["A"], jurors=["J1"], criteria=criteria)
    assert one(table, method="screening").score == Fraction(3, 4)


@pytest.mark.parametrize("mark", ["3", "-1"])
def test_screening_refuses_marks_that_are_no_answer(mark: str) -> None:
    with pytest.raises(RefusedError) as refused:
        count(grid(A="2 1", B=f"2 {mark}"), method="screening")
    assert (refused.value.code, refused.value.facts) == ("count.not_screening", {"entry": "B", "juror": "J1"})


def test_unknown_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RefusedError) as refused:
        count(grid(A="1"), method="magic")
    assert refused.value.code == "count.unknown_method"
    assert refused.value.facts == {"method": "magic", "known": ", ".join(METHODS)}
