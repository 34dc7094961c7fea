"""How sure a result is: other juries, methods, criteria and marks."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.ranking.places import Deciding
from core.ranking.robustness.alternatives import Alternative, list_alternatives
from core.ranking.robustness.counting import Counting, Outcome, find_outcome
from core.ranking.robustness.odds import Odds, draw_juries
from core.ranking.robustness.robustness import Robustness, find_robustness
from core.ranking.robustness.smallest_change import SmallestChange, find_smallest_change
from core.ranking.robustness.subtables import repeat_jurors
from core.ranking.table import CriterionColumn, Table, code_marks
from core.ranking.ties import Chain


def grid(scale: tuple[int, int] | None = (0, 10), /, **rows: str) -> Table:
    """Make a table of one criterion: a word per juror, a dash where nothing was marked."""
    marks = [
        (entry, f"J{juror}", "K", int(mark))
        for entry, row in rows.items()
        for juror, mark in enumerate(row.split())
        if mark != "–"
    ]
    jurors = sorted({juror for _, juror, _, _ in marks})
    low, high = scale or (None, None)
    return code_marks(marks, entries=rows, jurors=jurors, criteria=[CriterionColumn("K", lowest=low, highest=high)])


def named(table: Table, counting: Counting, kind: str) -> dict[str, Alternative]:
    return {each.name: each for each in list_alternatives(table, counting) if each.kind == kind}


# A wins by its third juror alone: 8 8 10 against 9 9 7.
CLOSE = grid(A="8 8 10", B="9 9 7", C="1 2 3")


def test_juror_who_decided_alone_is_named() -> None:
    found = find_robustness(CLOSE, Counting())
    assert found.outcome == Outcome(winners=("A",), shortlist=())
    assert found.margin == Fraction(1, 3)
    assert found.changing("juror") == ("J2",)
    assert found.changing("criterion") == ()
    assert set(found.changing("method")) >= {"median", "places"}


def test_shortlist_holds_everybody_not_behind_the_quota() -> None:
    table = grid(A="9 9", B="8 8", C="8 8", D="1 1")
    found = find_outcome(Counting(quota=2).rank(table), quota=2)
    assert found == Outcome(winners=("A",), shortlist=("A", "B", "C"))


def test_methods_that_refuse_say_why() -> None:
    methods = named(grid(A="9 8 – –", B="– – 7 6", C="5 – – –"), Counting(), "method")
    assert methods["additive"] == Alternative("method", "additive", None, "count.disconnected")
    assert methods["median"].outcome == Outcome(("A",), ())
    assert "mean" not in methods


def test_screening_is_compared_with_no_method() -> None:
    assert named(grid(A="2 2", B="1 0"), Counting("screening"), "method") == {}


def test_criteria_are_dropped_with_their_step_of_the_chain() -> None:
    marks = [("A", "J1", "K1", 9), ("A", "J1", "K2", 1), ("B", "J1", "K1", 2), ("B", "J1", "K2", 8),
             ("A", "J2", "K1", 9), ("A", "J2", "K2", 1), ("B", "J2", "K1", 2), ("B", "J2", "K2", 8)]  # fmt: skip
    table = code_marks(
        marks, entries="AB", jurors=["J1", "J2"], criteria=[CriterionColumn("K1"), CriterionColumn("K2")]
    )
    counting = Counting(chain=Chain(("criterion:K1",)))
    found = find_robustness(table, counting)
    assert found.outcome.winners == ("A",)
    assert found.changing("criterion") == ("K1",)
    criteria = named(table, counting, "criterion")
    assert criteria["K1"].outcome == Outcome(("B",), ())


def test_single_juror_is_not_left_out() -> None:
    assert named(grid(A="9", B="8"), Counting(), "juror") == {}
    found = draw_juries(grid(A="9", B="8"), Counting())
    assert (found.odds, found.draws) == ((), 0)


def test_carried_scores_are_added_but_not_to_other_methods() -> None:
    counting = Counting(carried={"C": Fraction(20)})
    assert find_outcome(counting.rank(CLOSE), quota=None).winners == ("C",)
    assert named(CLOSE, counting, "method")["additive"].outcome == Outcome(("A",), ())


def test_repeated_jury_counts_every_seat() -> None:
    table = repeat_jurors(grid(A="9 1", B="2 6"), times=[2, 1])
    assert [each.score for each in Counting("sum").rank(table)] == [Fraction(19), Fraction(10)]


def test_odds_are_shares_of_the_draws() -> None:
    """Two jurors: A is first unless J1, who prefers B by more, sits twice; half of the draws mix both."""
    found = draw_juries(grid(A="9 5", B="6 7"), Counting(quota=1))
    a, b = found.odds
    assert (found.draws, found.refused) == (1000, 0)
    assert a.places[0] == pytest.approx(0.75, abs=0.05)
    assert a.places[0] + b.places[0] == pytest.approx(1)
    assert (a.shortlist, a.low, a.high) == (a.places[0], 1, 2)
    assert draw_juries(grid(A="9 5", B="6 7"), Counting(quota=1)) == found


def test_certain_places_have_narrow_intervals() -> None:
    found = draw_juries(grid(A="9 9 9", B="5 6 5", C="1 2 1"), Counting())
    assert [(each.low, each.high, each.shortlist) for each in found.odds] == [(1, 1, None), (2, 2, None), (3, 3, None)]


def test_entries_and_juries_without_a_count_are_told() -> None:
    never = draw_juries(grid(A="9 5", B="6 7", C="– –"), Counting(quota=1)).odds[2]
    assert never == Odds("C", (0.0, 0.0, 0.0), 0.0, None, None)
    apart = draw_juries(grid(A="9 – –", B="8 7 –", C="– 6 5"), Counting("additive"))
    assert apart.refused > 0
    assert apart.draws + apart.refused == 1000
    assert sum(apart.odds[0].places) == pytest.approx(1)


def test_largest_tables_are_not_drawn() -> None:
    rows = {f"G{number}": "1 2 3 4 5 6 7 8 9 10" for number in range(40)}
    assert (
        draw_juries(grid(**rows), Counting("rasch")).draws == 111 - draw_juries(grid(**rows), Counting("rasch")).refused
    )


def test_fewest_steps_take_the_most_effective_marks_first() -> None:
    # B lacks a third; one step of anybody's mark is worth a third, and equal is not ahead.
    found = find_smallest_change(CLOSE, Counting().rank(CLOSE), Counting())
    assert found == SmallestChange("B", steps=2, marks=1, complete=True)


def test_change_keeps_to_the_scale() -> None:
    table = grid(A="10 10", B="9 9", C="0 0")
    counting = Counting()
    found = find_smallest_change(table, counting.rank(table), counting)
    assert found == SmallestChange("B", steps=3, marks=1, complete=True)
    short = grid((9, 10), A="10 10", B="9 9")
    found = find_smallest_change(short, counting.rank(short), counting)
    assert found == SmallestChange("B", steps=3, marks=3, complete=True)


def test_unknown_scale_reaches_from_the_lowest_to_the_highest_mark() -> None:
    table = grid(None, A="10 10", B="9 9")
    assert find_smallest_change(table, Counting().rank(table), Counting()) == SmallestChange("B", 3, 3, complete=True)


def test_rival_who_cannot_reach_the_winner_is_no_rival() -> None:
    marks = [("A", "J1", "K", 9), ("A", "J1", "L", 9), ("B", "J2", "K", 9), ("B", "J2", "L", 9)]
    columns = [CriterionColumn(code, lowest=9, highest=9) for code in "KL"]
    table = code_marks(marks, entries="AB", jurors=["J1", "J2"], criteria=columns)
    counting = Counting(chain=Chain(("earlier",), submitted={"A": "2025-01-01", "B": "2025-01-02"}))
    assert find_smallest_change(table, counting.rank(table), counting) is None


def test_tie_broken_by_the_chain_is_one_step_away() -> None:
    table = grid(A="5 5", B="5 5")
    counting = Counting(chain=Chain(("earlier",), submitted={"A": "2025-01-01", "B": "2025-01-02"}))
    assert find_smallest_change(table, counting.rank(table), counting) == SmallestChange("B", 1, 1, complete=True)


def test_shared_first_place_and_rounded_scores_have_no_smallest_change() -> None:
    table = grid(A="5 5", B="5 5")
    assert find_smallest_change(table, Counting().rank(table), Counting()) is None
    rounded = Counting(deciding=Deciding("rounded"))
    assert find_smallest_change(CLOSE, rounded.rank(CLOSE), rounded) is None


@pytest.mark.parametrize("method, rows, steps", [
    ("median", {"A": "5 6 9", "B": "5 5 9"}, 2),
    ("trimmed", {"A": "5 6 9", "B": "5 5 9"}, 2),
    ("places", {"A": "5 6 9", "B": "4 7 8"}, 2),
])  # fmt: skip
def test_single_marks_are_searched_for_other_methods(method: str, rows: dict[str, str], steps: int) -> None:
    table, counting = grid(**rows), Counting(method)
    found = find_smallest_change(table, counting.rank(table), counting)
    assert found == SmallestChange("B", steps, 1, complete=False)


def test_models_of_severity_are_not_searched() -> None:
    assert find_smallest_change(CLOSE, Counting("additive").rank(CLOSE), Counting("additive")) is None


def test_no_single_mark_may_be_enough() -> None:
    table, counting = grid(A="9 9 9 9 9", B="1 1 1 1 1"), Counting("median")
    assert find_smallest_change(table, counting.rank(table), counting) is None


def test_clear_result_is_sure_of_itself() -> None:
    found: Robustness = find_robustness(grid(A="9 9 9", B="5 5 4", C="3 3 3"), Counting(quota=1))
    assert found.probability == 1.0
    assert [found.changing(kind) for kind in ("juror", "method")] == [(), ()]


def test_shared_or_undrawn_result_has_no_probability() -> None:
    assert find_robustness(grid(A="5 5", B="5 5"), Counting()).probability is None
    assert find_robustness(grid(A="5", B="4"), Counting()).probability is None
    assert find_robustness(grid(A="5"), Counting()).margin is None


def test_method_that_refuses_refuses_the_whole() -> None:
    with pytest.raises(RefusedError, match=r"count\.disconnected"):
        find_robustness(grid(A="5 –", B="– 5"), Counting("z"))
