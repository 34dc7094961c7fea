"""The juror's desk: one database on the juror's laptop. Every mark is on disk before anyone is told so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import delete

from core.base.clock import Clock, stamp, system_clock
from core.base.files import worded
from core.storage.backups import MIGRATION, back_up
from core.storage.database import Database, make_folder
from core.storage.desk.schema import DESK_SCHEMA
from core.storage.desk.seats import is_of
from core.storage.desk.tables import marks
from core.storage.desk.transaction import DeskReader, DeskWriter, make_reader, make_writer
from core.storage.desk.values import DeskSeat

DATABASE = "desk.db"


class Desk:
    """An open desk; nobody else can open it until it is closed. Used by one thread at a time."""

    def __init__(self, folder: Path, *, database: Database) -> None:
        self.folder = folder
        self._database = database

    @classmethod
    def open(cls, folder: Path, *, clock: Clock = system_clock) -> Self:
        """Open the desk in ``folder``, making both at the first time, migrating an old one after a backup.

        Raises ``desk.open_elsewhere``, ``desk.in_use``, ``desk.not_a_desk``, ``storage.newer_format``,
        ``storage.damaged`` or a ``disk.*`` code.
        """
        moment = clock()
        with worded(folder):
            make_folder(folder)
        database = Database(folder / DATABASE, schema=DESK_SCHEMA)
        database.open(
            since=stamp(moment),
            before_migration=lambda: back_up(database, folder / "backups", reason=MIGRATION, at=moment),
            fill=lambda _: None,
        )
        return cls(folder, database=database)

    def close(self) -> None:
        """Give the desk back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[DeskReader]:
        """Read in one short transaction."""
        with self._database.transaction(writing=False) as connection:
            yield make_reader(connection)

    @contextmanager
    def writing(self) -> Iterator[DeskWriter]:
        """Write in one short transaction: on disk when the block ends, undone by any exception."""
        with self._database.transaction(writing=True) as connection:
            yield make_writer(connection)

    def put_mark(self, seat: DeskSeat, *, entry: str, criterion: str, steps: int) -> None:
        """Keep a mark in smallest steps; it is on disk when this returns. Raises ``disk.full`` and other ``disk.*``."""
        self._database.put_now(marks, (seat.contest, seat.round, seat.juror, entry, criterion, steps))

    def clear_mark(self, seat: DeskSeat, *, entry: str, criterion: str) -> None:
        """Take a mark away; that is on disk when this returns."""
        with self._database.transaction(writing=True) as connection:
            connection.execute(
                delete(marks).where(is_of(seat, marks.c), marks.c.entry == entry, marks.c.criterion == criterion)
            )
