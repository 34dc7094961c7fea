"""Jurors: who votes, marks and counts; panels, rounds and conflicts."""

from __future__ import annotations

import pytest

from core.domain.entries import Entry
from core.domain.jury import Juror, Role, fold, read_panel

ENTRY = Entry(number="101", nomination=4, applicant="Новокузнецкая  больница № 1")


@pytest.mark.parametrize(
    "role, votes, marks, counts",
    [
        (Role.CHAIR, True, True, True),
        (Role.DEPUTY, True, True, True),
        (Role.MEMBER, True, True, True),
        (Role.VOTING_SECRETARY, True, True, True),
        (Role.SECRETARY, False, False, False),
        (Role.OBSERVER, False, False, False),
        (Role.TRAINEE, False, True, False),
    ],
)
def test_a_role_says_who_votes_marks_and_counts(role: Role, votes: bool, marks: bool, counts: bool) -> None:  # noqa: FBT001
    assert (role.votes, role.marks, role.counts) == (votes, marks, counts)


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("", set()),
        ("1", {1}),
        ("1, 2, 5-7", {1, 2, 5, 6, 7}),
        ("1;2 3", {1, 2, 3}),
        ("5 – 7", {5, 6, 7}),
        ("7-5", {5, 6, 7}),
        ("Здравоохранение", set()),
        ("Состав 2", set()),
        ("2025", set()),
        ("1, второй", set()),
    ],
)
def test_a_panel_lists_nominations_or_is_a_mere_label(text: str, numbers: set[int]) -> None:
    assert read_panel(text) == numbers


def test_a_label_limits_nothing_and_a_list_does() -> None:
    assert Juror(code="J1", name="Имя", panel="Здравоохранение").judges(4)
    assert Juror(code="J1", name="Имя", panel="3-5").judges(4)
    assert not Juror(code="J1", name="Имя", panel="1-3").judges(4)


def test_rounds_are_all_unless_named() -> None:
    assert Juror(code="J1", name="Имя").sits_in(2)
    assert Juror(code="J1", name="Имя", rounds=(2,)).sits_in(2)
    assert not Juror(code="J1", name="Имя", rounds=(1,)).sits_in(2)
    assert not Juror(code="J1", name="Имя", replaced_by="J2").sits_in(1)


@pytest.mark.parametrize(
    "conflict, barred",
    [
        ("101", True),
        ("новокузнецкая больница № 1", True),
        ("Новокузнецкая больница", False),
        ("10", False),
        ("1010", False),
    ],
)
def test_a_conflict_names_an_entry_or_an_applicant_whole(conflict: str, barred: bool) -> None:  # noqa: FBT001
    assert Juror(code="J1", name="Имя", conflicts=(conflict,)).barred_from(ENTRY) is barred


def test_spellings_of_a_name_fold_together() -> None:
    assert fold("  ПЁТР   Семёнов ") == fold("Петр семенов") == "петр семенов"
