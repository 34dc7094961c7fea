"""Meetings: recorded from what a person writes, with quorum and votes that add up."""

from __future__ import annotations

import pytest

from core.base.errors import Fact, RefusedError
from core.services.meetings import Held, record_meeting
from tests.unit.services.small_contest import Play, clock

TEXT = """
number = 1
date = 2025-12-19
place = "Образцовск, ул. Мира, 1"
form = "дистанционная"
round = 1
from = "10:00"
to = 11:30:00
chair = "Первая Анна Ивановна"
secretary = "Секретарёва Елена"
present = ["J1", "второй борис петрович", "J3", "O1"]

[[question]]
id = 1
kind = "finalists"
nomination = 2
text = "Финалисты"
recused = ["J2"]
for = 2
against = 0
abstained = 0
dissent = ["J3"]
decision = "Утвердить"
"""


def record(play: Play, text: str = TEXT) -> Held:
    return record_meeting(play.folder, data=text.encode(), name="meeting.toml", clock=clock)


def test_a_meeting_is_recorded_with_codes_for_names_and_its_quorum(assigned: Play) -> None:
    assert record(assigned) == Held(meeting=1, quorum=True, present=3, members=4)
    meeting = assigned.meeting(1)
    assert (meeting.date, meeting.begins, meeting.ends, meeting.form) == ("2025-12-19", "10:00", "11:30", "remote")
    assert meeting.present == ("J1", "J2", "J3", "O1")
    assert (meeting.chair, meeting.secretary) == ("J1", "S1")
    assert meeting.members == ("J1", "J2", "J3", "J4")
    (question,) = meeting.questions
    assert (question.id, question.nomination, question.recused, question.dissent) == ("1", 2, ("J2",), ("J3",))
    assert question.adopted


def test_a_day_and_hours_may_be_written_as_people_write_them(assigned: Play) -> None:
    record(assigned, TEXT.replace("2025-12-19", '"9.12.2025"').replace('"10:00"', '"9.05"'))
    meeting = assigned.meeting(1)
    assert (meeting.date, meeting.begins) == ("2025-12-09", "09:05")


def test_half_of_the_members_are_no_quorum_where_more_is_needed(assigned: Play) -> None:
    held = record(assigned, TEXT.replace('"J3", "O1"', '"O1"').replace("for = 2", "for = 1"))
    assert (held.quorum, held.present) == (False, 2)


def test_secretary_and_chair_may_come_from_outside_the_jury(assigned: Play) -> None:
    record(assigned, TEXT.replace("Секретарёва Елена", "Иванова Ирина"))
    assert assigned.meeting(1).secretary == "Иванова Ирина"


def test_a_person_named_twice_is_present_once(assigned: Play) -> None:
    assert record(assigned, TEXT.replace('"O1"]', '"O1", "J1", "Первая Анна Ивановна"]')).present == 3


@pytest.mark.parametrize(
    "old, new, code, facts",
    [
        ("number = 1", "number = one", "template.broken", {"file": "meeting.toml"}),
        ("number = 1", 'number = "1"', "meeting.wrong", {"file": "meeting.toml", "place": "number"}),
        ("round = 1", "", "meeting.wrong", {"place": "round"}),
        ('from = "10:00"', "from = 10", "meeting.wrong", {"place": "from"}),
        ("round = 1", "round = 3", "round.unknown", {"round": 3}),
        ('form = "дистанционная"', 'form = "во сне"', "meeting.wrong", {"place": "form"}),
        ('kind = "finalists"', 'kind = "lunch"', "meeting.wrong", {"place": "question.0.kind"}),
        ("nomination = 2", "nomination = 9", "nomination.unknown", {"nomination": "9"}),
        ("date = 2025-12-19", 'date = "31.02.2025"', "meeting.date", {"number": 1, "date": "31.02.2025"}),
        ("date = 2025-12-19", 'date = "вчера"', "meeting.date", {"date": "вчера"}),
        ('from = "10:00"', 'from = "25:00"', "meeting.time", {"number": 1, "time": "25:00"}),
        ('from = "10:00"', 'from = "утром"', "meeting.time", {"time": "утром"}),
        ('from = "10:00"', 'from = "12:00"', "meeting.hours", {"begins": "12:00", "ends": "11:30"}),
        ("[[question]]", "[[question]]\nid = 1\n[[question]]", "meeting.question_twice", {"question": "1"}),
        ('chair = "Первая Анна Ивановна"', 'chair = "J9"', "meeting.unknown_person", {"person": "J9"}),
        ('chair = "Первая Анна Ивановна"', 'chair = " "', "meeting.unknown_person", {"number": 1}),
        ("Секретарёва Елена", "Ж17", "meeting.unknown_person", {"person": "Ж17"}),
        ('["J1", ', "[", "meeting.chair_absent", {"person": "J1", "number": 1}),
        ('"O1"]', '"Прохожий"]', "meeting.unknown_person", {"person": "Прохожий", "number": 1}),
        ('recused = ["J2"]', 'recused = ["Q"]', "meeting.unknown_person", {"person": "Q"}),
        ("for = 2", "for = 3", "meeting.votes", {"question": "1", "votes": 3, "present": 2}),
        ("for = 2", "for = -1", "meeting.wrong", {"place": "question.0.for"}),
        ("for = 2", "votes = 2", "meeting.wrong", {"place": "question.0.votes"}),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(
    assigned: Play, old: str, new: str, code: str, facts: dict[str, Fact]
) -> None:
    assert old in TEXT
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        record(assigned, TEXT.replace(old, new, 1))
    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()
    assert assigned.snapshot() == before


@pytest.mark.parametrize("question", ['question = "все за"', 'question = ["все за"]'])
def test_a_question_that_is_no_table_is_refused_by_its_place(assigned: Play, question: str) -> None:
    text = TEXT[: TEXT.index("[[question]]")] + question
    with pytest.raises(RefusedError) as refused:
        record(assigned, text)
    assert refused.value.code == "meeting.wrong"
    assert str(refused.value.facts["place"]).startswith("question")


def test_of_two_people_with_one_name_only_the_code_tells_which_is_meant(assigned: Play) -> None:
    with assigned.folder.writing() as tx:
        juror = tx.jury.juror("J4")
        assert juror is not None
        tx.jury.put_jurors([juror.model_copy(update={"name": "Второй  Борис ПЕТРОВИЧ"})])
    with pytest.raises(RefusedError, match=r"meeting\.unknown_person"):
        record(assigned)
    assert record(assigned, TEXT.replace("второй борис петрович", "J2")).present == 3


def test_a_number_is_given_to_one_meeting_only(assigned: Play) -> None:
    record(assigned)
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        record(assigned)
    assert (refused.value.code, refused.value.facts) == ("meeting.number_taken", {"number": 1})
    assert assigned.snapshot() == before
