"""From a command line to an exit code: the one place where every failure becomes words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from typer._click.exceptions import UsageError  # Typer keeps its own copy of click without a public name

from core.base.errors import RefusedError
from core.base.files import worded
from core.cli.answer import Answer
from core.cli.crash import write_report
from core.cli.help import help_on_command, help_on_program, usage_of
from core.cli.options import CommandLine, read_options
from core.cli.screen import settle_streams, show_answer, show_complaint, show_document, show_text
from core.cli.session import Session
from core.cli.usage import word_unknown_command, word_usage_error
from core.words.words import LANGUAGES, Words

DONE, REFUSED, WRONG_USAGE, OUR_FAULT = 0, 1, 2, 3


def run_command(argv: list[str]) -> int:
    """Carry out one command, show its answer or why there is none, and return the exit code."""
    settle_streams()
    line = read_options(argv)
    session = Session(words=Words.of(line.language), as_json=line.as_json)
    try:
        return _carry_out(line, session)
    except BrokenPipeError:
        return _fall_silent()
    except KeyboardInterrupt:
        return _complain("work.interrupted", session.say("error.work.interrupted"), session, exit_code=REFUSED)
    except RefusedError as refused:
        return _complain(refused.code, session.words.refusal(refused), session, exit_code=REFUSED)
    except Exception as fault:  # noqa: BLE001 — whatever goes wrong, no traceback reaches a user
        return _report(fault, session)


def _carry_out(line: CommandLine, session: Session) -> int:
    from core.cli.app import build_commands  # here, so that even a damaged installation fails in words

    commands = build_commands()
    name, *arguments = line.rest or ("",)
    command = commands.get(name)
    if line.wrong_language is not None:
        known = ", ".join(LANGUAGES)
        return _misused(session.say("usage.no_such_language", name=line.wrong_language, known=known), session)
    if command is None and name and not (line.wants_help and name.startswith("-")):
        return _misused(word_unknown_command(name, known=tuple(commands), words=session.words), session)
    if command is None:
        show_text(help_on_program(commands, words=session.words))
        return DONE if line.wants_help else WRONG_USAGE
    if line.wants_help:
        show_text(help_on_command(name, command, words=session.words))
        return DONE
    try:
        with command.make_context(name, arguments, obj=session, allow_extra_args=True) as context:
            if context.args:
                extra = " ".join(context.args)
                return _misused(session.say("usage.extra", words=extra), session, usage=usage_of(name, command))
            answer: object = _on_disk(lambda: command.invoke(context))
    except UsageError as problem:
        return _misused(word_usage_error(problem, words=session.words), session, usage=usage_of(name, command))
    if not isinstance(answer, Answer):
        raise TypeError(answer)
    show_answer(answer, as_json=session.as_json)
    return REFUSED if answer.refused else DONE


def _on_disk(work: Callable[[], object]) -> object:
    """Do the work; what the disk refuses on the way becomes a refusal with the file's name."""
    try:
        return work()
    except OSError as problem:
        if problem.filename is None:
            raise
        with worded(Path(os.fsdecode(problem.filename))):
            raise


def _misused(sentence: str, session: Session, *, usage: str = "") -> int:
    how = session.say("help.usage", usage=usage) if usage else session.say("usage.see_help")
    return _complain("usage", f"{sentence}\n{how}", session, exit_code=WRONG_USAGE)


def _complain(code: str, words: str, session: Session, *, exit_code: int) -> int:
    if session.as_json:
        show_document({"error": {"code": code, "words": words}})
    else:
        show_complaint(words)
        if exit_code == REFUSED:
            show_complaint(session.say("complaint.code", code=code))
    return exit_code


def _report(fault: Exception, session: Session) -> int:
    report = write_report(fault)
    if report is None:
        words = session.say("error.fault.unreported")
    else:
        words = session.say("error.fault.reported", file=report.name, folder=str(report.parent))
    return _complain("fault", words, session, exit_code=OUR_FAULT)


def _fall_silent() -> int:
    """Whoever read our output has gone; keep the interpreter from complaining about it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return REFUSED
