"""``meeting``: records a meeting of the jury."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.base.files import read_file
from core.cli.answer import Answer
from core.cli.commands.parameters import ContestFolderPath
from core.cli.session import session_of

_MAX_BYTES = 2_000_000


def meeting(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    file: Annotated[Path, typer.Argument(metavar="MEETING.toml", help="help.meeting.file")],
) -> Answer:
    """Record a meeting."""
    from core.services.meetings import record_meeting  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        held = record_meeting(folder, data=read_file(file, max_bytes=_MAX_BYTES), name=file.name)
    verdict = "meeting.quorate" if held.quorum else "meeting.not_quorate"
    return Answer(
        document={"meeting": held.meeting, "quorum": held.quorum, "present": held.present, "members": held.members},
        blocks=(session.say(verdict, number=held.meeting, present=held.present, members=held.members),),
    )
