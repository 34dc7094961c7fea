"""Awards as a pure choice: kinds, counts, equals, one per applicant, what is withheld and what is added."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.domain.acts import Decision
from core.domain.contest import Criterion, Nomination
from core.domain.entries import Entry
from core.domain.rules import AwardKind, Method, Round, Rules
from core.ranking.places import Placed
from core.ranking.robustness.counting import Counting
from core.ranking.table import code_marks
from core.services.awards import choose_awards
from core.services.rank import NominationRanking, Ranking

NOMINATIONS = (Nomination(number=1, title="Школы"), Nomination(number=2, title="Больницы"))
WINNER = AwardKind(code="winner", title="Победитель", places=(1,), count=1)

Scores = Mapping[int, Mapping[str, int]]
"""Totals by nomination and entry; equal totals share a place."""

PLAIN: Scores = {1: {"a": 9, "b": 8, "c": 7}, 2: {"d": 6, "e": 5}}
EQUAL: Scores = {1: {"a": 9, "b": 9, "c": 7}, 2: {"d": 6}}


def make_entry(number: str, nomination: int, *, applicant: str = "") -> Entry:
    return Entry(number=number, nomination=nomination, applicant=applicant or f"Заявитель {number}")


def make_ranking(scores: Scores, entries: Mapping[str, Entry], *, number: int = 1) -> Ranking:
    round_ = Round(number=number, title="Тур", criteria=(Criterion(code="K1", title="Стиль"),))
    return Ranking(
        round=round_,
        method=Method.MEAN,
        nominations=tuple(
            NominationRanking(
                nomination=each,
                placed=tuple(_placed(entry, scores[each.number]) for entry in scores[each.number]),
                marks={},
                table=code_marks([], entries=scores[each.number], jurors=[], criteria=[]),
                counting=Counting(),
            )
            for each in NOMINATIONS
            if each.number in scores
        ),
        entries=entries,
        sheets={},
        missing=(),
        conflicted=(),
    )


def _placed(entry: str, totals: Mapping[str, int]) -> Placed:
    place = 1 + sum(total > totals[entry] for total in totals.values())
    return Placed(entry, place, Fraction(totals[entry]), 3, 0, "total", (), None, ())


def give(
    *kinds: AwardKind,
    scores: Scores = PLAIN,
    applicants: Mapping[str, str] | None = None,
    decisions: tuple[Decision, ...] = (),
    minimum_entries: int = 1,
    others: tuple[Entry, ...] = (),
) -> list[tuple[str, str | None]]:
    """Return (entry, award) of every award."""
    made = [
        make_entry(number, nomination, applicant=(applicants or {}).get(number, ""))
        for nomination, totals in scores.items()
        for number in totals
    ]
    entries = {each.number: each for each in (*made, *others)}
    rules = Rules(
        title="Конкурс",
        nominations=NOMINATIONS,
        rounds=(make_ranking(scores, entries).round,),
        awards=kinds,
        minimum_entries=minimum_entries,
        too_few_entries="no_award",
    )
    placings = choose_awards(rules, rankings={1: make_ranking(scores, entries)}, entries=entries, decisions=decisions)
    return [(each.entry, each.award) for each in placings]


def decide(**fields: str | int) -> Decision:
    return Decision.model_validate({"number": 1, "reason": "так решено", **fields})


def test_the_first_in_every_nomination_wins() -> None:
    assert give(WINNER) == [("a", "winner"), ("d", "winner")]


def test_equals_on_the_first_place_wait_for_a_decision() -> None:
    with pytest.raises(RefusedError) as refused:
        give(WINNER, scores=EQUAL)
    assert (refused.value.code, refused.value.facts) == (
        "round.tie",
        {"nomination": 1, "entries": "a, b", "round": 1},
    )


def test_an_award_without_a_count_is_not_shared_either() -> None:
    with pytest.raises(RefusedError, match=r"round\.tie"):
        give(WINNER.model_copy(update={"count": None}), scores=EQUAL)


def test_a_shared_award_goes_to_all_equals() -> None:
    shared = WINNER.model_copy(update={"shared": True})
    assert give(shared, scores=EQUAL) == [("a", "winner"), ("b", "winner"), ("d", "winner")]


def test_places_one_to_three_are_given_as_far_as_there_are_entries() -> None:
    laureate = AwardKind(code="laureate", title="Лауреат", places=(1, 2, 3), count=3)
    assert give(laureate) == [(entry, "laureate") for entry in "abcde"]


def test_a_diploma_by_score_takes_the_best_of_those_who_reach_it() -> None:
    diploma = AwardKind(code="diploma", title="Диплом", given="score", minimum_score=Decimal(6), count=2)
    assert give(diploma) == [("a", "diploma"), ("b", "diploma"), ("d", "diploma")]


def test_a_diploma_by_score_may_be_equal_but_not_across_its_count() -> None:
    diploma = AwardKind(code="diploma", title="Диплом", given="score", minimum_score=Decimal(6), count=2)
    assert give(diploma, scores=EQUAL) == [("a", "diploma"), ("b", "diploma"), ("d", "diploma")]
    with pytest.raises(RefusedError, match=r"round\.tie"):
        give(diploma.model_copy(update={"count": 1}), scores=EQUAL)


def test_the_grand_prix_goes_to_the_best_of_the_whole_contest() -> None:
    prix = AwardKind(code="prix", title="Гран-при", per="contest", places=(1,), count=1)
    assert give(prix) == [("a", "prix")]


def test_equals_for_the_grand_prix_are_named_and_a_withheld_nomination_leaves_the_race() -> None:
    prix = AwardKind(code="prix", title="Гран-при", per="contest", places=(1,), count=1)
    scores: Scores = {1: {"a": 9}, 2: {"d": 9}}
    with pytest.raises(RefusedError) as refused:
        give(prix, scores=scores)
    assert (refused.value.code, refused.value.facts["entries"]) == ("award.tie", "a, d")
    assert give(prix, scores=scores, decisions=(decide(about="no_award", nomination=1, award="prix"),)) == [
        ("d", "prix")
    ]


def test_one_award_per_applicant_leaves_the_others_to_other_people() -> None:
    laureate = AwardKind(code="laureate", title="Лауреат", places=(1, 2, 3), count=3, one_per_applicant=True)
    same = {"b": "Школа № 1", "c": "Школа № 1"}
    assert give(laureate, applicants=same) == [(entry, "laureate") for entry in "abde"]
    assert give(WINNER, laureate)[2:] == [(entry, "laureate") for entry in "bce"]


def test_a_decision_withholds_one_award_in_one_nomination() -> None:
    withheld = decide(about="no_award", nomination=1, award="winner")
    assert give(WINNER, decisions=(withheld,)) == [("d", "winner")]


def test_too_few_applications_bring_no_award_however_many_reached_the_final() -> None:
    assert give(WINNER, minimum_entries=3) == [("a", "winner")]
    others = (make_entry("f", 2),)
    assert give(WINNER, minimum_entries=3, others=others) == [("a", "winner"), ("d", "winner")]


def test_a_special_prize_may_go_to_an_entry_that_never_reached_the_final() -> None:
    prize = decide(about="special_prize", entry="f", award="Приз зрителей")
    assert give(WINNER, decisions=(prize,), others=(make_entry("f", 2),))[-1] == ("f", "Приз зрителей")


def test_what_only_a_decision_gives_is_not_given_by_itself() -> None:
    special = AwardKind(code="special", title="Спецприз", given="decision")
    assert give(special) == []
    prize = decide(about="special_prize", entry="b", award="special")
    assert give(special, decisions=(prize,)) == [("b", "special")]
