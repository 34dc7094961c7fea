"""The application: until its windows are built, it says so in the user's language."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NOT_BUILT = {
    "ru": "Окна программы появятся в следующей версии. Пока всё делается командами: "
    "их перечень покажет «python main.py --help».",
    "en": "The program's windows come with a later version. Until then everything is done by commands: "
    "“python main.py --help” lists them.",
}


def open_window(files: list[Path], *, language: str | None) -> int:
    """Open the window on a package or contest (``files`` holds at most one path) and return the exit code.

    ``language`` is ``ru``, ``en`` or None for the one that the system asks for.
    """
    del files  # nothing can open them yet
    sys.stderr.write(_NOT_BUILT[language or _language_of_system()] + "\n")
    return 1


def _language_of_system() -> str:
    """Russian unless the system asks for English."""
    settings = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next((each for each in settings if each), "")
    return "en" if wanted.startswith("en") else "ru"
