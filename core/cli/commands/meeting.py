"""``meeting``: records a meeting of the jury."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.base.files import read_file
from core.cli.answer import Answer, Document
from core.cli.commands.parameters import ContestFolderPath
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.domain.meetings import Question

_MAX_BYTES = 2_000_000


def meeting(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    file: Annotated[Path, typer.Argument(metavar="MEETING.toml", help="help.meeting.file")],
) -> Answer:
    """Record a meeting."""
    from core.services.meetings import read_meetings, record_meeting  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        held = record_meeting(folder, data=read_file(file, max_bytes=_MAX_BYTES), name=file.name)
        with folder.reading() as tx:
            recorded, quorum = read_meetings(tx.journal.acts())[held.meeting], tx.rules.current().quorum
    verdict = "meeting.quorate" if held.quorum else "meeting.not_quorate"
    return Answer(
        document={
            "meeting": held.meeting,
            "quorum": held.quorum,
            "present": held.present,
            "members": held.members,
            "questions": [
                _document(each, adopted=recorded.has_adopted(each, quorum=quorum)) for each in recorded.questions
            ],
        },
        blocks=(
            session.say(verdict, number=held.meeting, present=held.present, members=held.members),
            *(
                _sentence(each, adopted=recorded.has_adopted(each, quorum=quorum), session=session)
                for each in recorded.questions
            ),
        ),
    )


def _document(question: Question, *, adopted: bool) -> Document:
    return {
        "id": question.id,
        "kind": question.kind,
        "nomination": question.nomination,
        "adopted": adopted,
        "for": question.in_favour,
        "against": question.against,
        "abstained": question.abstained,
    }


def _sentence(question: Question, *, adopted: bool, session: Session) -> str:
    """Say what became of a question; one with enough votes that still was not adopted lacked a quorum."""
    lacking = "meeting.no_quorum_on" if question.adopted else "meeting.not_adopted"
    return session.say(
        "meeting.adopted" if adopted else lacking,
        question=question.id,
        kind=question.kind,
        votes=question.in_favour,
        against=question.against,
        abstained=question.abstained,
    )
