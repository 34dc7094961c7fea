"""The application: until its windows are built, it says so in the user's language."""

from __future__ import annotations

import sys
from pathlib import Path

from core.words.words import Language, Words


def open_window(files: list[Path], *, language: Language) -> int:
    """Open the window on a package or contest (``files`` holds at most one path) and return the exit code."""
    del files  # nothing can open them yet
    sys.stderr.write(Words.of(language).error("window.not_built", {}) + "\n")
    return 1
