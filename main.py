"""The one entry point: no argument or a file opens the window, a command goes to the command line."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path
from typing import Literal


def main(argv: list[str]) -> int:
    """Hand over to the window or to the command line and return the exit code."""
    language, rest = _split_language(argv)
    if not rest or (len(rest) == 1 and Path(rest[0]).exists()):
        from ui.app import open_window  # a command never waits for Qt

        return open_window([Path(each) for each in rest], language=language)
    from core.cli import run  # a window never waits for Typer

    return run(argv)


def _split_language(argv: list[str]) -> tuple[Literal["ru", "en"] | None, list[str]]:
    """Take a leading ``--lang ru`` or ``--lang=ru`` off; anything else is the command line's to judge."""
    match argv:
        case ["--lang", "ru" | "en" as language, *rest]:
            return language, rest
        case ["--lang=ru", *rest]:
            return "ru", rest
        case ["--lang=en", *rest]:
            return "en", rest
        case _:
            return None, argv


if __name__ == "__main__":
    # In a frozen build every worker process starts here; before anything else it must learn that it is one.
    multiprocessing.freeze_support()
    raise SystemExit(main(sys.argv[1:]))
