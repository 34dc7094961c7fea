"""``documents``: what is printed."""

from __future__ import annotations

from typing import Annotated

import typer

from core.cli.answer import Answer, Column, Table
from core.cli.commands.parameters import ContestFolderPath, OutFolder
from core.cli.session import session_of


def documents(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    out: OutFolder,
    kinds: Annotated[list[str] | None, typer.Argument(metavar="KIND", help="help.documents.kinds")] = None,
) -> Answer:
    """Print papers."""
    from core.services.printing.papers import print_documents  # loads the database and the typesetting
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder, session.progress("documents.progress") as progress:
        printed = print_documents(folder, kinds=kinds or (), out=out, progress=progress)
    table = Table(
        columns=(Column(session.say("column.kind")), Column(session.say("column.file"))),
        rows=tuple((session.words.term("paper", each.kind), each.file.name) for each in printed),
    )
    written = session.words.count("plural.files", n=len(printed))
    return Answer(
        document={"files": [{"kind": each.kind, "file": str(each.file)} for each in printed]},
        blocks=(table, session.say("documents.done", files=written, folder=str(out))),
    )
