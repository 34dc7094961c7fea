"""Copies of a live database beside it: whole or not at all, thinned by age."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from core.base.files import sync_folder
from core.base.files import worded as worded_file
from core.base.ids import new_id
from core.storage.database import Database
from core.storage.dialect import bare_connection
from core.storage.problems import worded

NEWEST = 10
HOURS = 24
DAYS = 30
"""Kept: the newest ten, the last copy of each of the last 24 hours and 30 days that have one, and every migration's."""

MIGRATION = "migration"
"""The reason of a copy made before the tables change."""

_NAME = re.compile(r"(?P<day>\d{8})T(?P<hour>\d{2})\d{4}-\d{3}-(?P<reason>[a-z0-9-]+)\.db")
_REASON = re.compile(r"[a-z0-9-]{1,40}")


def back_up(database: Database, folder: Path, *, reason: str, at: datetime) -> Path:
    """Copy the database into ``folder`` and drop the copies that thinning no longer keeps.

    ``reason`` becomes part of the name. Raises a ``disk.*`` code; no half of a copy stays behind.
    """
    if not _REASON.fullmatch(reason):
        message = "a reason is written in small letters, digits and hyphens"
        raise ValueError(message)
    with worded_file(folder):
        folder.mkdir(exist_ok=True)
    target = _free_name(folder, reason=reason, at=at)
    partial = folder / f".{new_id()}.part"
    with worded_file(target):
        try:
            _copy(database, partial)
            partial.replace(target)
            sync_folder(folder)
        finally:
            for leftover in folder.glob(f"{partial.name}*"):
                leftover.unlink(missing_ok=True)
        for name in names_to_drop(path.name for path in folder.iterdir()):
            (folder / name).unlink(missing_ok=True)
    return target


def names_to_drop(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of copies that are no longer kept; other files are not touched."""
    matches = [match for match in map(_NAME.fullmatch, sorted(names, reverse=True)) if match]
    kept = {match.string for match in matches[:NEWEST]}
    kept.update(match.string for match in matches if match["reason"] == MIGRATION)
    for parts, limit in ((("day", "hour"), HOURS), (("day",), DAYS)):
        last: dict[tuple[str, ...], str] = {}
        for match in matches:
            last.setdefault(tuple(match[part] for part in parts), match.string)
        kept.update(list(last.values())[:limit])
    return tuple(sorted(match.string for match in matches if match.string not in kept))


def _free_name(folder: Path, *, reason: str, at: datetime) -> Path:
    moment = f"{at:%Y%m%dT%H%M%S}"
    count = len(list(folder.glob(f"{moment}-*.db"))) + 1
    return folder / f"{moment}-{count:03}-{reason}.db"


def _copy(database: Database, target: Path) -> None:
    """Copy all pages in one go, as one plain file that is on disk when this returns."""
    with database.connection() as connection, worded(target):
        copy = sqlite3.connect(target, isolation_level=None)
        try:
            copy.execute("PRAGMA synchronous=FULL")
            bare_connection(connection).backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
