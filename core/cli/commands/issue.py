"""``issue``: seals the jurors' packages and the round's evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.answer import Answer, Column, Table
from core.cli.commands.parameters import ContestFolderPath, OutFolder, Passphrase, RoundNumber
from core.cli.secrets import read_passphrase
from core.cli.session import Session, session_of

if TYPE_CHECKING:
    from core.services.issuing.packages import IssueResult


def issue(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    round_number: RoundNumber,
    out: OutFolder,
    juror: Annotated[str | None, typer.Option("--juror", metavar="J", help="help.issue.juror")] = None,
    new_code: Annotated[bool, typer.Option("--new-code", help="help.issue.new_code")] = False,
    slips: Annotated[Path | None, typer.Option("--slips", metavar="FILE.pdf", help="help.issue.slips")] = None,
    passphrase: Passphrase = None,
) -> Answer:
    """Issue packages."""
    from core.services.issuing.packages import issue_packages  # loads the database
    from core.services.office import unlock_office
    from core.services.printing.slips import print_slips
    from core.storage.contest.folder import ContestFolder

    session = session_of(context)
    phrase = read_passphrase(passphrase, words=session.words)
    with ContestFolder.open(contest) as folder, session.progress("issue.progress") as progress:
        office = unlock_office(folder, passphrase=phrase)
        result = issue_packages(
            folder,
            office=office,
            round_number=round_number,
            out=out,
            juror=juror,
            new_code=new_code,
            progress=progress,
        )
        printed = print_slips(folder, result.packages, round_number=round_number, file=slips) if slips else 0
    return _answer(result, session=session, out=out, slips=slips if printed else None)


def _answer(result: IssueResult, *, session: Session, out: Path, slips: Path | None) -> Answer:
    packages = result.packages
    table = Table(
        columns=tuple(Column(session.say(f"column.{name}")) for name in ("juror", "file", "code")),
        rows=tuple((each.juror, each.file.name, each.code or session.say("issue.code_deleted")) for each in packages),
    )
    count = session.words.count
    done = session.say(
        "issue.done",
        packages=count("plural.packages", n=len(packages)),
        volumes=count("plural.volumes", n=len(result.evidence)),
        folder=str(out),
    )
    printed = () if slips is None else (session.say("issue.slips", file=str(slips)),)
    return Answer(
        document={
            "packages": [{"juror": each.juror, "file": str(each.file), "code": each.code} for each in packages],
            "evidence": [str(each) for each in result.evidence],
            "slips": None if slips is None else str(slips),
        },
        blocks=(table, done, session.say("issue.codes_apart"), *printed),
    )
