"""The contest folder: ``contest.db`` and beside it the files that are too large or too precious for a row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, insert, select

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import RefusedError, refuse
from core.base.files import worded
from core.domain.journal import FIRST_PREVIOUS
from core.storage.backups import MIGRATION, back_up
from core.storage.contest import tables
from core.storage.contest.originals import Originals
from core.storage.contest.schema import CONTEST_SCHEMA
from core.storage.contest.transaction import ContestReader, ContestWriter, make_reader, make_writer
from core.storage.database import Database, make_folder

DATABASE = "contest.db"
_UNWRITABLE = frozenset({"disk.read_only", "disk.no_permission"})


class ContestFolder(Originals):
    """An open contest; nobody else can open it until it is closed. Used by one thread at a time."""

    def __init__(self, path: Path, *, database: Database, clock: Clock) -> None:
        super().__init__(path)
        self._database = database
        self._clock = clock
        with database.transaction(writing=False) as connection:
            row = connection.execute(select(tables.contest.c.id, tables.contest.c.made_at)).one()
        self.contest, self.made_at = row[0], row[1]

    @classmethod
    def create(cls, path: Path, *, contest: str, made_at: str, clock: Clock = system_clock) -> Self:
        """Make a folder that does not exist yet (or is empty) and open it.

        ``contest`` is its id of 32 hexadecimal digits. Raises ``contest.exists`` or a ``disk.*`` code.
        """
        _claim_folder(path)

        def fill(connection: Connection) -> None:
            connection.execute(insert(tables.contest).values(id=contest, made_at=made_at))
            connection.execute(insert(tables.journal_head).values(contest=contest, number=0, hash=FIRST_PREVIOUS))

        database = Database(path / DATABASE, schema=CONTEST_SCHEMA)
        database.create(fill, since=stamp(clock()))
        return cls._over(path, database=database, clock=clock)

    @classmethod
    def open(cls, path: Path, *, clock: Clock = system_clock) -> Self:
        """Open a contest folder, migrating an old one after a backup.

        Raises ``contest.missing``, ``contest.not_a_contest``, ``contest.open_elsewhere``, ``contest.in_use``,
        ``storage.newer_format``, ``storage.damaged`` or a ``disk.*`` code.
        """
        _require_contest(path)
        database = Database(path / DATABASE, schema=CONTEST_SCHEMA)
        moment = clock()
        database.open(
            since=stamp(moment),
            before_migration=lambda: back_up(database, path / "backups", reason=MIGRATION, at=moment),
        )
        return cls._over(path, database=database, clock=clock)

    @classmethod
    def open_to_read(cls, path: Path, *, clock: Clock = system_clock) -> Self:
        """Open a contest folder that is only looked at: it may lie on a disk that takes no write, such as a CD.

        There every attempt to write is ``disk.read_only``. Raises what :meth:`open` raises.
        """
        try:
            return cls.open(path, clock=clock)
        except RefusedError as problem:
            if problem.code not in _UNWRITABLE:
                raise
        database = Database(path / DATABASE, schema=CONTEST_SCHEMA, frozen=True)
        database.open_frozen()
        return cls._over(path, database=database, clock=clock)

    @classmethod
    def _over(cls, path: Path, *, database: Database, clock: Clock) -> Self:
        try:
            return cls(path, database=database, clock=clock)
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Give the folder back."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[ContestReader]:
        """Read in one short transaction; sign, render and parse outside it."""
        with self._database.transaction(writing=False) as connection:
            yield make_reader(connection, contest=self.contest)

    @contextmanager
    def writing(self) -> Iterator[ContestWriter]:
        """Write in one short transaction: on disk when the block ends, undone by any exception."""
        with self._database.transaction(writing=True) as connection:
            yield make_writer(connection, contest=self.contest)

    def find_damage(self) -> tuple[str, ...]:
        """Return what the database's own check finds wrong, in its words; empty when it is whole."""
        return self._database.find_damage()

    def backup(self, reason: str) -> Path:
        """Copy the database into ``backups/`` and thin the older copies; once per merging session."""
        return back_up(self._database, self.path / "backups", reason=reason, at=self._clock())


def _require_contest(path: Path) -> None:
    if not path.is_dir():
        refuse("contest.missing", folder=str(path))
    if not (path / DATABASE).is_file():
        refuse("contest.not_a_contest", folder=str(path))


def _claim_folder(path: Path) -> None:
    with worded(path):
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            refuse("contest.exists", folder=str(path))
        make_folder(path)
