"""Everything that SQLite and PostgreSQL say differently: pragmas, the begin of a transaction, the upsert."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, Insert, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

Cell = str | int | bytes | None
"""What a column may hold; exact numbers are stored as text."""

WAIT_FOR_LOCK = 0.3
"""Seconds that an opening waits for another process that is just closing."""

_FROZEN = {"mode": "ro", "immutable": "1", "uri": "true"}

_ON_CONNECT = (
    # Before the first access, so that the WAL index stays in this process and no second connection gets in.
    "PRAGMA locking_mode=EXCLUSIVE",
    "PRAGMA synchronous=FULL",
    # macOS: an fsync that reaches the platter; a no-op elsewhere.
    "PRAGMA fullfsync=ON",
    # A code that was deleted is overwritten, not just forgotten.
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
)


def make_engine(path: Path, *, frozen: bool = False) -> Engine:
    """Return an engine with exactly one connection to the SQLite file, usable from one thread at a time.

    A ``frozen`` file is read without locks and without a file beside it: nobody can be writing it.
    """
    if frozen:
        url = URL.create("sqlite+pysqlite", database=path.absolute().as_uri(), query=_FROZEN)
    else:
        url = URL.create("sqlite+pysqlite", database=str(path.absolute()))
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"check_same_thread": False, "isolation_level": None, "timeout": WAIT_FOR_LOCK},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _ON_CONNECT:
        cursor.execute(pragma)
    cursor.close()


def use_write_ahead_log(connection: Connection) -> None:
    """Switch to WAL; stands outside any transaction and after the locking mode."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA journal_mode=WAL").close()


def begin(connection: Connection, *, writing: bool) -> None:
    """Begin the transaction; a writer holds SQLite's write lock from its first moment."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def enforce_references(connection: Connection, *, enforced: bool) -> None:
    """Check references at every statement, or not; stands outside any transaction."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA foreign_keys={'ON' if enforced else 'OFF'}").close()


def check_references(connection: Connection) -> None:
    """Raise RuntimeError if a reference leads nowhere: a migration with a bug."""
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if lost:
            message = f"references lead nowhere: {lost[:3]}"
            raise RuntimeError(message)


def find_damage(connection: Connection) -> tuple[str, ...]:
    """Return the lines of the database's own check, without its «ok»."""
    if connection.dialect.name != "sqlite":
        return ()
    checks = ("PRAGMA integrity_check", "PRAGMA foreign_key_check")
    lines = (" ".join(map(str, row)) for check in checks for row in connection.exec_driver_sql(check))
    return tuple(line for line in lines if line != "ok")


def bare_connection(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own SQLite connection, for backups and for the mark that must be on disk at once."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        message = "only SQLite has a connection of this kind"
        raise TypeError(message)
    return driver


@cache
def upsert(dialect: str, table: Table, *, replace: bool) -> Insert:
    """Return an insert that, where the primary key is held already, replaces the row or leaves it as it is."""
    keys = list(table.primary_key)
    rest = [column.name for column in table.columns if column not in keys]
    if dialect == "postgresql":
        own = postgresql.insert(table)
        if not (replace and rest):
            return own.on_conflict_do_nothing(index_elements=keys)
        return own.on_conflict_do_update(index_elements=keys, set_={name: own.excluded[name] for name in rest})
    other = sqlite.insert(table)
    if not (replace and rest):
        return other.on_conflict_do_nothing(index_elements=keys)
    return other.on_conflict_do_update(index_elements=keys, set_={name: other.excluded[name] for name in rest})


@cache
def prepare_upsert(table: Table) -> str:
    """Return SQLite's text of a replacing upsert, its places in the order of the table's columns."""
    return str(upsert("sqlite", table, replace=True).compile(dialect=sqlite.dialect()))


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Cell]], *, replace: bool = True) -> None:
    """Write rows by primary key: new ones are inserted, held ones replaced, or left alone without ``replace``."""
    if rows:
        connection.execute(upsert(connection.dialect.name, table, replace=replace), rows)
