"""Closing a round: finalists and winners, and what a reopening does to them."""

from __future__ import annotations

import pytest

from core.base.errors import Fact, RefusedError
from core.domain.acts import PackageWithdrawn, Placing, RoundClosed
from core.services.assignments import assign_round
from core.services.merging.verdicts import VerdictKind
from core.services.outcome import read_outcomes
from tests.unit.services.season import FINAL, MARKING
from tests.unit.services.small_contest import Play, clock, places_of
from tests.unit.services.test_forks import fork

FINALISTS = ["101", "102", "201", "202", "301", "302"]
EQUAL = {("103", "K1"): 7, ("103", "K2"): 7, ("102", "K1"): 7, ("102", "K2"): 7}
"""With everyone's marks so, entries 102 and 103 stand across the quota of two."""


def closings(play: Play) -> list[RoundClosed]:
    with play.folder.reading() as tx:
        return [act for act in tx.journal.acts() if isinstance(act, RoundClosed)]


def refuse_closing(play: Play, *, code: str, facts: dict[str, Fact], round_number: int = 1) -> None:
    before = play.snapshot()
    close = play.advance if round_number == 1 else play.award
    with pytest.raises(RefusedError) as refused:
        close()
    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()
    assert play.snapshot() == before


def names(placings: tuple[Placing, ...]) -> list[str]:
    return [each.entry for each in placings]


def test_the_quota_of_every_nomination_goes_on(merged: Play) -> None:
    placings = merged.close_first_round()
    assert names(placings) == FINALISTS
    assert placings[0] == Placing(nomination=1, entry="101", place=1, total="15")
    (closing,) = closings(merged)
    assert (closing.round, closing.version, closing.outcome.meeting, closing.outcome.question) == (1, 1, 1, "1")
    assert set(closing.outcome.sheets) == set(merged.rank().sheets.values())
    assert closing.outcome.placings == placings


def test_no_round_is_closed_without_an_adopted_question(merged: Play) -> None:
    refuse_closing(merged, code="outcome.not_adopted", facts={"kind": "finalists", "round": 1, "nomination": 1})


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "winners"},
        {"in_favour": "1", "against": "2"},
        {"in_favour": "1", "against": "1", "abstained": "1"},
        {"present": '["J1", "J2"]', "in_favour": "2"},
        {"recused": '["J2", "J3"]', "in_favour": "1"},
    ],
    ids=["another question", "rejected", "as many against as for", "no quorum", "no quorum without the recused"],
)
def test_a_question_that_was_not_lawfully_adopted_closes_nothing(merged: Play, changes: dict[str, str]) -> None:
    merged.hold_meeting(1, values=changes)
    refuse_closing(merged, code="outcome.not_adopted", facts={"nomination": 1})


def test_every_nomination_needs_its_question_where_they_are_asked_one_by_one(merged: Play) -> None:
    for number in (1, 2):
        merged.meet(number, nomination=str(number))
    refuse_closing(merged, code="outcome.not_adopted", facts={"nomination": 3})
    merged.meet(3, nomination="3")
    assert names(merged.advance()) == FINALISTS


def test_a_round_with_an_open_fork_stays_open(issued: Play) -> None:
    fork(issued)
    issued.merge(*(issued.sign(juror).file for juror in ("J2", "J3", "J4")))
    issued.meet(1)
    refuse_closing(issued, code="round.unresolved", facts={"round": 1, "jurors": "J1"})


def test_a_round_without_enough_marks_closes_nothing(issued: Play) -> None:
    issued.merge_one(issued.sign("J1"))
    issued.meet(1)
    refuse_closing(issued, code="outcome.nobody", facts={"round": 1})


def test_a_nomination_whose_sheets_are_missing_keeps_the_round_open(issued: Play) -> None:
    # J4 judges two nominations only, so the third has the marks of one juror
    issued.merge(issued.sign("J1").file, issued.sign("J4").file)
    issued.meet(1)
    refuse_closing(issued, code="outcome.nobody_in_nomination", facts={"round": 1, "nomination": 3})
    issued.decide('kind = "no_award"\nnomination = 3\naward = "winner"')
    assert names(issued.advance()) == ["101", "102", "201", "202"]


def test_an_entry_with_too_few_marks_does_not_go_on(issued: Play) -> None:
    issued.merge(issued.sign("J1", recused={"101": "родственник"}).file, issued.sign("J3").file)
    assert names(issued.close_first_round())[:2] == ["102", "103"]


def test_a_tie_on_the_boundary_needs_a_decision_and_then_closes(issued: Play) -> None:
    issued.merge(*(issued.sign(juror, changed=EQUAL).file for juror in ("J1", "J2", "J3", "J4")))
    issued.meet(1)
    refuse_closing(issued, code="round.tie", facts={"nomination": 1, "entries": "102, 103", "round": 1})
    issued.decide('kind = "tie"\nround = 1\nnomination = 1\norder = ["103", "102"]\nmeeting = 1\nquestion = 1')
    assert names(issued.advance())[:2] == ["101", "103"]


def test_a_tie_inside_the_quota_needs_no_decision(issued: Play) -> None:
    equal = {("101", "K1"): 7, ("101", "K2"): 7, ("102", "K1"): 7, ("102", "K2"): 7}
    issued.merge(*(issued.sign(juror, changed=equal).file for juror in ("J1", "J2", "J3", "J4")))
    placings = issued.close_first_round()
    assert [(each.entry, each.place) for each in placings[:2]] == [("101", 1), ("102", 1)]


def test_a_closed_round_is_not_closed_again_and_the_last_one_not_advanced(final: Play) -> None:
    refuse_closing(final, code="round.closed", facts={"round": 1})
    with pytest.raises(RefusedError) as refused:
        final.advance(2)
    assert (refused.value.code, refused.value.facts) == ("round.last", {"round": 2})
    with pytest.raises(RefusedError, match=r"round\.unknown"):
        final.advance(3)


def test_the_final_cannot_be_awarded_before_the_first_round_is_closed(merged: Play) -> None:
    refuse_closing(merged, code="round.previous_open", facts={"round": 2, "previous": 1}, round_number=2)


def test_the_winners_are_awarded(final: Play) -> None:
    final.meet(2, kind="winners", round_number=2)
    placings = final.award()
    assert [(each.entry, each.award, each.place) for each in placings] == [
        (entry, "winner", 1) for entry in ("101", "201", "301")
    ]
    with final.folder.reading() as tx:
        outcomes = read_outcomes(tx.journal.acts(), rules=tx.rules.current())
    assert {number: each.version for number, each in outcomes.items()} == {1: 1, 2: 1}


def test_a_meeting_of_the_first_round_awards_nobody(final: Play) -> None:
    final.meet(2, kind="winners", round_number=1)
    refuse_closing(final, code="outcome.not_adopted", facts={"kind": "winners", "round": 2}, round_number=2)


def test_prizes_withheld_and_added_by_decision(final: Play) -> None:
    final.decide('kind = "no_award"\nnomination = 3\naward = "winner"')
    final.decide('kind = "special_prize"\nentry = "105"\naward = "Приз зрительских симпатий"')
    final.meet(2, kind="winners", round_number=2)
    assert [(each.entry, each.award) for each in final.award()] == [
        ("101", "winner"),
        ("201", "winner"),
        ("105", "Приз зрительских симпатий"),
    ]


def test_equal_winners_wait_for_a_decision(merged: Play) -> None:
    merged.close_first_round()
    assign_round(merged.folder, round_number=2, clock=clock)
    for issued in merged.issue(round_number=2).values():
        merged.take(issued)
    equal = {("101", "K1"): 7, ("101", "K2"): 7, ("102", "K1"): 7, ("102", "K2"): 7}
    merged.merge(*(merged.sign(juror, round_number=2, changed=equal).file for juror in FINAL))
    merged.meet(2, kind="winners", round_number=2)
    refuse_closing(merged, code="round.tie", facts={"nomination": 1, "entries": "101, 102"}, round_number=2)
    merged.decide('kind = "tie"\nround = 2\nnomination = 1\norder = ["102", "101"]')
    assert names(merged.award()) == ["102", "201", "301"]


def test_a_reopened_round_becomes_a_new_version_after_a_new_meeting(merged: Play) -> None:
    merged.close_first_round()
    merged.decide('kind = "reopen"\nround = 1')
    refuse_closing(merged, code="outcome.not_adopted", facts={"nomination": 1})
    merged.close_first_round(2)
    assert [each.version for each in closings(merged)] == [1, 2]


def withdrawn(play: Play) -> set[str]:
    with play.folder.reading() as tx:
        return {act.reason for act in tx.journal.acts() if isinstance(act, PackageWithdrawn)}


def test_the_same_finalists_after_a_reopening_keep_the_finals_packages(final: Play) -> None:
    final.decide('kind = "reopen"\nround = 1')
    final.close_first_round(2)
    assert withdrawn(final) == set()
    assert not any(each.fresh for each in final.issue(round_number=2).values())


def test_other_finalists_after_a_reopening_withdraw_the_finals_packages(final: Play) -> None:
    unsent = final.sign("J1", round_number=2)
    final.decide('kind = "reopen"\nround = 1')
    for juror in MARKING[:3]:
        final.merge_one(final.sign(juror, changed={("105", "K1"): 10, ("105", "K2"): 10}))
    assert names(final.close_first_round(2))[:2] == ["105", "101"]
    assert withdrawn(final) == {"finalists_changed"}
    assert final.merge_one(unsent).code == "package.withdrawn"
    with pytest.raises(RefusedError) as refused:
        final.issue(round_number=2)
    assert refused.value.code == "issue.nothing_assigned"
    assign_round(final.folder, round_number=2, clock=clock)
    again = final.issue(round_number=2)
    assert all(each.fresh for each in again.values())
    seat = final.take(again["J1"])
    assert {each.number for each in seat.package.entries} >= {"101", "105"}
    assert final.merge_one(final.sign("J1", round_number=2)).kind is VerdictKind.SUPERSEDED


def test_nothing_of_the_final_goes_on_while_the_first_round_is_reopened(final: Play) -> None:
    final.decide('kind = "reopen"\nround = 1')
    with pytest.raises(RefusedError, match=r"round\.previous_open"):
        final.issue(round_number=2)
    with pytest.raises(RefusedError, match=r"round\.previous_open"):
        assign_round(final.folder, round_number=2, clock=clock)
    with pytest.raises(RefusedError, match=r"round\.previous_open"):
        final.rank(2)


def test_a_round_under_a_closed_one_is_reopened_only_after_it(final: Play) -> None:
    final.meet(2, kind="winners", round_number=2)
    final.award()
    before = places_of(final.rank(2))
    with pytest.raises(RefusedError) as refused:
        final.decide('kind = "reopen"\nround = 1')
    assert (refused.value.code, refused.value.facts) == ("decision.later_closed", {"round": 1, "later": 2})
    assert places_of(final.rank(2)) == before
    final.decide('kind = "reopen"\nround = 2')
    final.decide('kind = "reopen"\nround = 1')
    final.close_first_round(3)
    final.meet(4, kind="winners", round_number=2)
    assert names(final.award()) == ["101", "201", "301"]
    assert [(each.round, each.version) for each in closings(final)] == [(1, 1), (2, 1), (1, 2), (2, 2)]
