"""Places from scores: what decides, who gets none, and in which order all of it stands."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.ranking.count import Counted
from core.ranking.places import Deciding, place, rank
from core.ranking.plain_table import read_table
from core.ranking.table import Table


def grid(**rows: str) -> Table:
    cells = [(entry, f"J{juror}", mark) for entry, marks in rows.items() for juror, mark in enumerate(marks.split())]
    return read_table(("entry", "juror", "score"), cells)


# A 9.333…, B 9.33: equal when rounded to two digits, not when exact.
CLOSE = grid(A="9 9 10", B="9.33 9.33 9.33")


def test_exact_score_decides_unless_the_rules_say_rounded() -> None:
    assert [each.place for each in rank(CLOSE, method="mean")] == [1, 2]
    assert [each.place for each in rank(CLOSE, method="mean", deciding=Deciding("rounded", digits=2))] == [1, 1]
    assert [each.place for each in rank(CLOSE, method="mean", deciding=Deciding("rounded", digits=3))] == [1, 2]


def test_rounding_is_half_up() -> None:
    table = grid(A="1 2", B="2 2", C="1 1")
    placed = rank(table, method="mean", deciding=Deciding("rounded", digits=0))
    assert [(each.entry, each.place, each.score) for each in placed] == [
        ("A", 1, Fraction(3, 2)),
        ("B", 1, Fraction(2)),
        ("C", 3, Fraction(1)),
    ]


def test_scores_closer_than_any_rounding_are_told_apart() -> None:
    fine = Fraction(1, 2**80)
    counted = [Counted("A", Fraction(1), 1), Counted("B", 1 + fine, 1), Counted("C", 1 - fine, 1)]
    assert [each.entry for each in place(counted, table=grid(A="1"))] == ["B", "A", "C"]


def test_smaller_sum_of_places_wins() -> None:
    placed = rank(grid(A="9 9", B="8 8", C="7 7"), method="places")
    assert [(each.entry, each.place, each.score) for each in placed] == [
        ("A", 1, Fraction(2)),
        ("B", 2, Fraction(4)),
        ("C", 3, Fraction(6)),
    ]


def test_entry_with_fewer_jurors_than_the_minimum_gets_no_place_and_takes_none() -> None:
    table = read_table(("entry", "juror", "score"), [("A", "J1", "9"), ("B", "J1", "5"), ("B", "J2", "5")])
    placed = rank(table, method="mean", deciding=Deciding(minimum=2))
    assert [(each.entry, each.place, each.score, each.decided_by, each.warnings) for each in placed] == [
        ("B", 1, Fraction(5), "total", ()),
        ("A", None, Fraction(9), None, ("count.too_few_jurors",)),
    ]


def test_entries_without_a_score_stand_last_in_the_order_of_their_numbers() -> None:
    rows = [("10", "J1", ""), ("9", "J1", ""), ("8", "J1", "1"), ("11", "J1", "2")]
    placed = rank(read_table(("entry", "juror", "score"), rows), method="mean")
    assert [(each.entry, each.place) for each in placed] == [("11", 1), ("8", 2), ("9", None), ("10", None)]


def test_warnings_and_counts_of_the_method_stay_with_the_place() -> None:
    placed = rank(grid(A="1 2 3", B="1 2 3"), method="trimmed", trim=2)
    assert [(each.jurors, each.incomplete, each.warnings) for each in placed] == [
        (3, 0, ("count.too_few_to_trim",))
    ] * 2


@pytest.mark.parametrize("method", ["mean", "sum", "trimmed", "median", "places"])
def test_all_marks_equal_share_the_first_place(method: str) -> None:
    placed = rank(grid(A="5 5 5", B="5 5 5", C="5 5 5"), method=method)
    assert [(each.place, each.decided_by) for each in placed] == [(1, "shared")] * 3
