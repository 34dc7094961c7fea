"""What a recorded meeting must hold true to: a day, hours in their order, questions told apart, people who sat."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, time

from core.base.errors import refuse
from core.domain.meetings import Meeting

_RUSSIAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_HOUR = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})?")
_CODE = re.compile(r"[A-ZА-Я]{1,3}\d+", re.IGNORECASE)
_SHOWN = 40


def settle_hours(meeting: Meeting) -> Meeting:
    """Return the meeting with its day as ISO 8601 and its hours as ``HH:MM``.

    Raises ``meeting.date`` (number, date), ``meeting.time`` (number, time) or ``meeting.hours`` (number, begins, ends).
    """
    begins, ends = (_read_hour(text, number=meeting.number) for text in (meeting.begins, meeting.ends))
    if begins and ends and ends < begins:
        refuse("meeting.hours", number=meeting.number, begins=begins, ends=ends)
    day = _read_day(meeting.date, number=meeting.number)
    return meeting.model_copy(update={"date": day, "begins": begins, "ends": ends})


def check_questions(meeting: Meeting) -> None:
    """See to it that every question has an id of its own; raises ``meeting.question_twice`` (number, question)."""
    for question, times in Counter(each.id for each in meeting.questions).items():
        if times > 1:
            refuse("meeting.question_twice", number=meeting.number, question=question)


def check_heads(meeting: Meeting, *, jury: frozenset[str]) -> None:
    """See to it that chair and secretary are people, and that a chair from the ``jury`` (codes) was present.

    What looks like a code must be one. Raises ``meeting.unknown_person`` or ``meeting.chair_absent`` (number, person).
    """
    for person in (meeting.chair, meeting.secretary):
        if person not in jury and (not person.strip() or _CODE.fullmatch(person.strip())):
            refuse("meeting.unknown_person", person=person, number=meeting.number)
    if meeting.chair in jury and meeting.chair not in meeting.present:
        refuse("meeting.chair_absent", person=meeting.chair, number=meeting.number)


def _read_day(text: str, *, number: int) -> str:
    found = _RUSSIAN_DAY.fullmatch(text.strip())
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        refuse("meeting.date", number=number, date=text[:_SHOWN])


def _read_hour(text: str, *, number: int) -> str:
    if not text.strip():
        return ""
    found = _HOUR.fullmatch(text.strip())
    try:
        return f"{time(int(found[1]), int(found[2])):%H:%M}" if found else _refuse_hour(text, number=number)
    except ValueError:
        return _refuse_hour(text, number=number)


def _refuse_hour(text: str, *, number: int) -> str:
    refuse("meeting.time", number=number, time=text[:_SHOWN])
