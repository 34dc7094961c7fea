"""What a database says when the world is in its way, turned into refusals with codes of ours."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from core.base.errors import RefusedError

_FULL_BELOW = 1 << 20
"""Bytes: a write error with less room than this is a full disk."""

_PRIMARY = 0xFF
"""The low byte of an extended result code is its kind."""

_CODES = {
    sqlite3.SQLITE_FULL: "disk.full",
    sqlite3.SQLITE_READONLY: "disk.read_only",
    sqlite3.SQLITE_PERM: "disk.no_permission",
    sqlite3.SQLITE_NOTADB: "storage.damaged",
    sqlite3.SQLITE_CORRUPT: "storage.damaged",
}


_VAGUE = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


class LockedError(Exception):
    """Another process holds the database; the folder adds who and since when."""


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn database errors about the file ``path`` into ``disk.*`` and ``storage.*`` refusals.

    Raises :class:`LockedError` where another process holds the file. What only a bug can cause (a broken constraint,
    wrong SQL) passes through unchanged.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        refusal = _translate(problem.orig if isinstance(problem, DBAPIError) else problem, path)
        if refusal is None:
            raise
        raise refusal from problem


def _translate(problem: BaseException | None, path: Path) -> Exception | None:
    if not isinstance(problem, sqlite3.Error):
        return None
    kind = getattr(problem, "sqlite_errorcode", 0) & _PRIMARY
    if kind in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LockedError(str(path))
    code = _io_code(path) if kind in _VAGUE else _CODES.get(kind)
    return RefusedError(code, file=path.name, folder=str(path.parent)) if code else None


def _io_code(path: Path) -> str:
    # a full or read-only disk is often reported as a file that could not be written or opened
    folder = path.parent
    if not folder.is_dir():
        return "file.missing"
    if not os.access(folder, os.W_OK):
        return "disk.read_only"
    return "disk.full" if shutil.disk_usage(folder).free < _FULL_BELOW else "disk.error"
