"""The ranking of a round: exact, from the sheets that count, and once closed for good."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.domain.acts import RulesSet
from core.domain.jury import Role
from core.services.rank import Ranking, rank_round
from tests.unit.services.season import MOMENT, usual_marks
from tests.unit.services.small_contest import Play, places_of


def seen(ranking: Ranking) -> object:
    """Return all that a ranking says."""
    return [(each.nomination.number, each.placed, each.marks) for each in ranking.nominations], ranking.sheets


def placed(ranking: Ranking, entry: str) -> Fraction | None:
    return next(each.score for nomination in ranking.nominations for each in nomination.placed if each.entry == entry)


def test_entries_are_ranked_by_the_exact_weighted_mean(merged: Play) -> None:
    ranking = merged.rank()
    assert [each for each in places_of(ranking) if places_of(ranking)[each] == 1] == ["101", "201", "301"]
    totals = [usual_marks(juror, "104") for juror in ("J1", "J2", "J3", "J4")]
    # K2 has weight 2 and a step of a half, so that a step of either criterion is worth the same
    assert placed(ranking, "104") == Fraction(sum(sum(each.values()) for each in totals), 4)


def test_a_juror_with_a_conflict_has_no_say(merged: Play) -> None:
    marks = {each.juror for each in merged.rank().nomination(2).marks["201"]}
    assert marks == {"J1", "J3", "J4"}


def test_a_trainees_marks_never_count(issued: Play) -> None:
    issued.merge(*(issued.sign(juror).file for juror in ("J1", "J2", "J3", "J4")))
    before = seen(issued.rank())
    issued.merge_one(issued.sign("T1"))
    assert seen(issued.rank()) == before
    assert "T1" not in issued.rank().sheets


def test_no_mark_is_not_zero_and_a_recusal_leaves_the_mean(issued: Play) -> None:
    issued.merge(*(issued.sign(juror).file for juror in ("J1", "J3")))
    issued.merge_one(issued.sign("J2", recused={"101": "родственник"}))
    ranking = issued.rank()
    assert placed(ranking, "101") == Fraction(16 + 14, 2)
    assert placed(ranking, "102") == Fraction(14 + 10 + 12, 3)


def test_an_entry_with_too_few_jurors_has_a_score_and_no_place(issued: Play) -> None:
    issued.merge_one(issued.sign("J1"))
    first = issued.rank().nomination(1).placed[0]
    assert (first.place, first.jurors, "count.too_few_jurors" in first.warnings) == (None, 1, True)
    issued.merge_one(issued.sign("J2"))
    assert places_of(issued.rank())["101"] == 1


def test_missing_jurors_are_named(issued: Play) -> None:
    issued.merge(issued.sign("J1").file, issued.sign("T1").file)
    assert issued.rank().missing == ("J2", "J3", "J4")


def test_a_withdrawn_entry_is_not_ranked(merged: Play) -> None:
    with merged.folder.writing() as tx:
        entry = tx.entries.get("101")
        assert entry is not None
        tx.entries.put([entry.model_copy(update={"status": "withdrawn"})])
    assert places_of(merged.rank())["102"] == 1
    assert "101" not in places_of(merged.rank())


def test_equal_totals_are_told_apart_by_the_chain_and_then_by_a_decision(issued: Play) -> None:
    # equal totals, and 102 has the better marks for K2, which the chain asks first
    other = {("102", "K1"): 6, ("102", "K2"): 10}
    issued.merge(
        *(issued.sign(juror, changed=other | {("101", "K1"): 8, ("101", "K2"): 8}).file for juror in ("J1", "J3"))
    )
    first, second = issued.rank().nomination(1).placed[:2]
    assert (first.entry, second.entry, first.score == second.score) == ("102", "101", True)
    assert first.decided_by == "criterion:K2"


def test_a_tie_without_a_decision_shares_the_place_and_awaits_the_vote(issued: Play) -> None:
    equal = {("102", "K1"): 8, ("102", "K2"): 8, ("101", "K1"): 8, ("101", "K2"): 8}
    issued.merge(*(issued.sign(juror, changed=equal).file for juror in ("J1", "J3")))
    first, second = issued.rank().nomination(1).placed[:2]
    assert {first.place, second.place} == {1}
    assert (first.decided_by, first.awaiting) == ("shared", "vote")
    issued.decide('kind = "tie"\nround = 1\nnomination = 1\norder = ["102", "101"]')
    assert [each.entry for each in issued.rank().nomination(1).placed[:2]] == ["102", "101"]
    assert issued.rank().nomination(1).placed[0].decided_by == "vote"


@pytest.mark.parametrize("method", ["sum", "median", "trimmed", "places"])
def test_another_method_is_a_comparison(merged: Play, method: str) -> None:
    ranking = rank_round(merged.folder, round_number=1, method=method)
    assert ranking.method.value == method
    assert [each.entry for each in ranking.nomination(3).placed] == ["301", "302", "303"]


@pytest.mark.parametrize(
    "round_number, method, code",
    [(3, None, "round.unknown"), (2, None, "round.previous_open"), (1, "coin", "count.unknown_method")],
)
def test_what_cannot_be_ranked_is_refused(merged: Play, round_number: int, method: str | None, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        rank_round(merged.folder, round_number=round_number, method=method)
    assert refused.value.code == code


def test_a_closed_round_stays_what_it_was(merged: Play) -> None:
    revision = merged.sign("J1", changed={("105", "K1"): 10, ("105", "K2"): 10})
    before = seen(merged.rank())
    merged.close_first_round()
    assert seen(merged.rank()) == before
    merged.merge_one(revision)
    with merged.folder.writing() as tx:
        juror = tx.jury.juror("J1")
        assert juror is not None
        tx.jury.put_jurors([juror.model_copy(update={"role": Role.OBSERVER})])
        rules = tx.rules.current()
        first = rules.rounds[0].model_copy(update={"criteria": rules.rounds[0].criteria[:1], "ties": ()})
        tx.rules.put(rules.model_copy(update={"rounds": (first, rules.rounds[1])}), frozen=True)
        tx.journal.append(RulesSet(rules=tx.rules.current().hash, reason="ошибка"), at=MOMENT.isoformat(), actor="x")
    assert seen(merged.rank()) == before


def test_a_closed_round_outlives_a_revoked_key(merged: Play) -> None:
    merged.close_first_round()
    before = seen(merged.rank())
    merged.decide('kind = "revoke"\njuror = "J1"')
    assert seen(merged.rank()) == before
