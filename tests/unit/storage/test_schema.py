"""A fresh database equals a migrated one; an old one is copied, migrated whole, or left as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, Table, Text, create_engine, insert, inspect

from core.base.errors import RefusedError, refuse
from core.storage.contest.schema import CONTEST_SCHEMA
from core.storage.database import Database
from core.storage.desk.schema import DESK_SCHEMA
from core.storage.schema import Schema, Step, create_tables, format_table, migrate

if TYPE_CHECKING:
    from alembic.operations import Operations

SCHEMAS = pytest.mark.parametrize("schema", [CONTEST_SCHEMA, DESK_SCHEMA], ids=lambda schema: schema.noun)


def describe(connection: Connection) -> dict[str, object]:
    held = inspect(connection)
    return {
        name: (
            [(each["name"], str(each["type"]), each["nullable"]) for each in held.get_columns(name)],
            held.get_pk_constraint(name)["constrained_columns"],
            sorted(
                (each["constrained_columns"], each["referred_table"], each["referred_columns"])
                for each in held.get_foreign_keys(name)
            ),
            sorted(each["column_names"] for each in held.get_unique_constraints(name)),
            "WITHOUT ROWID"
            in connection.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{name}'").scalar_one(),  # noqa: S608
        )
        for name in sorted(held.get_table_names())
    }


@SCHEMAS
def test_migrated_database_equals_a_fresh_one(schema: Schema) -> None:
    with create_engine("sqlite://").connect() as fresh, create_engine("sqlite://").connect() as migrated:
        create_tables(fresh, schema)
        old = MetaData()
        table = format_table(old)
        old.create_all(migrated)
        migrated.execute(insert(table).values(name=schema.name, version=0))
        migrate(migrated, schema, version=0)
        assert describe(migrated) == describe(fresh)
        assert compare_metadata(MigrationContext.configure(migrated), schema.metadata) == []
        assert migrated.exec_driver_sql("SELECT * FROM format").all() == [(schema.name, schema.version)]


@SCHEMAS
def test_steps_count_up_to_the_present_version(schema: Schema) -> None:
    assert [step.version for step in schema.steps()] == list(range(1, schema.version + 1))


def _add_colour(op: Operations) -> None:
    with op.batch_alter_table("things") as table:  # rebuilds the table that others refer to
        table.add_column(Column("colour", Text, nullable=False, server_default="grey"))
        table.alter_column("name", nullable=False)


def _lose_references(op: Operations) -> None:
    op.execute("DELETE FROM things")


def _fail(op: Operations) -> None:
    op.create_table("half", Column("id", Integer, primary_key=True))
    refuse("work.cancelled")


def toy(version: int, upgrade: Callable[[Operations], None] = _add_colour) -> Schema:
    metadata = MetaData()
    format_table(metadata)
    colour = [Column("colour", Text, nullable=False)] if version > 1 else []
    Table("things", metadata, Column("id", Integer, primary_key=True), Column("name", Text), *colour)
    Table("parts", metadata, Column("thing", Integer, ForeignKey("things.id"), primary_key=True))
    steps = (Step(1, _add_colour), Step(2, upgrade))
    return Schema(name="jury/toy", noun="toy", version=version, metadata=metadata, steps=lambda: steps)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of version 1 with a thing and its part."""

    def fill(connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO things VALUES (1, 'старое')")
        connection.exec_driver_sql("INSERT INTO parts VALUES (1)")

    database = Database(tmp_path / "toy.db", schema=toy(1))
    database.create(fill, since="t")
    database.close()
    return tmp_path / "toy.db"


def test_old_database_is_migrated_after_a_copy(old: Path) -> None:
    told: list[str] = []
    database = Database(old, schema=toy(2))
    database.open(since="t", before_migration=lambda: told.append("copy"))
    with database.transaction(writing=False) as connection:
        assert connection.exec_driver_sql("SELECT * FROM things").all() == [(1, "старое", "grey")]
        assert connection.exec_driver_sql("SELECT * FROM parts").all() == [(1,)]
        assert connection.exec_driver_sql("SELECT version FROM format").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert told == ["copy"]
    database.close()
    again = Database(old, schema=toy(2))
    again.open(since="t", before_migration=lambda: told.append("second copy"))
    again.close()
    assert told == ["copy"]


@pytest.mark.parametrize("upgrade, problem", [(_fail, RefusedError), (_lose_references, RuntimeError)])
def test_failed_migration_leaves_the_old_database(
    old: Path, upgrade: Callable[[Operations], None], problem: type[Exception]
) -> None:
    database = Database(old, schema=toy(2, upgrade))
    with pytest.raises(problem):
        database.open(since="t", before_migration=lambda: None)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT version FROM format").fetchall() == [(1,)]
        assert connection.execute("SELECT * FROM things").fetchall() == [(1, "старое")]
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchall() == [(0,)]


def test_migration_without_a_copy_does_not_begin(old: Path) -> None:
    def no_room() -> None:
        refuse("disk.full", file="toy.db", folder="backups")

    before = old.read_bytes()
    with pytest.raises(RefusedError, match=r"disk\.full"):
        Database(old, schema=toy(2)).open(since="t", before_migration=no_room)
    assert old.read_bytes() == before


def test_closed_database_is_not_used_again(old: Path) -> None:
    database = Database(old, schema=toy(1))
    database.open(since="t", before_migration=lambda: None)
    database.close()
    with pytest.raises(RuntimeError, match="closed"), database.transaction(writing=False):
        pass
