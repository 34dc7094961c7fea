"""What lay before a meeting: entries admitted and withdrawn, sheets counted and refused, recusals and conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.documents.prose_text import Heading, Item, Numbered, Paragraph
from core.domain.acts import FileArrived, RoundClosed
from core.domain.merging import MergeState, replay
from core.services.printing.basis import Basis
from core.services.printing.meetings import MeetingRecord
from core.services.printing.people import list_as
from core.services.printing.results import RoundResult
from core.services.printing.sheet_words import tell_sheets

_LISTED = 40
"""More withdrawn entries than this are counted only."""


def write_report(record: MeetingRecord, basis: Basis) -> Iterator[Item]:
    """Yield the section; nothing while no sheet of the round counts."""
    if record.result is None:
        return
    words = basis.words
    yield Heading(text=words.say("minutes.report"), capitals=True)
    yield Paragraph(text=_tell_entries(record.result, basis))
    yield Paragraph(text=tell_sheets(basis, record.result))
    refused = list(_tell_refused(record, basis))
    if refused:
        yield Paragraph(text=words.say("minutes.refused", files="; ".join(refused)))
    yield from _list_reasons(
        "minutes.recusals", [scores.recusals for scores in record.result.scores.values()], record.result, basis
    )
    yield from _list_reasons(
        "minutes.conflicts", [scores.conflicts for scores in record.result.scores.values()], record.result, basis
    )


def _tell_entries(result: RoundResult, basis: Basis) -> str:
    words = basis.words
    judged = words.count("minutes.entries", n=len(result.ranking.entries), nominations=len(result.ranking.nominations))
    withdrawn = [each.number for each in basis.entries.values() if each.status == "withdrawn"]
    if result.number > 1 or not withdrawn:
        return judged
    listed = ", ".join(withdrawn) if len(withdrawn) <= _LISTED else ""
    said = "minutes.withdrawn" if listed else "minutes.withdrawn_many"
    return f"{judged} {words.count(said, n=len(withdrawn), entries=listed)}"


def _tell_refused(record: MeetingRecord, basis: Basis) -> Iterator[str]:
    """Yield what arrived since the round before was closed and was refused."""
    words, number = basis.words, record.meeting.round
    earlier = [i for i, act in enumerate(record.acts) if isinstance(act, RoundClosed) and act.round < number]
    arrived = [act for act in record.acts[(earlier[-1] if earlier else 0) :] if isinstance(act, FileArrived)]
    broken = len({act.file for act in arrived if act.sheet is None})
    if broken:
        yield words.count("minutes.refused_files", n=broken)
    state = replay(record.acts, facts_of=basis.facts.__getitem__)
    for sheet in dict.fromkeys(act.sheet for act in arrived if act.sheet is not None):
        yield from _tell_refused_sheet(sheet, state, number, basis)


def _tell_refused_sheet(sheet: str, state: MergeState, number: int, basis: Basis) -> Iterator[str]:
    code, facts = state.old_refusal_of(sheet), basis.facts[sheet]
    if code is not None and not state.is_admitted(sheet) and facts.round == number:
        reason = basis.words.say(f"minutes.refusal.{code.replace('.', '_')}")
        name = list_as(basis.jurors[facts.juror].name) if facts.juror in basis.jurors else facts.juror
        yield basis.words.say("minutes.refused_sheet", juror=name, revision=facts.revision, reason=reason)


def _list_reasons(title: str, noted: Sequence[dict[str, str]], result: RoundResult, basis: Basis) -> Iterator[Item]:
    """Yield a list of who stated what about which entry, in the order of the jurors' codes."""
    lines = [
        basis.words.say("minutes.stated", juror=list_as(_name(juror, basis)), entry=entry, reason=reason)
        for juror, reasons in zip(result.scores, noted, strict=True)
        for entry, reason in sorted(reasons.items())
    ]
    if lines:
        yield Paragraph(text=basis.words.say(title), tied=True)
        for number, line in enumerate(lines, start=1):
            yield Numbered(number=f"{number})", text=line)


def _name(juror: str, basis: Basis) -> str:
    return basis.jurors[juror].name if juror in basis.jurors else juror
