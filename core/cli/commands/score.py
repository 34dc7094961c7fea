"""``score``: a juror without a window: a package, a table of marks, a signed sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.base.errors import refuse
from core.base.files import read_file, write_file
from core.cli.answer import Answer, Block, Document
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
    marks: Annotated[Path, typer.Option("--marks", metavar="TABLE", help="help.score.marks")],
    out: Annotated[Path, typer.Option("--out", metavar="SHEET.pdf", help="help.score.out")],
    desk: Annotated[Path | None, typer.Option("--desk", metavar="DIR", help="help.score.desk")] = None,
    conflict: Annotated[
        list[str] | None, typer.Option("--conflict", metavar="ENTRY=WORDS", help="help.score.conflict")
    ] = None,
    code: Code = None,
) -> Answer:
    """Mark and sign."""
    from core.base.pool import WorkPool
    from core.exchange.package.container import MAX_FILE_BYTES
    from core.services.scoring.marks import take_table  # loads the database
    from core.services.scoring.seats import take_package
    from core.services.scoring.sheets import sign_sheet
    from core.services.sheet_files import require_place
    from core.storage.desk.desk import Desk

    session = session_of(context)
    stated = dict(_read_conflict(text) for text in conflict or ())
    data = read_file(package, max_bytes=MAX_FILE_BYTES)
    # asked before anything is signed: a revision whose file cannot be written would be spent for nothing
    require_place(out, inputs=(package, marks))
    secret = read_code(code, words=session.words)
    with Desk.open(desk or _own_desk()) as opened, WorkPool(workers=1) as pool:
        at = take_package(opened, data=data, code=secret)
        taken = take_table(opened, at, marks, pool=pool, conflicts=stated)
        if taken.refused:
            return refused_table(taken.problems, session=session)
        sheet = sign_sheet(opened, at, language=session.words.language)
    write_file(out, sheet.file)
    return _answer(sheet, at, taken, session=session, out=out)


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
