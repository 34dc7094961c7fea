"""The questions of a meeting: its agenda, and for each what was heard, the contenders, the vote and the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.documents.prose_text import Heading, Item, Paragraph, Votes
from core.domain.acts import Decision, Placing
from core.domain.meetings import Question
from core.services.printing.basis import Basis
from core.services.printing.contenders import write_contenders
from core.services.printing.meetings import MeetingRecord
from core.services.printing.people import by_name, join_names, list_as
from core.words.words import Words

OUTCOMES = ("finalists", "winners")

Group = tuple[Question, ...]
"""Questions of one kind that stand together on the agenda."""


def group_questions(record: MeetingRecord) -> list[Group]:
    """Return the questions by agenda item; those of no particular kind stand each by itself."""
    keyed = groupby(
        enumerate(record.meeting.questions),
        key=lambda each: (each[1].kind, each[0] if each[1].kind == "other" else -1),
    )
    return [tuple(question for _, question in group) for _, group in keyed]


def name_agenda(record: MeetingRecord, *, words: Words) -> Iterator[str]:
    """Yield the agenda's items."""
    for group in group_questions(record):
        first = group[0]
        if first.kind == "other":
            yield first.text or words.say("minutes.agenda.other")
        elif len(group) > 1:
            yield words.count(f"minutes.agenda.{first.kind}", n=len(group))
        elif first.nomination is not None:
            yield words.say(f"minutes.agenda.{first.kind}.one", nomination=first.nomination)
        else:
            yield words.say(f"minutes.agenda.{first.kind}.all")


def write_questions(record: MeetingRecord, basis: Basis) -> Iterator[Item]:
    """Yield every question under its number on the agenda."""
    titles = name_agenda(record, words=basis.words)
    for number, (title, group) in enumerate(zip(titles, group_questions(record), strict=True), start=1):
        yield Heading(number=f"{number}.", text=title)
        for part, question in enumerate(group, start=1):
            if len(group) > 1:
                yield Heading(number=f"{number}.{part}.", text=_name_part(question, basis))
            yield from _write_question(question, record, basis)


def _name_part(question: Question, basis: Basis) -> str:
    if question.nomination is None:
        return question.text
    title = basis.rules.nomination(question.nomination).title
    return basis.words.say("minutes.nomination", number=question.nomination, title=title)


def _write_question(question: Question, record: MeetingRecord, basis: Basis) -> Iterator[Item]:
    words = basis.words
    contenders = list(write_contenders(question, record, basis)) if question.kind in OUTCOMES else []
    if question.text:
        yield Paragraph(lead=words.say("minutes.heard"), text=question.text, tied=bool(contenders))
    yield from contenders
    decided = [question.decision, *_tell_outcome(question, record, basis), *_tell_decisions(question, record, basis)]
    yield Paragraph(
        lead=words.say("minutes.decided"), text=" ".join(part for part in decided if part) or "—", tied=True
    )
    yield _count_votes(question, record, words=words)
    yield Paragraph(text=" ".join(_tell_vote(question, record, basis)), indented=True)


def _count_votes(question: Question, record: MeetingRecord, *, words: Words) -> Votes:
    present = len(set(record.meeting.present) & set(record.meeting.members))
    voted = question.in_favour + question.against + question.abstained
    return Votes(
        label=words.say("minutes.voted"),
        counts=(
            words.say("minutes.voted.for", n=question.in_favour),
            words.say("minutes.voted.against", n=question.against),
            words.say("minutes.voted.abstained", n=question.abstained),
            words.say("minutes.voted.not", n=max(0, present - voted)),
        ),
    )


def _tell_vote(question: Question, record: MeetingRecord, basis: Basis) -> Iterator[str]:
    """Yield whether the decision was taken, who was recused, who dissents."""
    words, meeting = basis.words, record.meeting
    if meeting.has_adopted(question, quorum=basis.rules.quorum):
        yield words.say("minutes.adopted")
    elif question.adopted:
        yield words.say("minutes.not_adopted.quorum")
    else:
        yield words.say("minutes.not_adopted.votes")
    if question.recused:
        yield words.say("minutes.recused", names=_names(question.recused, basis))
    if question.dissent:
        yield words.say("minutes.dissent", names=_names(question.dissent, basis))


def _names(codes: Sequence[str], basis: Basis) -> str:
    known = by_name(basis.jurors[each] for each in codes if each in basis.jurors)
    unknown = (each for each in codes if each not in basis.jurors)
    return join_names([*(list_as(each.name) for each in known), *unknown])


def _tell_outcome(question: Question, record: MeetingRecord, basis: Basis) -> Iterator[str]:
    """Yield who goes on, or who is awarded what, once the round was closed on this meeting."""
    closing = record.closing
    adopted = record.meeting.has_adopted(question, quorum=basis.rules.quorum)
    if closing is None or question.kind not in OUTCOMES or not adopted:
        return
    placings = [each for each in closing.outcome.placings if question.nomination in {None, each.nomination}]
    if question.kind == "finalists" and placings:
        yield basis.words.say("minutes.finalists", entries=", ".join(each.entry for each in placings))
    for each in placings:
        if each.award is not None:
            yield _tell_award(each, basis)
    if question.kind == "winners" and not placings:
        yield basis.words.say("minutes.no_award")


def _tell_award(placing: Placing, basis: Basis) -> str:
    title = next((each.title for each in basis.rules.awards if each.code == placing.award), placing.award or "")
    applicant = basis.entries[placing.entry].applicant if placing.entry in basis.entries else ""
    return basis.words.say("minutes.award", award=title, entry=placing.entry, applicant=applicant.removesuffix("."))


def _tell_decisions(question: Question, record: MeetingRecord, basis: Basis) -> Iterator[str]:
    """Yield the decisions that the journal holds for this question."""
    for each in record.decisions:
        if each.question == question.id:
            yield tell_decision(each, basis)


def tell_decision(decision: Decision, basis: Basis) -> str:
    """Return a decision with its number, what it settles and its reason."""
    words = basis.words
    settled = words.term("decision", decision.about)
    scanned = f" {words.say('minutes.scanned')}" if decision.scan else ""
    reason = decision.reason.rstrip(".")
    return words.say("minutes.decision", number=decision.number, about=settled, reason=reason) + scanned
