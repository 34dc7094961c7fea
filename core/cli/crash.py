"""A report of our own fault: where it happened and nothing of what the user was working on."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from core.base.ids import new_id

_SHOWN = 8


def write_report(fault: BaseException) -> Path | None:
    """Write a report and return its path, or None where the log folder takes none.

    It holds the kinds of the exceptions and the places in the program they passed: no message, no value, no path
    of the user's, since those could carry names and marks.
    """
    from platformdirs import user_log_path  # needed by nobody whose command succeeds

    made = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    try:
        folder = user_log_path("jury-workstation", appauthor=False, ensure_exists=True)
        path = folder / f"fault-{made}-{new_id()[:_SHOWN]}.txt"
        path.write_text("\n".join(_lines(fault)) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path


def _lines(fault: BaseException) -> list[str]:
    lines = [f"Python {platform.python_version()}, {sys.platform}"]
    shown: BaseException | None = fault
    while shown is not None:
        lines.append(f"{type(shown).__module__}.{type(shown).__qualname__}")
        frames = traceback.extract_tb(shown.__traceback__)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        shown = shown.__cause__ or shown.__context__
    return lines


def _place(filename: str) -> str:
    """Shorten a module's path, since the folders above it may bear a person's name."""
    return "/".join(Path(filename).parts[-3:])
