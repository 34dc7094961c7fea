"""One SQLite file with one connection: opened exclusively, checked, migrated, used in short transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table

from core.base.errors import refuse
from core.base.files import sync_folder
from core.storage import dialect, lock
from core.storage.dialect import Cell
from core.storage.problems import LockedError, worded
from core.storage.schema import Schema, check_version, create_tables, migrate, read_version


class Database:
    """An open database; holds SQLite's exclusive lock until it is closed."""

    def __init__(self, path: Path, *, schema: Schema) -> None:
        self.path = path
        self._schema = schema
        self._engine = dialect.make_engine(path)
        self._user: int | None = None

    def create(self, fill: Callable[[Connection], None], *, since: str) -> None:
        """Make all tables and let ``fill`` write the first rows, in one transaction."""
        try:
            self._use_log()
            with self.transaction(writing=True) as connection:
                create_tables(connection, self._schema)
                fill(connection)
            sync_folder(self.path.parent)
            lock.write_words(self._words, since=since)
        except BaseException:
            self._engine.dispose()
            raise

    def open(self, *, since: str, before_migration: Callable[[], object]) -> None:
        """Take the lock and bring the tables up to date.

        Raises ``<noun>.open_elsewhere``, ``<noun>.in_use``, ``<noun>.not_a_<noun>``, ``storage.newer_format``,
        ``storage.damaged`` or a ``disk.*`` code; the file is then as it was.
        """
        try:
            version = self._check()
            self._use_log()
            if version < self._schema.version:
                before_migration()
            with self.transaction(writing=True) as connection:
                if version < self._schema.version:
                    migrate(connection, self._schema, version=version)
            lock.write_words(self._words, since=since)
        except BaseException:
            self._engine.dispose()
            raise

    def close(self) -> None:
        """Give the lock back."""
        self._engine.dispose()
        lock.remove_words(self._words)

    @contextmanager
    def transaction(self, *, writing: bool) -> Iterator[Connection]:
        """Run one short transaction: committed at the end, undone by any exception."""
        with self.connection() as connection, connection.begin():
            dialect.begin(connection, writing=writing)
            yield connection

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """Lend the one connection; inside another use by the same thread, which would wait forever, RuntimeError."""
        me = threading.get_ident()
        if self._user == me:
            message = "a transaction of this thread is still open"
            raise RuntimeError(message)
        try:
            with worded(self.path), self._engine.connect() as connection:
                self._user = me
                try:
                    yield connection
                finally:
                    self._user = None
        except LockedError:
            lock.refuse_locked(self._words, noun=self._schema.noun)

    def put_now(self, table: Table, values: Sequence[Cell]) -> None:
        """Put one row (all columns, in order) by the shortest way; it is on disk when this returns."""
        with self.connection() as connection:
            dialect.bare_connection(connection).execute(dialect.prepare_upsert(table), values).close()

    @property
    def _words(self) -> Path:
        return self.path.with_suffix(".lock")

    def _check(self) -> int:
        """Read what the file is before anything touches it."""
        with self.transaction(writing=False) as connection:
            version = read_version(connection, self._schema)
        if version is None:
            refuse(f"{self._schema.noun}.not_a_{self._schema.noun}", folder=str(self.path.parent))
        check_version(version, self._schema, file=self.path.name)
        return version

    def _use_log(self) -> None:
        with self.connection() as connection:
            dialect.use_write_ahead_log(connection)
