"""``forms``: score workbooks, blank sheets and statements for a round's jurors."""

from __future__ import annotations

import typer

from core.cli.answer import Answer, Column, Table
from core.cli.commands.parameters import ContestFolderPath, OutFolder, RoundNumber
from core.cli.session import session_of


def forms(context: typer.Context, *, contest: ContestFolderPath, round_number: RoundNumber, out: OutFolder) -> Answer:
    """Print forms."""
    from core.services.printing.forms import print_forms  # loads the database and the typesetting
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder, session.progress("documents.progress") as progress:
        printed = print_forms(folder, round_number=round_number, out=out, progress=progress)
    table = Table(
        columns=(Column(session.say("column.kind")), Column(session.say("column.file"))),
        rows=tuple((session.words.term("paper", each.kind), each.file.name) for each in printed),
    )
    written = session.words.count("plural.files", n=len(printed))
    return Answer(
        document={
            "files": [str(each.file) for each in printed],
            "forms": [{"kind": each.kind, "file": str(each.file)} for each in printed],
        },
        blocks=(table, session.say("documents.done", files=written, folder=str(out)), session.say("forms.unsigned")),
    )
