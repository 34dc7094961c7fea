"""``verify`` and ``check``: numbered checks of one file or of a whole contest."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.base.errors import refuse
from core.cli.answer import Answer, Column, Document, Table
from core.cli.commands.parameters import Code, ContestFolderPath
from core.cli.secrets import find_code
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.services.checking.checks import Check, Report


def verify(
    context: typer.Context,
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.verify.file")],
    contest: Annotated[Path | None, typer.Option("--contest", metavar="C", help="help.verify.contest")] = None,
    fingerprint: Annotated[
        str | None, typer.Option("--fingerprint", metavar="F", help="help.verify.fingerprint")
    ] = None,
    head: Annotated[str | None, typer.Option("--head", metavar="H", help="help.verify.head")] = None,
    code: Code = None,
) -> Answer:
    """Verify one file."""
    from core.services.checking.files import Against, verify_file  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    if head is not None:
        refuse("not_yet", what="verify_head")
    with ExitStack() as stack:
        folder = None if contest is None else stack.enter_context(ContestFolder.open_to_read(contest))
        report = verify_file(file, against=Against(contest=folder, fingerprint=fingerprint, code=find_code(code)))
    return answer_report(report, session=session)


def check(context: typer.Context, *, contest: ContestFolderPath) -> Answer:
    """Check a contest."""
    from core.base.pool import WorkPool
    from core.services.checking.contest import check_contest  # loads the database
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    with (
        ContestFolder.open_to_read(contest) as folder,
        WorkPool() as pool,
        session.progress("check.progress") as progress,
    ):
        report = check_contest(folder, pool=pool, progress=progress)
    return answer_report(report, session=session)


def answer_report(report: Report, *, session: Session) -> Answer:
    """Return the answer for a report; a check that failed is a refusal, one that could not be made is not."""
    checks: list[Document] = [
        {"number": each.number, "name": each.name, "ok": each.ok, "words": _words(each, session), "code": each.code}
        for each in report.checks
    ]
    return Answer(
        document={"kind": report.kind, "ok": report.ok, "checks": checks},
        blocks=(_table(report, session), session.say(_VERDICTS[report.ok])),
        refused=report.ok is False,
    )


_VERDICTS = {True: "check.all_hold", False: "check.some_fail", None: "check.some_open"}
_MARKS = {True: "check.holds", False: "check.fails", None: "check.open"}


_OF_A_PACKAGE = {
    "package.unknown": "verify.package_unknown",
    "package.withdrawn": "verify.package_withdrawn",
}
"""The same finding is told of a sheet in other words than of the package itself."""


def _words(check: Check, session: Session) -> str:
    if check.ok:
        return session.say(f"checked.{check.name}", **check.facts)
    code = _OF_A_PACKAGE.get(check.code, check.code) if check.name == "package.issued" else check.code
    if check.name == "package.container":
        code = "package.damaged"
    return session.words.error(code, check.facts)


def _table(report: Report, session: Session) -> Table:
    return Table(
        title=session.words.term("checking", report.kind),
        columns=(
            Column("№", number=True),
            Column(session.say("column.check")),
            Column(session.say("column.words")),
        ),
        rows=tuple((str(each.number), session.say(_MARKS[each.ok]), _words(each, session)) for each in report.checks),
    )
