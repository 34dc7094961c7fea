"""Meetings: quorum with and without the recused, and who has a vote."""

from __future__ import annotations

import pytest

from core.domain.jury import Juror, Role
from core.domain.meetings import Meeting, Question, voting_members
from core.domain.rules import Quorum

HALF = Quorum()


def hold(present: str, *, members: str = "ABCDE") -> Meeting:
    return Meeting(
        number=1, date="2025-12-19", round=1, chair="A", secretary="S", present=tuple(present), members=tuple(members)
    )


def ask(in_favour: int, against: int = 0, *, recused: str = "") -> Question:
    return Question(id="1", in_favour=in_favour, against=against, recused=tuple(recused))


def test_only_members_make_a_quorum() -> None:
    assert hold("ABC").is_quorate(HALF)
    assert not hold("ABXYZ").is_quorate(HALF)
    assert not hold("", members="").is_quorate(HALF)


@pytest.mark.parametrize(
    "present, question, adopted",
    [
        ("ABC", ask(3), True),
        ("ABC", ask(2, 1), True),
        ("ABC", ask(1, 1), False),
        ("ABC", ask(0), False),
        ("ABC", ask(1, 2), False),
        ("AB", ask(2), False),
        ("ABC", ask(2, recused="C"), False),
        ("ABCD", ask(3, recused="D"), True),
        ("AB", ask(2, recused="CDE"), False),
    ],
    ids=[
        "all", "majority", "equal", "silence", "minority", "no quorum", "no quorum without the recused",
        "quorum without the recused", "the recused make no quorum of an empty room",
    ],
)  # fmt: skip
def test_a_question_is_adopted_by_a_lawful_majority(present: str, question: Question, adopted: bool) -> None:  # noqa: FBT001
    assert hold(present).has_adopted(question, quorum=HALF) is adopted


def test_voting_members_are_those_of_the_round_who_vote() -> None:
    jurors = (
        Juror(code="J2", name="Б", role=Role.CHAIR),
        Juror(code="J1", name="А", rounds=(1,)),
        Juror(code="J3", name="В", rounds=(2,)),
        Juror(code="J4", name="Г", role=Role.TRAINEE),
        Juror(code="J5", name="Д", role=Role.SECRETARY),
        Juror(code="J6", name="Е", role=Role.VOTING_SECRETARY),
        Juror(code="J7", name="Ж", replaced_by="J2"),
    )
    assert voting_members(jurors, round_number=1) == ("J1", "J2", "J6")
    assert voting_members(jurors, round_number=2) == ("J2", "J3", "J6")
