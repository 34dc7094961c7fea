"""The tie-break chain: each step, what it records, and what happens when it cannot tell."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.ranking.places import Placed, rank
from core.ranking.plain_table import read_table
from core.ranking.table import Table
from core.ranking.ties import Chain, TieStep


def grid(**rows: str) -> Table:
    """Make a table; a word per juror, in it criteria K1, K2 … divided by slashes, a dash for no marks at all."""
    cells = [
        (entry, f"J{juror}", f"K{criterion}", mark)
        for entry, marks in rows.items()
        for juror, pair in enumerate(marks.split())
        if pair != "–"
        for criterion, mark in enumerate(pair.split("/"), start=1)
    ]
    return read_table(("entry", "juror", "criterion", "score"), cells)


def places(placed: tuple[Placed, ...]) -> dict[str, tuple[int | None, str | None]]:
    return {each.entry: (each.place, each.decided_by) for each in placed}


def by(*steps: str, submitted: Mapping[str, str] | None = None, orders: tuple[tuple[str, ...], ...] = ()) -> Chain:
    return Chain(steps=steps, submitted=submitted or {}, orders=orders)


def test_totals_that_differ_ask_no_step() -> None:
    placed = rank(grid(A="5", B="6"), method="mean", chain=by("median", "vote"))
    assert places(placed) == {"B": (1, "total"), "A": (2, "total")}
    assert [each.trail for each in placed] == [(), ()]


def test_named_criterion_tells_apart_by_its_exact_mean() -> None:
    placed = rank(grid(A="5/5 4/6", B="6/4 6/4"), method="mean", chain=by("criterion:K1"))
    assert places(placed) == {"B": (1, "criterion:K1"), "A": (2, "criterion:K1")}
    step = TieStep("criterion:K1", (("B", Fraction(6)), ("A", Fraction(9, 2))), decided=True)
    assert [each.trail for each in placed] == [(step,), (step,)]


def test_step_that_tells_nothing_is_recorded_and_the_next_one_asked() -> None:
    placed = rank(grid(A="1 4 7", B="2 2 8"), method="mean", chain=by("criterion:K1", "median", "first_places"))
    assert places(placed) == {"A": (1, "median"), "B": (2, "median")}
    assert placed[0].trail == (
        TieStep("criterion:K1", (("A", Fraction(4)), ("B", Fraction(4))), decided=False),
        TieStep("median", (("A", Fraction(4)), ("B", Fraction(2))), decided=True),
    )


def test_first_places_count_over_the_whole_nomination_and_shared_ones_for_each() -> None:
    table = grid(A="9 9 1 1", B="9 5 5 1", C="1 1 9 0")
    placed = rank(table, method="mean", chain=by("first_places"))
    # A and B have 20 points. A is best or joint best of three jurors, B of two, C (11 points) of one.
    assert places(placed) == {"A": (1, "first_places"), "B": (2, "first_places"), "C": (3, "total")}
    assert placed[0].trail[0].values == (("A", Fraction(3)), ("B", Fraction(2)))


def test_head_to_head_of_two_counts_the_jurors_who_preferred_each() -> None:
    placed = rank(grid(A="6 6 1", B="5 5 3"), method="mean", chain=by("head_to_head"))
    assert places(placed) == {"A": (1, "head_to_head"), "B": (2, "head_to_head")}
    assert placed[0].trail[0].values == (("A", Fraction(2)), ("B", Fraction(1)))


def test_head_to_head_hears_only_jurors_who_marked_both() -> None:
    placed = rank(grid(A="5 – 5", B="6 4 –"), method="mean", chain=by("head_to_head"))
    assert placed[0].entry == "B"
    assert placed[0].trail[0].values == (("B", Fraction(1)), ("A", Fraction(0)))


def test_head_to_head_of_three_counts_duels() -> None:
    table = grid(A="9 9 0 3", B="6 6 6 3", C="5 5 8 3")
    placed = rank(table, method="mean", chain=by("head_to_head"))
    # A beats B and C two to one, B beats C two to one.
    assert [(each.entry, each.place) for each in placed] == [("A", 1), ("B", 2), ("C", 3)]
    assert placed[0].trail[0].values == (("A", Fraction(2)), ("B", Fraction(0)), ("C", Fraction(-2)))


def test_duels_in_a_circle_leave_places_shared() -> None:
    placed = rank(grid(A="3 1 2", B="2 3 1", C="1 2 3"), method="mean", chain=by("head_to_head"))
    assert places(placed) == {"A": (1, "shared"), "B": (1, "shared"), "C": (1, "shared")}
    assert not placed[0].trail[0].decided


def test_part_of_a_tie_that_stays_equal_goes_on_by_itself() -> None:
    moments = {"A": "2025-12-03", "B": "2025-12-02", "C": "2025-12-01"}
    table = grid(A="5/5", B="5/5", C="4/6", D="6/4")
    placed = rank(table, method="mean", chain=by("criterion:K1", "earlier", submitted=moments))
    assert places(placed) == {
        "D": (1, "criterion:K1"),
        "B": (2, "earlier"),
        "A": (3, "earlier"),
        "C": (4, "criterion:K1"),
    }
    assert [[step.step for step in each.trail] for each in placed] == [
        ["criterion:K1"],
        ["criterion:K1", "earlier"],
        ["criterion:K1", "earlier"],
        ["criterion:K1"],
    ]
    assert [entry for entry, _ in placed[1].trail[1].values] == ["B", "A"]


def test_what_no_step_tells_apart_shares_a_place_and_the_next_one_is_skipped() -> None:
    placed = rank(grid(A="5", B="7", C="5", D="3"), method="mean", chain=by("median"))
    assert places(placed) == {"B": (1, "total"), "A": (2, "shared"), "C": (2, "shared"), "D": (4, "total")}


@pytest.mark.parametrize("step", ["vote", "chair"])
def test_decision_not_yet_taken_leaves_the_place_shared_and_says_so(step: str) -> None:
    placed = rank(grid(A="5", B="5", C="4"), method="mean", chain=by("median", step, "first_places"))
    assert [(each.place, each.awaiting) for each in placed] == [(1, step), (1, step), (3, None)]
    assert placed[0].trail[-1] == TieStep(step, (), decided=False)


@pytest.mark.parametrize("step", ["vote", "chair"])
def test_decision_taken_orders_the_tie(step: str) -> None:
    placed = rank(grid(A="5", B="5", C="5"), method="mean", chain=by(step, orders=(("C", "A", "B"),)))
    assert [(each.entry, each.place, each.decided_by, each.awaiting) for each in placed] == [
        ("C", 1, step, None),
        ("A", 2, step, None),
        ("B", 3, step, None),
    ]


def test_latest_decision_about_the_tie_counts() -> None:
    orders = (("A", "B"), ("B", "A"), ("A", "X"))
    placed = rank(grid(A="5", B="5"), method="mean", chain=by("vote", orders=orders))
    assert [each.entry for each in placed] == ["B", "A"]


def test_decision_that_does_not_name_the_whole_tie_decides_nothing() -> None:
    placed = rank(grid(A="5", B="5", C="5"), method="mean", chain=by("vote", orders=(("A", "B"),)))
    assert {each.awaiting for each in placed} == {"vote"}


def test_decision_counts_only_where_the_rules_ask_for_one() -> None:
    placed = rank(grid(A="5", B="5"), method="mean", chain=by("median", orders=(("B", "A"),)))
    assert {each.place for each in placed} == {1}


@pytest.mark.parametrize(
    "steps, code, facts",
    [
        (("coin",), "tie.unknown_step", {"step": "coin"}),
        (("criterion:K9",), "tie.unknown_criterion", {"criterion": "K9"}),
        (("criterion:",), "tie.unknown_criterion", {"criterion": ""}),
    ],
)
def test_step_nobody_knows_is_refused_even_when_nothing_is_tied(
    steps: tuple[str, ...], code: str, facts: dict[str, str]
) -> None:
    with pytest.raises(RefusedError) as refused:
        rank(grid(A="5", B="6"), method="mean", chain=Chain(steps))
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_decision_that_names_an_entry_twice_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"tie\.order_repeats"):
        rank(grid(A="5", B="6"), method="mean", chain=by("vote", orders=(("A", "B", "A"),)))


# When applications came in.
@pytest.mark.parametrize(
    "first, second, expected",
    [
        ("2025-12-01", "2025-12-02", ["A", "B"]),
        ("2025-12-02T09:00:00", "2025-12-02T08:59:59", ["B", "A"]),
        ("2025-12-02T09:00:00+07:00", "2025-12-02T08:00:00+03:00", ["A", "B"]),
        ("2025-12-02T09:00:00+07:00", "2025-12-02T08:00:00", ["B", "A"]),
        ("2025-12-02T23:00:00", "", ["A", "B"]),
        ("", "2025-12-02", ["B", "A"]),
    ],
)
def test_earlier_application_goes_first(first: str, second: str, expected: list[str]) -> None:
    chain = by("earlier", submitted={"A": first, "B": second})
    placed = rank(grid(A="5", B="5"), method="mean", chain=chain)
    assert [each.entry for each in placed] == expected
    assert [each.place for each in placed] == [1, 2]


@pytest.mark.parametrize(
    "first, second",
    [
        ("2025-12-02T09:00:00+07:00", "2025-12-02T05:00:00+03:00"),
        ("2025-12-02", "2025-12-02T18:30:00"),
        ("2025-12-02T00:00:00", "2025-12-02"),
        ("", "  "),
    ],
)
def test_moments_that_cannot_be_told_apart_leave_the_place_shared(first: str, second: str) -> None:
    chain = by("earlier", submitted={"A": first, "B": second})
    placed = rank(grid(A="5", B="5"), method="mean", chain=chain)
    assert [each.place for each in placed] == [1, 1]


def test_moment_nobody_can_read_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        rank(grid(A="5", B="5"), method="mean", chain=by("earlier", submitted={"A": "вчера", "B": "2025-12-02"}))
    assert refused.value.code == "tie.unreadable_moment"
    assert refused.value.facts == {"entry": "A", "text": "вчера"}
