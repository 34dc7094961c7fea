"""Codes and passphrases: from the input stream, the environment, or typed unseen; never from the command itself."""

from __future__ import annotations

import os
import sys
from getpass import getpass

from core.base.errors import refuse
from core.words.words import Words

FROM_INPUT = "-"


def read_code(given: str | None, *, words: Words) -> str:
    """Return the juror's code; raises ``secret.on_command_line`` or ``code.missing``."""
    return _read(given, option="--code", variable="JURY_CODE", question=words.say("ask.code")) or refuse("code.missing")


def find_code(given: str | None) -> str | None:
    """Return the juror's code where one was given, without asking; raises ``secret.on_command_line``."""
    return _find(given, option="--code", variable="JURY_CODE") or None


def read_passphrase(given: str | None, *, words: Words) -> str:
    """Return the secretary's passphrase; raises ``secret.on_command_line`` or ``passphrase.missing``."""
    question = words.say("ask.passphrase")
    found = _read(given, option="--passphrase", variable="JURY_PASSPHRASE", question=question)
    return found or refuse("passphrase.missing")


def _read(given: str | None, *, option: str, variable: str, question: str) -> str:
    found = _find(given, option=option, variable=variable)
    if found or given is not None or not sys.stdin.isatty():
        return found
    try:
        return getpass(question + " ")
    except EOFError:  # Ctrl-D, or Ctrl-Z in Windows: the answer is none
        return ""


def _find(given: str | None, *, option: str, variable: str) -> str:
    if given == FROM_INPUT:
        return sys.stdin.readline().rstrip("\r\n")
    if given is not None:
        refuse("secret.on_command_line", option=option, variable=variable)
    return os.environ.get(variable, "")
