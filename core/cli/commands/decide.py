"""``decide``: records a decision with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.base.files import read_file
from core.cli.answer import Answer
from core.cli.commands.parameters import ContestFolderPath
from core.cli.session import session_of

_MAX_BYTES = 2_000_000


def decide(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    file: Annotated[Path, typer.Argument(metavar="DECISION.toml", help="help.decide.file")],
) -> Answer:
    """Record a decision."""
    from core.services.decisions import record_decision  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder:
        data = read_file(file, max_bytes=_MAX_BYTES)
        decision = record_decision(folder, data=data, name=file.name, beside=file.parent)
    return Answer(
        document={"decision": decision.number, "kind": decision.about},
        blocks=(session.say("decide.done", number=decision.number, kind=decision.about),),
    )
