"""``import`` and ``jurors``: tables of applications, figures, evidence and jurors; all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.answer import Answer, Block, Document
from core.cli.commands.parameters import ContestFolderPath
from core.cli.commands.problems import list_problems, refused_table, table_of_problems
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.services.importing.steps import ImportResult
    from core.tables.problems import Problem


_UNSURE_COLUMNS = frozenset({"column.missing", "column.doubled"})


def import_entries(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    entries: Annotated[Path, typer.Argument(metavar="ENTRIES", help="help.import.entries")],
    mapping: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="help.import.map")] = None,
    figures: Annotated[Path | None, typer.Option("--figures", metavar="TABLE", help="help.import.figures")] = None,
    evidence: Annotated[Path | None, typer.Option("--evidence", metavar="DIR", help="help.import.evidence")] = None,
) -> Answer:
    """Import applications with their figures and evidence: everything or nothing."""
    from core.base.pool import WorkPool
    from core.services.importing.applications import ApplicationFiles, import_applications  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    files = ApplicationFiles(entries, mapping or (), figures, evidence)
    with ContestFolder.open(contest) as folder, WorkPool() as pool, session.progress("import.progress") as progress:
        done = import_applications(folder, files, pool=pool, progress=progress)
    return _answer_import(done, session=session)


def _answer_import(done: Mapping[str, ImportResult], *, session: Session) -> Answer:
    problems = [problem for each in done.values() for problem in each.problems]
    nothing = any(each.refused for each in done.values())
    counts = {name: _counts(each, nothing=nothing) for name, each in done.items()}
    document: dict[str, Document] = {**counts["entries"], "problems": list_problems(problems, session=session)}
    document |= {name: counts[name] for name in ("figures", "evidence") if name in counts}
    sentences = [
        session.say(f"import.{name}", accepted=each.accepted, fresh=each.fresh, changed=each.changed)
        for name, each in done.items()
        if not nothing
    ]
    answer = _answer(document, problems, sentences=sentences, session=session)
    return replace(answer, blocks=(*answer.blocks, *_hint(problems, session=session)))


def _hint(problems: Sequence[Problem], *, session: Session) -> tuple[str, ...]:
    """Tell how a column is named on the command, where one was not found or found twice."""
    fields = [each.facts["field"] for each in problems if each.code in _UNSURE_COLUMNS and "field" in each.facts]
    return tuple(session.say("import.map_hint", field=field) for field in fields[:1])


def _counts(result: ImportResult, *, nothing: bool) -> dict[str, Document]:
    """Count what was imported: nothing at all if any part was refused."""
    shown = (0, 0, 0) if nothing else (result.accepted, result.fresh, result.changed)
    return dict(zip(("accepted", "new", "changed"), shown, strict=True))


def import_jurors(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    jurors: Annotated[Path, typer.Argument(metavar="JURORS", help="help.jurors.file")],
) -> Answer:
    """Import the jury."""
    from core.base.pool import WorkPool
    from core.services.importing.jurors import import_jurors as take_jurors  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with ContestFolder.open(contest) as folder, WorkPool() as pool:
        result = take_jurors(folder, jurors, pool=pool)
    document: dict[str, Document] = {
        "jurors": result.jurors,
        "problems": list_problems(result.problems, session=session),
    }
    sentences = [] if result.refused else [session.words.count("jurors.done", n=result.jurors)]
    return _answer(document, result.problems, sentences=sentences, session=session)


def _answer(
    document: dict[str, Document], problems: Sequence[Problem], *, sentences: list[str], session: Session
) -> Answer:
    """Say what was done and what is wrong; a fatal problem refuses the whole table."""
    if any(each.fatal for each in problems):
        refused = refused_table(problems, session=session, document=document)
        return replace(refused, blocks=(*sentences, *refused.blocks))
    tables: tuple[Block, ...] = (table_of_problems(problems, session=session),) if problems else ()
    return Answer(document=document, blocks=(*tables, *sentences))
