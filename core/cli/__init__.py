"""The command line: one small module per command, each reading arguments and returning one answer."""

from __future__ import annotations


def run(argv: list[str]) -> int:
    """Carry out one command and return its exit code.

    0 done, 1 something was refused, 2 wrong usage, 3 our fault (reported to a log file, never as a traceback).
    """
    from core.cli.entry import run_command  # Typer is loaded only for those who give a command

    return run_command(argv)
