"""The words beside a lock: since when and on which machine a folder is open. SQLite's own lock is the truth."""

from __future__ import annotations

import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from core.base.errors import RefusedError, refuse
from core.base.files import read_file
from core.base.strict_json import Json, decode, encode

_MAX_BYTES = 4_000


def write_words(path: Path, *, since: str) -> None:
    """Say in the file at ``path`` who holds the folder; on a full disk it stays unsaid, which costs only words."""
    words: Json = {"since": since, "host": platform.node(), "process": os.getpid()}
    with suppress(OSError):
        path.write_bytes(encode(words))


def remove_words(path: Path) -> None:
    """Take the words away when the folder closes; what stays behind locks nothing."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def refuse_locked(path: Path, *, noun: str) -> NoReturn:
    """Refuse with ``<noun>.open_elsewhere`` (folder, since, host), or ``<noun>.in_use`` when the words are missing."""
    folder = str(path.parent)
    try:
        words = decode(read_file(path, max_bytes=_MAX_BYTES), max_bytes=_MAX_BYTES)
    except RefusedError:
        words = None
    if isinstance(words, dict):
        since, host = words.get("since"), words.get("host")
        if isinstance(since, str) and isinstance(host, str):
            refuse(f"{noun}.open_elsewhere", folder=folder, since=since, host=host)
    refuse(f"{noun}.in_use", folder=folder)
