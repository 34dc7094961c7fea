"""Minutes of meetings: who sat, whether they could decide, what was asked, how it was voted, what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from core.base.errors import refuse
from core.documents.prose import draw_prose, plan_prose
from core.documents.prose_docx import write_docx
from core.documents.prose_text import Heading, Item, Named, Numbered, Paragraph, ProseText
from core.documents.signing import Signatory
from core.domain.jury import Juror
from core.domain.meetings import Meeting
from core.domain.rules import Quorum
from core.services.printing.basis import Basis, moment_of
from core.services.printing.drafts import Draft
from core.services.printing.headings import sample_line
from core.services.printing.meetings import MeetingRecord
from core.services.printing.minutes_closing import write_closing
from core.services.printing.minutes_questions import name_agenda, write_questions
from core.services.printing.minutes_report import write_report
from core.services.printing.people import by_name, join_names, list_as, sign_as
from core.words.words import Words

_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(:\d\d)?")
_SHORT_PLACE = 34
_SHARES = {"1/2": "half", "2/3": "two_thirds", "3/4": "three_quarters"}


def compose_minutes(basis: Basis) -> list[Draft]:
    """Return the minutes of every meeting, each as PDF and DOCX; raises ``documents.no_meetings`` or ``paper.*``."""
    if not basis.meetings:
        refuse("documents.no_meetings")
    drafts: list[Draft] = []
    for record in basis.meetings:
        text, made = write_minutes(record, basis), moment_of(record.end)
        plan = plan_prose(text)
        name = f"minutes-{record.meeting.number}"
        drafts.append(Draft("minutes", f"{name}.pdf", partial(draw_prose, plan, made=made)))
        drafts.append(Draft("minutes", f"{name}.docx", partial(write_docx, text, made=made)))
    return drafts


def write_minutes(record: MeetingRecord, basis: Basis) -> ProseText:
    """Return the words of a meeting's minutes."""
    meeting, words, rules = record.meeting, basis.words, basis.rules
    issuer = rules.organisers[0] if rules.organisers else basis.papers.issuer
    return ProseText(
        kind="minutes",
        issuer=issuer,
        body=words.say("minutes.body", contest=rules.title),
        title=words.say("minutes.title"),
        subtitle=words.say("minutes.subtitle"),
        line=(
            words.date(meeting.date),
            meeting.place if _fits_in_head(meeting) else "",
            words.say("minutes.number", number=meeting.number),
        ),
        items=tuple(_write_items(record, basis)),
        closing=tuple(write_closing(record, basis)),
        signatories=(
            Signatory(words.say("minutes.presiding"), sign_as(_name(meeting.chair, basis))),
            Signatory(words.say("sign.secretary"), sign_as(_name(meeting.secretary, basis))),
        ),
        signature=words.say("sign.caption"),
        sample=sample_line(basis),
        author=basis.papers.issuer or rules.title,
        language=words.language,
    )


def _fits_in_head(meeting: Meeting) -> bool:
    """Tell whether the place is short enough to stand between date and number."""
    return len(meeting.place) <= _SHORT_PLACE


def _name(person: str, basis: Basis) -> str:
    return basis.jurors[person].name if person in basis.jurors else person


def _write_items(record: MeetingRecord, basis: Basis) -> Iterator[Item]:
    yield from _write_facts(record.meeting, basis)
    yield from _write_attendance(record.meeting, basis)
    yield from write_report(record, basis)
    words = basis.words
    yield Heading(text=words.say("minutes.agenda"), capitals=True)
    for number, title in enumerate(name_agenda(record, words=words), start=1):
        yield Numbered(number=f"{number}.", text=title)
    yield from write_questions(record, basis)


def _write_facts(meeting: Meeting, basis: Basis) -> Iterator[Item]:
    words = basis.words
    if not _fits_in_head(meeting):
        yield Named(name=words.say("minutes.place"), text=meeting.place)
    yield Named(name=words.say("minutes.round"), text=f"{meeting.round}. {basis.rules.round(meeting.round).title}")
    form = words.term("form", meeting.form)
    hours = [_tell_hour(each, words=words) for each in (meeting.begins, meeting.ends)]
    spoken = words.say("minutes.hours", begins=hours[0], ends=hours[1]) if all(hours) else hours[0] or hours[1]
    yield Named(name=words.say("minutes.form"), text=", ".join(part for part in (form, spoken) if part))
    yield Named(name=words.say("minutes.presiding"), text=_present(meeting.chair, basis, vote_matters=False))
    yield Named(name=words.say("minutes.secretary"), text=_present(meeting.secretary, basis, vote_matters=True))


def _tell_hour(text: str, *, words: Words) -> str:
    """Return «10:00» as «10 часов 00 минут»; anything else as it was written."""
    found = _CLOCK.fullmatch(text.strip())
    return words.count("minutes.hour", n=int(found[1]), minutes=found[2]) if found else text.strip()


def _present(person: str, basis: Basis, *, vote_matters: bool) -> str:
    """Return a person with role or vote, where they belong to the jury."""
    juror = basis.jurors.get(person)
    if juror is None:
        return person
    if vote_matters:
        said = basis.words.say("minutes.votes" if juror.role.votes else "minutes.no_vote")
    else:
        said = basis.words.say(f"minutes.role.{juror.role}")
    return f"{sign_as(juror.name)}, {said}"


def _write_attendance(meeting: Meeting, basis: Basis) -> Iterator[Item]:
    words = basis.words
    voting = [each for each in meeting.present if each in meeting.members]
    others = [each for each in meeting.present if each not in meeting.members]
    yield from _list_people("minutes.present_voting", voting, basis)
    yield from _list_people("minutes.present_others", others, basis)
    absent = [each for each in meeting.members if each not in meeting.present]
    if absent:
        names = join_names(list_as(each.name) for each in by_name(_people(absent, basis)))
        yield Paragraph(text=words.say("minutes.absent", names=names), indented=True)
    yield Paragraph(text=_tell_quorum(meeting, basis), indented=True)


def _people(codes: list[str], basis: Basis) -> list[Juror]:
    return [basis.jurors[each] if each in basis.jurors else Juror(code=each, name=each) for each in codes]


def _list_people(title: str, codes: list[str], basis: Basis) -> Iterator[Item]:
    if codes:
        yield Heading(text=basis.words.say(title))
        for each in by_name(_people(codes, basis)):
            place = ", ".join(part for part in (each.position, each.organisation) if part)
            role = basis.words.say(f"minutes.role.{each.role}")
            yield Named(name=list_as(each.name), text=place or role, dashed=True)


def _tell_quorum(meeting: Meeting, basis: Basis) -> str:
    words, quorum = basis.words, basis.rules.quorum
    members = len(meeting.members)
    needed = next((n for n in range(1, members + 1) if quorum.holds(present=n, members=members)), members + 1)
    return words.say(
        "minutes.quorum" if meeting.is_quorate(quorum) else "minutes.no_quorum",
        members=members,
        present=len(set(meeting.present) & set(meeting.members)),
        needed=needed,
        share=tell_share(quorum, words=words),
    )


def tell_share(quorum: Quorum, *, words: Words) -> str:
    """Return the quorum in words: «более половины»."""
    way = "more" if quorum.above else "least"
    return words.say(f"quorum.{way}.{_SHARES.get(quorum.share, 'other')}", share=quorum.share)
