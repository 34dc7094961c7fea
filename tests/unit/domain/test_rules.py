"""The rules of counting: what they must hold together, what they answer, how they are hashed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.base.errors import Fact, RefusedError
from core.domain.contest import Criterion, Nomination
from core.domain.rules import MAX_RULES_BYTES, AwardKind, OwnCriteria, Quorum, Quota, Round, Rules, TieRule, TieStep

STYLE, QUALITY = Criterion(code="K1", title="Стиль"), Criterion(code="K2", title="Качество")
NOMINATIONS = (Nomination(number=1, title="Школы"), Nomination(number=2, title="Больницы"))


def make_rules(**changes: object) -> Rules:
    fields: dict[str, object] = {
        "title": "Конкурс",
        "nominations": NOMINATIONS,
        "rounds": (Round(number=1, title="Отбор", criteria=(STYLE, QUALITY)),),
        **changes,
    }
    return Rules.checked(**fields)


def test_rules_are_hashed_by_their_canonical_bytes() -> None:
    rules = make_rules()
    again = Rules.from_canonical(rules.to_bytes(), max_bytes=MAX_RULES_BYTES)
    assert (again, again.hash) == (rules, rules.hash)
    assert make_rules(title="Другой").hash != rules.hash


def test_numbers_spelled_differently_are_the_same_rules() -> None:
    one = make_rules(rounds=(Round(number=1, title="Т", criteria=(STYLE.model_copy(update={"weight": Decimal(1)}),)),))
    two = make_rules(
        rounds=(Round(number=1, title="Т", criteria=(Criterion(code="K1", title="Стиль", weight=Decimal("1.00")),)),)
    )
    assert one.hash == two.hash


def test_a_nomination_may_have_criteria_of_its_own() -> None:
    own = OwnCriteria(nomination=2, criteria=(QUALITY,))
    round_ = Round(number=1, title="Отбор", criteria=(STYLE,), own_criteria=(own,))
    assert round_.criteria_of(1) == (STYLE,)
    assert round_.criteria_of(2) == (QUALITY,)


def test_quotas_are_asked_by_nomination() -> None:
    round_ = Round(number=1, title="Отбор", criteria=(STYLE,), quotas=(Quota(nomination=1, places=3),))
    assert (round_.quota_of(1), round_.quota_of(2)) == (3, None)


def test_rounds_and_nominations_are_found_or_refused() -> None:
    rules = make_rules()
    assert (rules.round(1).title, rules.nomination(2).title) == ("Отбор", "Больницы")
    with pytest.raises(RefusedError) as refused:
        rules.round(2)
    assert (refused.value.code, refused.value.facts) == ("round.unknown", {"round": 2, "rounds": 1})
    with pytest.raises(RefusedError) as refused:
        rules.nomination(3)
    assert (refused.value.code, refused.value.facts) == ("nomination.unknown", {"nomination": "3"})


def round_with(**changes: object) -> tuple[Round, ...]:
    return (Round.checked(**{"number": 1, "title": "Отбор", "criteria": (STYLE, QUALITY), **changes}),)


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({"rounds": (Round(number=2, title="Т", criteria=(STYLE,)),)}, "rounds must be numbered"),
        ({"rounds": ()}, "at least 1 item"),
        ({"nominations": ()}, "at least 1 item"),
        ({"nominations": (NOMINATIONS[0], NOMINATIONS[0])}, "nomination's number stands twice"),
        ({"awards": (AwardKind(code="w", title="П", round=2, places=(1,)),)}, "names a round that does not exist"),
        (
            {"awards": (AwardKind(code="w", title="П", places=(1,)),) * 2},
            "award's code stands twice",
        ),
        ({"rounds": round_with(criteria=(STYLE, STYLE))}, "code stands twice"),
        ({"rounds": round_with(criteria=(STYLE, STYLE.model_copy(update={"code": "k1"})))}, "code stands twice"),
        (
            {"rounds": round_with(ties=(TieStep(rule=TieRule.CRITERION, criterion="K9"),))},
            "names a criterion that is not",
        ),
        ({"rounds": round_with(quotas=(Quota(nomination=3, places=1),))}, "name a nomination that does not exist"),
        (
            {"rounds": round_with(quotas=(Quota(nomination=1, places=1), Quota(nomination=1, places=2)))},
            "name a nomination twice",
        ),
        (
            {"rounds": round_with(own_criteria=(OwnCriteria(nomination=3, criteria=(STYLE,)),))},
            "name a nomination that does not exist",
        ),
        ({"noise": 1}, "Extra inputs"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(RefusedError) as refused:
        make_rules(**changes)
    assert refused.value.code == "file.schema"
    assert reason in str(refused.value.facts["reason"])


def test_a_tie_step_over_own_criteria_must_be_marked_in_each_set() -> None:
    own = OwnCriteria(nomination=2, criteria=(STYLE,))
    step = TieStep(rule=TieRule.CRITERION, criterion="K2")
    with pytest.raises(RefusedError) as refused:
        make_rules(rounds=round_with(own_criteria=(own,), ties=(step,)))
    assert "names a criterion that is not marked" in str(refused.value.facts["reason"])


def test_an_award_by_place_must_name_its_places() -> None:
    with pytest.raises(RefusedError) as refused:
        AwardKind.checked(code="winner", title="Победитель")
    assert "must name its places" in str(refused.value.facts["reason"])
    assert AwardKind.checked(code="special", title="Спецприз", given="decision").places == ()


@pytest.mark.parametrize("fields", [{"rule": TieRule.CRITERION}, {"rule": TieRule.VOTE, "criterion": "K1"}])
def test_a_tie_step_names_a_criterion_exactly_where_it_needs_one(fields: dict[str, object]) -> None:
    with pytest.raises(RefusedError):
        TieStep.checked(**fields)


@pytest.mark.parametrize(
    "share, above, present, members, holds",
    [
        ("1/2", True, 3, 5, True),
        ("1/2", True, 2, 4, False),
        ("1/2", False, 2, 4, True),
        ("2/3", False, 10, 15, True),
        ("2/3", False, 9, 15, False),
        ("1/1", False, 15, 15, True),
        ("1/1", True, 15, 15, False),
        ("0/1", False, 0, 5, False),
        ("1/2", False, 0, 0, False),
    ],
)
def test_a_quorum_is_counted_exactly(share: str, above: bool, present: int, members: int, holds: bool) -> None:  # noqa: FBT001
    assert Quorum(share=share, above=above).holds(present=present, members=members) is holds


@pytest.mark.parametrize("share", ["1/0", "half", "1", "-1/2", "1/2/3"])
def test_a_share_that_is_none_is_refused(share: str) -> None:
    facts: dict[str, Fact] = {"place": "share"}
    with pytest.raises(RefusedError) as refused:
        Quorum.checked(share=share)
    assert facts.items() <= refused.value.facts.items()
