"""``merge``: takes in the files that jurors sent back, each with a verdict."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.base.errors import refuse
from core.cli.answer import Answer, Block, Column, Document, Table
from core.cli.commands.parameters import ContestFolderPath, Passphrase
from core.cli.secrets import read_passphrase
from core.cli.session import Session, session_of
from core.services.merging.verdicts import VerdictKind

if TYPE_CHECKING:
    from core.services.merging.verdicts import Verdict

_SHORT = 12
"""As much of a sheet's hash as tells it from all others."""


def merge(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="help.merge.files")],
    receipts: Annotated[Path | None, typer.Option("--receipts", metavar="DIR", help="help.merge.receipts")] = None,
    unsigned: Annotated[bool, typer.Option("--unsigned", help="help.merge.unsigned")] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="help.merge.reason")] = None,
    passphrase: Passphrase = None,
) -> Answer:
    """Merge files."""
    from core.base.pool import WorkPool
    from core.services.merging.merge import merge_files  # loads the database
    from core.services.merging.receipts import write_receipts
    from core.services.office import unlock_office
    from core.storage.contest.folder import ContestFolder

    if unsigned or reason is not None:
        refuse("not_yet", what="unsigned")
    session = session_of(context)
    # asked for first, so that a wrong passphrase merges nothing
    phrase = None if receipts is None else read_passphrase(passphrase, words=session.words)
    with ContestFolder.open(contest) as folder, WorkPool() as pool:
        office = None if phrase is None else unlock_office(folder, passphrase=phrase)
        with session.progress("merge.progress") as progress:
            verdicts = merge_files(folder, files, pool=pool, progress=progress)
        written: tuple[Path, ...] = ()
        if office is not None and receipts is not None:
            written = write_receipts(folder, verdicts, office=office, out=receipts)
    return Answer(
        document={
            "files": [_document(each, session) for each in verdicts],
            "receipts": [str(each) for each in written],
        },
        blocks=_blocks(verdicts, session),
        refused=any(each.kind.needs_someone for each in verdicts),
    )


def _document(verdict: Verdict, session: Session) -> Document:
    return {
        "file": verdict.file,
        "verdict": verdict.kind.value,
        "code": verdict.code,
        "words": session.words.error(verdict.code, verdict.facts),
        "juror": verdict.juror,
        "round": verdict.round,
        "revision": verdict.revision,
        "sheet": verdict.sheet,
        "against": verdict.against,
        "fingerprint": verdict.fingerprint,
    }


def _table(verdicts: tuple[Verdict, ...], session: Session) -> Table:
    return Table(
        columns=(
            Column(session.say("column.file")),
            Column(session.say("column.juror")),
            Column(session.say("column.revision"), number=True),
            Column(session.say("column.verdict")),
        ),
        rows=tuple(
            (each.file, each.juror or "", str(each.revision or ""), session.words.term("verdict", each.kind.value))
            for each in verdicts
        ),
    )


def _blocks(verdicts: tuple[Verdict, ...], session: Session) -> tuple[Block, ...]:
    fresh = sum(each.kind in {VerdictKind.ACCEPTED, VerdictKind.SUPERSEDED} for each in verdicts)
    known = all(each.kind in {VerdictKind.ALREADY_MERGED, VerdictKind.HISTORY} for each in verdicts)
    summary = session.say("merge.nothing_new") if known else session.words.count("merge.done", n=fresh)
    return (_table(verdicts, session), *_remarks(verdicts, session), summary)


def _remarks(verdicts: tuple[Verdict, ...], session: Session) -> tuple[str, ...]:
    """Give the reason of everything that leaves something to do, in the order of the files."""
    return tuple(_remark(each, session) for each in verdicts if each.kind.needs_someone)


def _remark(verdict: Verdict, session: Session) -> str:
    """Say why, naming the file once, with what a decision about it has to name."""
    words = session.words.error(verdict.code, verdict.facts)
    match verdict.kind:
        case VerdictKind.FORK:
            sheets = ", ".join(each[:_SHORT] for each in (verdict.sheet, *verdict.against) if each)
            return session.say("merge.heads", words=words, sheets=sheets)
        case VerdictKind.KEY_CONFLICT:
            keys = ", ".join(each for each in (verdict.fingerprint, *verdict.against) if each)
            return session.say("merge.keys", words=words, keys=keys)
        case _ if verdict.file in words:
            return f"{words} {session.say('complaint.code', code=verdict.code)}"
        case _:
            return session.say("merge.remark", file=verdict.file, words=words, code=verdict.code)
