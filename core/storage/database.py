"""One SQLite file with one connection: opened exclusively, checked, migrated, used in short transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table

from core.base.errors import refuse
from core.base.files import sync_folder
from core.base.files import worded as worded_file
from core.storage import dialect, lock
from core.storage.dialect import Cell
from core.storage.problems import LockedError, worded
from core.storage.schema import BLANK, Schema, check_version, create_tables, migrate, read_version

Fill = Callable[[Connection], None]
"""Writes a fresh database's first rows."""


def nothing() -> None:
    """Do nothing before a migration."""


def make_folder(path: Path) -> None:
    """Make a folder, if it is not there, so that a power cut does not take it with all that is in it."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)


class Database:
    """An open database; holds SQLite's exclusive lock until it is closed."""

    def __init__(self, path: Path, *, schema: Schema, frozen: bool = False) -> None:
        self.path = path
        self._schema = schema
        self._frozen = frozen
        self._engine = dialect.make_engine(path, frozen=frozen)
        self._connection: Connection | None = None
        self._closed = False
        self._turn = threading.Lock()
        self._user: int | None = None

    def create(self, fill: Fill, *, since: str) -> None:
        """Make a file that does not exist yet, all its tables, and let ``fill`` write the first rows.

        Raises ``<noun>.exists`` or a ``disk.*`` code; then nothing of ours stays behind.
        """
        with worded_file(self.path):
            try:
                self.path.open("xb").close()
            except FileExistsError:
                refuse(f"{self._schema.noun}.exists", folder=str(self.path.parent))
        try:
            self._claim(fill, since=since)
        except BaseException:
            for leftover in self.path.parent.glob(f"{self.path.name}*"):
                leftover.unlink(missing_ok=True)
            raise

    def open(self, *, since: str, before_migration: Callable[[], object], fill: Fill | None = None) -> None:
        """Take the lock and bring the tables up to date; a blank or missing file is filled if ``fill`` is there.

        Raises ``<noun>.open_elsewhere``, ``<noun>.in_use``, ``<noun>.not_a_<noun>``, ``storage.newer_format``,
        ``storage.damaged`` or a ``disk.*`` code; the file is then as it was.
        """
        self._claim(fill, since=since, before_migration=before_migration)

    def open_frozen(self) -> None:
        """Open a file made ``frozen``, on a disk that takes no write: to be read, without a lock.

        Raises ``disk.read_only`` where opening would have to write (work that was not closed properly, an older
        layout), and what :meth:`open` raises.
        """
        try:
            journal = self.path.with_name(f"{self.path.name}-wal")
            with worded_file(self.path):
                unsettled = journal.exists() and journal.stat().st_size > 0
            if unsettled or self._look(blank_is_welcome=False) < self._schema.version:
                refuse("disk.read_only", file=self.path.name, folder=str(self.path.parent))
        except BaseException:
            self._release()
            raise

    def close(self) -> None:
        """Give the lock back."""
        if not self._frozen:
            lock.remove_words(self._words)
        self._release()

    @contextmanager
    def transaction(self, *, writing: bool) -> Iterator[Connection]:
        """Run one short transaction: committed at the end, undone by any exception."""
        with self.connection() as connection, connection.begin():
            dialect.begin(connection, writing=writing)
            yield connection

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend the one connection; other threads wait for it.

        Raises RuntimeError inside another use by the same thread, which would wait forever.
        """
        me = threading.get_ident()
        if self._user == me:
            message = "a transaction of this thread is still open"
            raise RuntimeError(message)
        with self._turn:
            self._user = me
            try:
                with worded(self.path):
                    yield self._connect()
            except LockedError:
                lock.refuse_locked(self._words, noun=self._schema.noun)
            finally:
                self._user = None

    def put_now(self, table: Table, values: Sequence[Cell]) -> None:
        """Put one row (all columns, in order) by the shortest way; it is on disk when this returns."""
        with self.connection() as connection:
            dialect.bare_connection(connection).execute(dialect.prepare_upsert(table), values).close()

    def find_damage(self) -> tuple[str, ...]:
        """Return what SQLite's own check finds wrong, in its words; nothing is what is hoped for."""
        with self.transaction(writing=False) as connection:
            return dialect.find_damage(connection)

    def _connect(self) -> Connection:
        """Keep the connection for good: the pool's way in and out costs as much as a third of a mark."""
        if self._closed:
            message = "the database is closed"
            raise RuntimeError(message)
        if self._connection is None:
            self._connection = self._engine.connect()
        elif self._connection.in_transaction():
            self._connection.rollback()
        return self._connection

    def _release(self) -> None:
        self._closed = True
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._engine.dispose()

    @property
    def _words(self) -> Path:
        return self.path.with_suffix(".lock")

    def _claim(self, fill: Fill | None, *, since: str, before_migration: Callable[[], object] = nothing) -> None:
        try:
            version = self._look(blank_is_welcome=fill is not None)
            with self.connection() as connection:
                dialect.use_write_ahead_log(connection)
            if version == BLANK and fill is not None:
                self._fill(fill)
            elif version < self._schema.version:
                before_migration()
                self._migrate(version)
            with self.transaction(writing=True):
                pass  # a folder that cannot be written is found out now, not at the first mark
            lock.write_words(self._words, since=since)
        except BaseException:
            self._release()
            raise

    def _look(self, *, blank_is_welcome: bool) -> int:
        """Read what the file is before anything touches it."""
        with self.transaction(writing=False) as connection:
            version = read_version(connection, self._schema)
        if version is None or (version == BLANK and not blank_is_welcome):
            refuse(f"{self._schema.noun}.not_a_{self._schema.noun}", folder=str(self.path.parent))
        check_version(version, self._schema, file=self.path.name)
        return version

    def _fill(self, fill: Fill) -> None:
        with self.transaction(writing=True) as connection:
            create_tables(connection, self._schema)
            fill(connection)
        with worded_file(self.path):
            sync_folder(self.path.parent)

    def _migrate(self, version: int) -> None:
        """Migrate in one transaction; references are checked at its end, because tables are rebuilt on the way."""
        with self.connection() as connection:
            dialect.enforce_references(connection, enforced=False)
        with self.transaction(writing=True) as connection:
            migrate(connection, self._schema, version=version)
            dialect.check_references(connection)
        with self.connection() as connection:
            dialect.enforce_references(connection, enforced=True)
