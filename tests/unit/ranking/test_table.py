"""The coded table: nothing depends on order, nothing is counted twice, nothing overflows."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from core.base.errors import RefusedError
from core.ranking.count import Counted, count
from core.ranking.table import CriterionColumn, Table, code_marks, table_from_codes

MARKS = [("G10", "J1", "K1", 3), ("G2", "J1", "K1", 5), ("G2", "J2", "K1", 0), ("G10", "J1", "K2", 7)]
CRITERIA = [CriterionColumn("K1"), CriterionColumn("K2")]


def code(marks: list[tuple[str, str, str, int]]) -> Table:
    return code_marks(marks, entries=["G2", "G10", "G3"], jurors=["J2", "J1"], criteria=CRITERIA)


def test_identifiers_stand_in_the_order_people_count_in() -> None:
    table = code(MARKS)
    assert table.entries == ("G2", "G3", "G10")
    assert table.jurors == ("J1", "J2")


def test_table_is_the_same_whatever_order_marks_came_in() -> None:
    one, other = code(MARKS), code(MARKS[::-1])
    for name in ("entry", "juror", "marks", "given"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_missing_mark_is_told_from_a_mark_of_zero() -> None:
    table = code(MARKS)
    given = {
        (table.entries[entry], table.jurors[juror]): table.given[:, pair].tolist()
        for pair, (entry, juror) in enumerate(zip(table.entry.tolist(), table.juror.tolist(), strict=True))
    }
    assert given == {("G2", "J1"): [True, False], ("G2", "J2"): [True, False], ("G10", "J1"): [True, True]}


def test_mark_given_twice_is_refused_by_name() -> None:
    with pytest.raises(RefusedError) as refused:
        code([*MARKS, ("G10", "J1", "K1", 4)])
    assert refused.value.code == "count.duplicate_mark"
    assert refused.value.facts == {"entry": "G10", "juror": "J1", "criterion": "K1"}


def test_identifier_that_is_not_listed_is_a_fault() -> None:
    with pytest.raises(KeyError, match="G99"):
        code([("G99", "J1", "K1", 1)])


def test_table_without_marks_has_entries_without_scores() -> None:
    assert [(each.entry, each.score, each.jurors) for each in count(code([]), method="mean")] == [
        ("G2", None, 0),
        ("G3", None, 0),
        ("G10", None, 0),
    ]


def test_table_without_anything_counts_to_nothing() -> None:
    assert count(code_marks([], entries=[], jurors=[], criteria=CRITERIA), method="mean") == ()


@pytest.mark.parametrize("method", ["mean", "sum", "trimmed", "median", "places"])
def test_sparse_table_counts_like_one_laid_out_whole(method: str) -> None:
    """A million possible pairs of which few occur take the way that sorts; a hundred thousand do not."""
    jurors = tuple(f"{number}" for number in range(1000))
    pair = np.random.default_rng(7).choice(100 * 1000, size=600, replace=False)

    def count_among(entries: int) -> tuple[Counted, ...]:
        table = table_from_codes(
            pair // 1000,
            pair % 1000,
            np.zeros_like(pair),
            mark=pair % 11,
            entries=tuple(f"{number}" for number in range(entries)),
            jurors=jurors,
            criteria=CRITERIA[:1],
        )
        return count(table, method=method)

    assert count_among(1000)[:100] == count_among(100)


def test_sparse_table_refuses_a_mark_given_twice() -> None:
    names = tuple(f"{number}" for number in range(1000))
    column = np.array([5, 5])
    with pytest.raises(RefusedError) as refused:
        table_from_codes(
            column, column, column * 0, mark=column, entries=names, jurors=names, criteria=[CriterionColumn("K1")]
        )
    assert refused.value.facts == {"entry": "5", "juror": "5", "criterion": "K1"}


@pytest.mark.parametrize("size", [2**61, 2**62, 2**63, 10**30])
@pytest.mark.parametrize("method", ["mean", "sum", "trimmed", "median", "places"])
def test_numbers_beyond_the_machine_word_stay_exact(size: int, method: str) -> None:
    def scores(shift: int) -> list[Fraction | None]:
        given = [("A", "J1", 3), ("A", "J2", 4), ("A", "J3", 8), ("B", "J1", 2), ("B", "J2", 9), ("B", "J3", -7)]
        table = code_marks(
            ((entry, juror, "K1", mark + shift) for entry, juror, mark in given),
            entries=["A", "B"],
            jurors=["J1", "J2", "J3"],
            criteria=CRITERIA[:1],
        )
        return [each.score for each in count(table, method=method)]

    times = {"sum": 3, "places": 0}.get(method, 1)
    assert scores(size) == [score and score + times * size for score in scores(0)]


def test_weights_far_apart_stay_exact() -> None:
    weights = [Fraction(1, 3), Fraction(10**20, 7)]
    table = code_marks(
        [("A", "J1", "K1", 1), ("A", "J1", "K2", 2)],
        entries=["A"],
        jurors=["J1"],
        criteria=[CriterionColumn(f"K{number}", weight) for number, weight in enumerate(weights, start=1)],
    )
    assert count(table, method="mean")[0].score == Fraction(1, 3) + 2 * Fraction(10**20, 7)


@pytest.mark.parametrize("weight, step", [(0, 1), (-1, 1), (1, 0), (1, -1)])
def test_criterion_that_could_turn_the_order_round_is_a_fault(weight: int, step: int) -> None:
    with pytest.raises(ValueError, match="K1"):
        CriterionColumn("K1", Fraction(weight), Fraction(step))
