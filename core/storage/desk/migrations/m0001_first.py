"""Version 1 of ``desk.db``: all its first tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, Integer, LargeBinary, Text

if TYPE_CHECKING:  # handed in by whoever migrates
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the tables."""
    _create_keys(op)
    _create_marks(op)
    _create_sheets(op)


def _create_keys(op: Operations) -> None:
    op.create_table(
        "roots",
        Column("contest", Text, primary_key=True),
        Column("root", Text, nullable=False),
    )
    op.create_table(
        "keys",
        Column("contest", Text, primary_key=True),
        Column("juror", Text, primary_key=True),
        Column("generation", Integer, primary_key=True, autoincrement=False),
        Column("public", Text, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
        Column("enrolment", Text, nullable=False),
    )
    op.create_table(
        "packages",
        Column("hash", Text, primary_key=True),
        Column("contest", Text, nullable=False),
        Column("round", Integer, nullable=False),
        Column("juror", Text, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("file", LargeBinary, nullable=False),
        Column("at", Text, nullable=False),
        Column("position", Integer, nullable=False),
    )


def _create_marks(op: Operations) -> None:
    op.create_table(
        "marks",
        Column("contest", Text, primary_key=True),
        Column("round", Integer, primary_key=True, autoincrement=False),
        Column("juror", Text, primary_key=True),
        Column("entry", Text, primary_key=True),
        Column("criterion", Text, primary_key=True),
        Column("steps", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "notes",
        Column("contest", Text, primary_key=True),
        Column("round", Integer, primary_key=True, autoincrement=False),
        Column("juror", Text, primary_key=True),
        Column("kind", Text, primary_key=True),
        Column("entry", Text, primary_key=True),
        Column("words", Text, nullable=False),
    )
    op.create_table(
        "statements",
        Column("contest", Text, primary_key=True),
        Column("round", Integer, primary_key=True, autoincrement=False),
        Column("juror", Text, primary_key=True),
        Column("at", Text, nullable=False),
    )


def _create_sheets(op: Operations) -> None:
    op.create_table(
        "sheets",
        Column("hash", Text, primary_key=True),
        Column("contest", Text, nullable=False),
        Column("round", Integer, nullable=False),
        Column("juror", Text, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("scores", LargeBinary, nullable=False),
        Column("file", LargeBinary),
        Column("signed_at", Text, nullable=False),
        Column("ancestors", LargeBinary, nullable=False),
    )
