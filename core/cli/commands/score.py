"""``score``: a juror without a window: a package, a table of marks, a signed sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer._click.exceptions import MissingParameter  # Typer keeps its own copy of click without a public name
from typer.core import TyperOption

from core.base.errors import RefusedError, refuse
from core.base.files import read_file, write_file
from core.cli.answer import Answer, Block, Document
from core.cli.commands.listing import answer_listing
from core.cli.commands.parameters import Code
from core.cli.commands.problems import list_problems, refused_table, table_of_problems
from core.cli.secrets import read_code
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.services.scoring.marks import TakenTable
    from core.services.scoring.seats import OpenSeat
    from core.services.scoring.sheets import SignedSheet


def score(
    context: typer.Context,
    *,
    package: Annotated[Path, typer.Argument(metavar="PACKAGE", help="help.score.package")],
    marks: Annotated[Path | None, typer.Option("--marks", metavar="TABLE", help="help.score.marks")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="SHEET.pdf", help="help.score.out")] = None,
    only_list: Annotated[bool, typer.Option("--list", help="help.score.list")] = False,
    desk: Annotated[Path | None, typer.Option("--desk", metavar="DIR", help="help.score.desk")] = None,
    conflict: Annotated[
        list[str] | None, typer.Option("--conflict", metavar="ENTRY=WORDS", help="help.score.conflict")
    ] = None,
    code: Code = None,
) -> Answer:
    """Mark and sign, or list what is to be marked."""
    from core.services.scoring.listing import list_package

    session = session_of(context)
    if only_list:
        data = _read_package(package)
        secret = read_code(code, words=session.words)
        with _named(package):
            return answer_listing(list_package(data, code=secret), session=session)
    if marks is None or out is None:
        raise MissingParameter(ctx=context, param=_parameter(context, "marks" if marks is None else "out"))
    task = _Task(package, marks, out, desk or _own_desk(), dict(_read_conflict(text) for text in conflict or ()))
    return _sign(task, session=session, code=code)


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be signed, from what, whereto."""

    package: Path
    marks: Path
    out: Path
    desk: Path
    conflicts: Mapping[str, str]


def _sign(task: _Task, *, session: Session, code: str | None) -> Answer:
    from core.base.pool import WorkPool
    from core.services.scoring.marks import take_table  # loads the database
    from core.services.scoring.seats import take_package
    from core.services.scoring.sheets import sign_sheet
    from core.services.sheet_files import require_place
    from core.storage.desk.desk import Desk

    data = _read_package(task.package)
    # asked before anything is signed: a revision whose file cannot be written would be spent for nothing
    require_place(task.out, inputs=(task.package, task.marks))
    secret = read_code(code, words=session.words)
    with Desk.open(task.desk) as opened, WorkPool(workers=1) as pool:
        with _named(task.package):
            at = take_package(opened, data=data, code=secret)
        taken = take_table(opened, at, task.marks, pool=pool, conflicts=task.conflicts)
        if taken.refused:
            return refused_table(taken.problems, session=session)
        sheet = sign_sheet(opened, at, language=session.words.language)
    write_file(task.out, sheet.file)
    return _answer(sheet, at, taken, session=session, out=task.out)


def _read_package(path: Path) -> bytes:
    """Read a package; raises ``package.not_one`` (file) for any other file."""
    from core.exchange.package.container import MAX_FILE_BYTES, is_package

    data = read_file(path, max_bytes=MAX_FILE_BYTES)
    return data if is_package(data) else refuse("package.not_one", file=path.name)


@contextmanager
def _named(package: Path) -> Iterator[None]:
    """Tell of a damaged package by its name; what part of it is damaged says nothing to its juror."""
    try:
        yield
    except RefusedError as problem:
        if problem.code.startswith("zip.") or problem.code in {"package.damaged", "package.contents"}:
            raise RefusedError("package.broken", file=package.name) from problem
        raise


def _parameter(context: typer.Context, name: str) -> TyperOption:
    return next(each for each in context.command.params if isinstance(each, TyperOption) and each.name == name)


def _answer(sheet: SignedSheet, at: OpenSeat, taken: TakenTable, *, session: Session, out: Path) -> Answer:
    table: tuple[Block, ...] = (table_of_problems(taken.problems, session=session),) if taken.problems else ()
    kept = (session.words.count("score.kept", n=len(taken.kept)),) if taken.kept else ()
    return Answer(
        document={
            **_document(sheet, at, session=session, out=out),
            "kept": len(taken.kept),
            "problems": list_problems(taken.problems, session=session),
        },
        blocks=(*table, *kept, *_sentences(sheet, at, session=session, out=out)),
    )


def _document(sheet: SignedSheet, at: OpenSeat, *, session: Session, out: Path) -> dict[str, Document]:
    scores = sheet.scores
    return {
        "sheet": scores.hash,
        "file": str(out),
        "juror": scores.juror,
        "round": scores.round,
        "revision": scores.revision,
        "marks": scores.mark_count,
        "fingerprint": at.fingerprint,
        "alarms": [{"code": each.code, "words": session.words.error(each.code, each.facts)} for each in at.alarms],
    }


def _read_conflict(text: str) -> tuple[str, str]:
    entry, sign, words = (part.strip() for part in text.partition("="))
    if not (entry and sign and words):
        refuse("conflict.unreadable", text=text[:80])
    return entry, words


def _own_desk() -> Path:
    """Return where a juror's desk lies when none is named: with the other data of this user's programs."""
    from platformdirs import user_data_path

    return user_data_path("jury-workstation", appauthor=False) / "desk"


def _sentences(sheet: SignedSheet, at: OpenSeat, *, session: Session, out: Path) -> tuple[str, ...]:
    scores = sheet.scores
    signed = session.say(
        "score.done",
        juror=at.package.juror.name,
        revision=scores.revision,
        marks=session.words.count("plural.marks", n=scores.mark_count),
        file=str(out),
    )
    alarms = tuple(session.words.error(each.code, each.facts) for each in at.alarms)
    return *alarms, signed, session.say("score.fingerprint", fingerprint=at.fingerprint), session.say("score.send")
