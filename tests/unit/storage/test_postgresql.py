"""Every table, migration and statement says something that PostgreSQL understands."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType, FunctionType

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, Executable, Insert, Table, event, make_url
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql import ClauseElement

from core.storage.contest import transaction as contest_transaction
from core.storage.contest.folder import ContestFolder
from core.storage.contest.schema import CONTEST_SCHEMA
from core.storage.contest.transaction import ContestReader, ContestWriter
from core.storage.desk import transaction as desk_transaction
from core.storage.desk.desk import Desk
from core.storage.desk.schema import DESK_SCHEMA
from core.storage.desk.transaction import DeskReader, DeskWriter
from core.storage.desk.values import DeskSeat
from core.storage.dialect import upsert
from core.storage.schema import Schema

POSTGRESQL = make_url("postgresql+psycopg://").get_dialect()()
SEAT = DeskSeat(contest="c0" * 16, round=1, juror="Ж-01")
ALL_TABLES = [*CONTEST_SCHEMA.metadata.sorted_tables, *DESK_SCHEMA.metadata.sorted_tables]
SUBJECTS = [
    each
    for module in (contest_transaction, desk_transaction)
    for name, each in vars(module).items()
    if isinstance(each, type) and name.endswith(("Reader", "Writer")) and each.__module__ != module.__name__
]


@pytest.mark.parametrize("table", ALL_TABLES, ids=str)
def test_table_compiles(table: Table) -> None:
    assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=POSTGRESQL))


@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize("table", ALL_TABLES, ids=str)
def test_upsert_compiles(table: Table, replace: bool) -> None:  # noqa: FBT001 - a parameter of the test
    said = str(upsert("postgresql", table, replace=replace).compile(dialect=POSTGRESQL))
    assert ("DO UPDATE SET" if replace else "DO NOTHING") in said


@pytest.mark.parametrize("schema", [CONTEST_SCHEMA, DESK_SCHEMA], ids=lambda schema: schema.noun)
def test_migrations_compile(schema: Schema) -> None:
    written = io.StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": written, "literal_binds": True}
    )
    for step in schema.steps():
        step.upgrade(Operations(context))
    for table in schema.metadata.sorted_tables:
        assert table.name == "format" or f"CREATE TABLE {table.name} " in written.getvalue()


@contextmanager
def watch_statements(seen: list[ClauseElement]) -> Iterator[None]:
    def take(_connection: object, statement: Executable, _many: object, _one: object, _options: object) -> None:
        if isinstance(statement, ClauseElement):
            seen.append(statement)

    event.listen(Engine, "before_execute", take)
    try:
        yield
    finally:
        event.remove(Engine, "before_execute", take)


@contextmanager
def watch_calls(called: set[CodeType]) -> Iterator[None]:
    def take(frame: FrameType, _event: str, _argument: object) -> None:
        called.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(take)
    try:
        yield
    finally:
        sys.setprofile(before)


def test_every_statement_compiles(
    folder: ContestFolder,
    desk: Desk,
    fill_contest: Callable[[ContestWriter], None],
    show_contest: Callable[[ContestReader], list[object]],
    fill_desk: Callable[[DeskWriter], None],
    show_desk: Callable[[DeskReader], list[object]],
) -> None:
    seen: list[ClauseElement] = []
    called: set[CodeType] = set()
    with watch_statements(seen), watch_calls(called):
        with folder.writing() as tx:
            fill_contest(tx)
        with folder.reading() as tx_read:
            show_contest(tx_read)
        with desk.writing() as desk_tx:
            fill_desk(desk_tx)
        with desk.reading() as desk_read:
            show_desk(desk_read)
        desk.clear_mark(SEAT, entry="10", criterion="К1")
    for statement in seen:
        upserts = isinstance(statement, Insert) and type(statement) is not Insert  # SQLite's own; see the test above
        assert upserts or str(statement.compile(dialect=POSTGRESQL))
    verbs = {
        f"{kind.__name__}.{name}": verb.__code__
        for kind in SUBJECTS
        for name, verb in vars(kind).items()
        if isinstance(verb, FunctionType)
    }
    assert len(verbs) > 60
    assert [name for name, code in verbs.items() if code not in called] == []
