"""The shape of a database and its versions: a new one is created whole and stamped, an old one is migrated.

Migrations are modules of one step each, forward only, and imported (with Alembic) only when the shape is old.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, TypedColumns, inspect, select, update

from core.base.errors import refuse

if TYPE_CHECKING:  # Alembic costs half a second that only an old database is worth
    from alembic.operations import Operations


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: brings a database of ``version`` − 1 to ``version``."""

    version: int
    upgrade: Callable[[Operations], None]


@dataclass(frozen=True, slots=True)
class Schema:
    """A database's name, present version, tables, and the steps that lead there; ``noun`` begins its error codes."""

    name: str
    noun: str
    version: int
    metadata: MetaData
    steps: Callable[[], tuple[Step, ...]]


class FormatColumns(TypedColumns):
    """One row that says what the database is."""

    name = Column(Text, primary_key=True)
    version = Column(Integer, nullable=False)


def format_table(metadata: MetaData) -> Table[FormatColumns]:
    """Add the table that holds a database's name and version."""
    return Table("format", metadata, FormatColumns)


_FORMAT = format_table(MetaData())

BLANK = 0
"""The version of a database without tables: fresh, or its maker was killed before the first commit."""


def create_tables(connection: Connection, schema: Schema) -> None:
    """Create all tables of a fresh database and stamp it with the present version."""
    schema.metadata.create_all(connection)
    connection.execute(_FORMAT.insert().values(name=schema.name, version=schema.version))


def read_version(connection: Connection, schema: Schema) -> int | None:
    """Return the database's version, ``BLANK`` if it has no table at all, None if it is something else."""
    held = inspect(connection)
    names = held.get_table_names()
    if not names:
        return BLANK
    if _FORMAT.name not in names or {each["name"] for each in held.get_columns(_FORMAT.name)} != set(_FORMAT.c.keys()):
        return None
    return connection.scalar(select(_FORMAT.c.version).where(_FORMAT.c.name == schema.name))


def check_version(version: int, schema: Schema, *, file: str) -> None:
    """Refuse a newer database with ``storage.newer_format`` (file, version, known)."""
    if version > schema.version:
        refuse("storage.newer_format", file=file, version=version, known=schema.version)


def migrate(connection: Connection, schema: Schema, *, version: int) -> None:
    """Take all steps from ``version`` to the present one, in the caller's transaction."""
    from alembic.operations import Operations  # slow import, and only an old database needs it
    from alembic.runtime.migration import MigrationContext

    operations = Operations(MigrationContext.configure(connection))
    for step in schema.steps():
        if version < step.version:
            step.upgrade(operations)
    connection.execute(update(_FORMAT).where(_FORMAT.c.name == schema.name).values(version=schema.version))
