"""What every command is given besides its arguments: the language, and the way to show progress."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import typer

from core.base.errors import Fact
from core.base.progress import Progress
from core.words.words import Words


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line."""

    words: Words
    as_json: bool

    def say(self, message: str, **facts: Fact) -> str:
        """Return a sentence in the language of this call."""
        return self.words.say(message, **facts)

    @contextmanager
    def progress(self, message: str) -> Iterator[Progress]:
        """Show a bar under a sentence on the error stream, so that the answer on the other stays clean."""
        from core.cli.screen import show_progress  # loads rich

        with show_progress(self.words.say(message)) as progress:
            yield progress


def session_of(context: typer.Context) -> Session:
    """Return the session that the entry handed to Typer."""
    session = context.obj
    if not isinstance(session, Session):
        message = "commands run inside a session only"
        raise TypeError(message)
    return session
