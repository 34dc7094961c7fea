"""The end of minutes: other decisions, appendices, fingerprints of the keys that signed, the journal's head."""

from __future__ import annotations

from collections.abc import Iterator

from core.documents.prose_text import Heading, Item, Numbered, Paragraph, ProseTable, SmallPrint, TableColumn
from core.services.printing.basis import Basis
from core.services.printing.meetings import MeetingRecord
from core.services.printing.minutes_questions import tell_decision
from core.services.printing.people import by_name, list_as
from core.services.printing.results import RoundResult
from core.services.printing.summary import plan_round_summary

_HASH_GROUP, _NUMBER_GROUP, _NUMBER_DIGITS = 8, 4, 12


def write_closing(record: MeetingRecord, basis: Basis) -> Iterator[Item]:
    """Yield what stands between the last question and the signatures."""
    words = basis.words
    known = {each.id for each in record.meeting.questions}
    others = [each for each in record.decisions if each.question not in known]
    if others:
        yield Heading(text=words.say("minutes.decisions"))
        for number, decision in enumerate(others, start=1):
            yield Numbered(number=f"{number}.", text=tell_decision(decision, basis))
    appendices = list(_name_appendices(record, basis))
    if appendices:
        yield Heading(text=words.say("minutes.appendices"))
        for number, appendix in enumerate(appendices, start=1):
            yield Numbered(number=f"{number}.", text=appendix)
    if record.result is not None:
        yield Heading(text=words.say("minutes.keys"))
        yield _write_keys(record.result, basis)
    yield Paragraph(text=words.say("minutes.head", number=record.end.number), tied=True)
    yield SmallPrint(text=_group(record.end.hash, _HASH_GROUP))


def _name_appendices(record: MeetingRecord, basis: Basis) -> Iterator[str]:
    words = basis.words
    if record.result is not None:
        pages = plan_round_summary(basis, record.result).page_count
        yield words.count("minutes.appendix.summary", n=pages, round=record.meeting.round)
    dissenting = [code for question in record.meeting.questions for code in question.dissent]
    people = [basis.jurors[code] for code in dict.fromkeys(dissenting) if code in basis.jurors]
    for person in by_name(people):
        yield words.say("minutes.appendix.dissent", name=list_as(person.name))


def _write_keys(result: RoundResult, basis: Basis) -> ProseTable:
    words = basis.words
    people = by_name(basis.jurors[code] for code in result.scores if code in basis.jurors)
    rows = tuple(
        (
            list_as(each.name),
            _group(result.scores[each.code].sheet[:_NUMBER_DIGITS].upper(), _NUMBER_GROUP, mark="-"),
            result.facts[each.code].fingerprint,
            "",
        )
        for each in people
    )
    heads = ("juror", "sheet", "fingerprint", "compared")
    columns = tuple(
        TableColumn(head=words.say(f"minutes.key.{head}"), share=share)
        for head, share in zip(heads, (0.27, 0.2, 0.33, 0.2), strict=True)
    )
    return ProseTable(columns=columns, rows=rows)


def _group(digits: str, size: int, *, mark: str = " ") -> str:
    return mark.join(digits[start : start + size] for start in range(0, len(digits), size))
