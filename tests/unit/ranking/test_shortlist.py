"""Who goes on: the quota, the pass mark, and a tie across the boundary."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.ranking.places import Deciding, Placed, rank
from core.ranking.plain_table import read_table
from core.ranking.shortlist import Boundary, Shortlist, make_shortlist
from core.ranking.ties import Chain


def placed(marks: str, *, chain: Chain | None = None) -> tuple[Placed, ...]:
    """Place entries A, B, C … marked by one juror."""
    cells = [(entry, "J1", mark.replace("–", "")) for entry, mark in zip("ABCDEFGH", marks.split(), strict=False)]
    return rank(read_table(("entry", "juror", "score"), cells), method="mean", chain=chain or Chain())


def test_quota_takes_the_best() -> None:
    assert make_shortlist(placed("5 9 7 3"), quota=2, boundary="decision") == Shortlist(
        chosen=("B", "C"), boundary=(), left=(("A", "quota"), ("D", "quota")), awaiting=False
    )


@pytest.mark.parametrize("quota", [4, 9, None])
def test_room_enough_takes_everybody(quota: int | None) -> None:
    assert make_shortlist(placed("5 9 7 3"), quota=quota, boundary="fewer").chosen == ("B", "C", "A", "D")


def test_quota_of_nobody_takes_nobody_and_asks_for_no_decision() -> None:
    shortlist = make_shortlist(placed("5 5"), quota=0, boundary="decision")
    assert shortlist == Shortlist((), (), (("A", "quota"), ("B", "quota")), awaiting=False)


def test_tie_inside_the_quota_needs_no_rule() -> None:
    shortlist = make_shortlist(placed("9 9 7 3"), quota=2, boundary="decision")
    assert (shortlist.chosen, shortlist.boundary, shortlist.awaiting) == (("A", "B"), (), False)


@pytest.mark.parametrize(
    "rule, chosen, left",
    [
        ("all", ("A", "B", "C", "D"), (("E", "quota"),)),
        ("fewer", ("A",), (("B", "boundary"), ("C", "boundary"), ("D", "boundary"), ("E", "quota"))),
    ],
)
def test_tie_across_the_boundary_follows_the_rule(
    rule: Boundary, chosen: tuple[str, ...], left: tuple[tuple[str, str], ...]
) -> None:
    assert make_shortlist(placed("9 7 7 7 3"), quota=3, boundary=rule) == Shortlist(
        chosen, ("B", "C", "D"), left, awaiting=False
    )


def test_tie_across_the_boundary_waits_for_a_decision() -> None:
    assert make_shortlist(placed("9 7 7 7 3"), quota=3, boundary="decision", orders=[("B", "C")]) == Shortlist(
        chosen=("A",), boundary=("B", "C", "D"), left=(("E", "quota"),), awaiting=True
    )


def test_decision_fills_the_quota_in_its_own_order() -> None:
    assert make_shortlist(placed("9 7 7 7 3"), quota=3, boundary="decision", orders=[("D", "B", "C")]) == Shortlist(
        chosen=("A", "D", "B"), boundary=("B", "C", "D"), left=(("C", "boundary"), ("E", "quota")), awaiting=False
    )


@pytest.mark.parametrize("rule", ["all", "fewer"])
def test_vote_still_awaited_across_the_boundary_comes_before_the_rule(rule: Boundary) -> None:
    tied = placed("7 7 3", chain=Chain(("vote",)))
    assert make_shortlist(tied, quota=1, boundary=rule).awaiting
    decided = placed("7 7 3", chain=Chain(("vote",), orders=(("B", "A"),)))
    assert make_shortlist(decided, quota=1, boundary=rule).chosen == ("B",)


def test_pass_mark_bars_even_where_there_is_room() -> None:
    shortlist = make_shortlist(placed("9 5 4 –"), quota=4, boundary="all", pass_mark=Fraction(5))
    assert shortlist.chosen == ("A", "B")
    assert shortlist.left == (("C", "below_pass_mark"), ("D", "no_place"))


def test_entries_barred_by_the_pass_mark_leave_no_tie_on_the_boundary() -> None:
    assert make_shortlist(placed("9 4 4"), quota=2, boundary="decision", pass_mark=Fraction(5)).awaiting is False


def test_pass_mark_is_compared_with_the_score_that_decides() -> None:
    close = placed("4,96")
    assert make_shortlist(close, quota=1, boundary="all", pass_mark=Fraction(5)).chosen == ()
    rounding = Deciding("rounded", digits=1)
    assert make_shortlist(close, quota=1, boundary="all", pass_mark=Fraction(5), deciding=rounding).chosen == ("A",)


def test_pass_mark_of_a_sum_of_places_is_the_largest_that_passes() -> None:
    rows = [(entry, juror, mark) for juror in "12" for entry, mark in zip("ABC", "975", strict=True)]
    ranked = rank(read_table(("entry", "juror", "score"), rows), method="places")
    shortlist = make_shortlist(ranked, quota=3, boundary="all", pass_mark=Fraction(4), higher_is_better=False)
    assert shortlist.chosen == ("A", "B")
