"""``new``: makes a contest folder and its keys."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated

import typer

from core.base.errors import RefusedError, refuse
from core.cli.answer import Answer
from core.cli.commands.parameters import ContestFolderPath, Passphrase
from core.cli.secrets import read_passphrase
from core.cli.session import Session, session_of
from core.words.words import Words


def new(
    context: typer.Context,
    *,
    contest: ContestFolderPath,
    template: Annotated[str, typer.Option("--template", metavar="NAME", help="help.new.template")] = "best-public",
    passphrase: Passphrase = None,
) -> Answer:
    """Make a contest."""
    from core.services.contest import make_contest  # loads the database
    from core.services.templates import load_template

    session = session_of(context)
    chosen = load_template(template)
    phrase = _read_new_passphrase(passphrase, words=session.words)
    made = make_contest(contest, template=chosen, passphrase=phrase)
    recovery, said = _print_recovery(contest, session=session)
    return Answer(
        document={
            "contest": str(contest),
            "id": made.contest,
            "fingerprint": made.fingerprint,
            "recovery": None if recovery is None else str(recovery),
        },
        blocks=(
            session.say("new.made", folder=str(contest), title=chosen.rules.title),
            session.say("new.fingerprint", fingerprint=made.fingerprint),
            session.say("new.keep_passphrase"),
            said,
        ),
    )


def _print_recovery(contest: Path, *, session: Session) -> tuple[Path | None, str]:
    """Print the recovery sheet, or say why it cannot be: the contest is made all the same."""
    from core.services.printing.recovery import print_recovery  # loads the typesetting

    try:
        file = print_recovery(contest)
    except RefusedError as refused:
        return None, session.words.refusal(refused)
    return file, session.say("new.recovery", file=str(file))


def _read_new_passphrase(given: str | None, *, words: Words) -> str:
    """Return the passphrase, typed twice where somebody types it unseen; raises ``passphrase.differs``."""
    phrase = read_passphrase(given, words=words)
    typed = given is None and not os.environ.get("JURY_PASSPHRASE") and sys.stdin.isatty()
    if typed and getpass(words.say("ask.passphrase_again") + " ") != phrase:
        refuse("passphrase.differs")
    return phrase
