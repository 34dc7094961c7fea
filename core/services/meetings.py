"""Recording a meeting from a file that a person can write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.base import strict_json
from core.base.clock import Clock, stamp, system_clock
from core.base.errors import RefusedError, refuse
from core.base.strict_json import Json
from core.domain.acts import Act, MeetingHeld
from core.domain.jury import Juror, fold
from core.domain.meetings import Meeting, Question, voting_members
from core.services.meeting_checks import check_heads, check_questions, settle_hours
from core.services.office import ACTOR
from core.services.templates import read_toml
from core.storage.contest.folder import ContestFolder

_MAX_BYTES = 2_000_000
_FORMS: Final = {
    "in_person": "in_person", "in person": "in_person", "очная": "in_person", "очно": "in_person",
    "remote": "remote", "дистанционная": "remote", "дистанционно": "remote",
    "correspondence": "correspondence", "by correspondence": "correspondence", "заочная": "correspondence",
    "заочно": "correspondence",
}  # fmt: skip
_RENAMED: Final = {"from": "begins", "to": "ends"}
_QUESTION_RENAMED: Final = {"for": "in_favour"}
_WRITTEN: Final = {new: old for old, new in (*_RENAMED.items(), *_QUESTION_RENAMED.items(), ("question", "questions"))}
"""What a person wrote where the value has a name of its own."""


@dataclass(frozen=True, slots=True)
class Held:
    """A recorded meeting and whether it could decide anything."""

    meeting: int
    quorum: bool
    present: int
    members: int


def record_meeting(folder: ContestFolder, *, data: bytes, name: str, clock: Clock = system_clock) -> Held:
    """Record a meeting written as TOML (DESIGN: ``meeting.toml``).

    Raises ``template.broken``, ``meeting.wrong`` (file, place, reason), ``meeting.number_taken``,
    ``meeting.unknown_person``, ``meeting.votes``, ``round.unknown`` or what ``meeting_checks`` finds.
    """
    document = read_toml(data, name=name)
    with folder.reading() as tx:
        rules, jurors, acts = tx.rules.current(), tx.jury.jurors(), tx.journal.acts()
    meeting = settle_hours(_name_people(_read(document, name=name, jurors=jurors), jurors))
    rules.round(meeting.round)
    check_questions(meeting)
    check_heads(meeting, jury=frozenset(each.code for each in jurors))
    for question in meeting.questions:
        if question.nomination is not None:
            rules.nomination(question.nomination)
    _check_number(meeting.number, acts)
    for question in meeting.questions:
        _check_votes(meeting, question)
    with folder.writing() as tx:
        _check_number(meeting.number, tx.journal.acts())
        tx.journal.append(MeetingHeld(meeting=meeting), at=stamp(clock()), actor=ACTOR)
    return Held(
        meeting=meeting.number,
        quorum=meeting.is_quorate(rules.quorum),
        present=len(set(meeting.present) & set(meeting.members)),
        members=len(meeting.members),
    )


def read_meetings(acts: Sequence[Act]) -> dict[int, Meeting]:
    """Return the meetings recorded so far by number."""
    return {act.meeting.number: act.meeting for act in acts if isinstance(act, MeetingHeld)}


def _read(document: dict[str, Json], *, name: str, jurors: tuple[Juror, ...]) -> Meeting:
    values = {_RENAMED.get(key, key): value for key, value in document.items()}
    form = values.get("form", "in_person")
    values["form"] = _FORMS.get(form.strip().casefold(), form) if isinstance(form, str) else form
    listed = values.pop("question", values.pop("questions", []))
    values["questions"] = [_read_question(each) for each in listed] if isinstance(listed, list) else listed
    number = values.get("round")
    members = voting_members(jurors, round_number=number) if isinstance(number, int) else ()
    values["members"] = list(members)
    return _validate(values, name=name)


def _read_question(value: Json) -> Json:
    if not isinstance(value, Mapping):
        return value
    question = {_QUESTION_RENAMED.get(key, key): each for key, each in value.items()}
    if isinstance(question.get("id"), int):
        question["id"] = str(question["id"])
    return question


def _validate(values: dict[str, Json], *, name: str) -> Meeting:
    try:
        return Meeting.from_bytes(strict_json.encode(values), max_bytes=_MAX_BYTES)
    except RefusedError as problem:
        place, reason = str(problem.facts.get("place", ".")), str(problem.facts.get("reason", problem.code))
        written = ".".join(_WRITTEN.get(part, part) for part in place.split("."))
        raise RefusedError("meeting.wrong", file=name, place=written, reason=reason) from problem


def _check_number(number: int, acts: Sequence[Act]) -> None:
    if number in read_meetings(acts):
        refuse("meeting.number_taken", number=number)


def _name_people(meeting: Meeting, jurors: tuple[Juror, ...]) -> Meeting:
    """Put codes where people wrote codes or names; chair and secretary may come from outside the jury.

    Of two people with one name only the code tells which is meant.
    """
    names = [fold(each.name) for each in jurors]
    codes = {fold(each.name): each.code for each in jurors if names.count(fold(each.name)) == 1}
    codes |= {fold(each.code): each.code for each in jurors}

    def member(text: str) -> str:
        return codes.get(fold(text)) or refuse("meeting.unknown_person", person=text, number=meeting.number)

    questions = [
        each.model_copy(
            update={
                "recused": tuple(member(person) for person in each.recused),
                "dissent": tuple(member(person) for person in each.dissent),
            }
        )
        for each in meeting.questions
    ]
    return meeting.model_copy(
        update={
            "present": tuple(dict.fromkeys(member(person) for person in meeting.present)),
            "chair": codes.get(fold(meeting.chair), meeting.chair),
            "secretary": codes.get(fold(meeting.secretary), meeting.secretary),
            "questions": tuple(questions),
        }
    )


def _check_votes(meeting: Meeting, question: Question) -> None:
    able = (set(meeting.present) & set(meeting.members)) - set(question.recused)
    votes = question.in_favour + question.against + question.abstained
    if votes > len(able):
        refuse("meeting.votes", question=question.id, votes=votes, present=len(able))
