"""Version 1 of ``contest.db``: all its first tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Boolean, Column, ForeignKey, Integer, LargeBinary, Text

if TYPE_CHECKING:  # handed in by whoever migrates
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the tables."""
    _create_contest(op)
    _create_entries(op)
    _create_jury(op)
    _create_keys(op)
    _create_sheets(op)


def _create_contest(op: Operations) -> None:
    op.create_table(
        "contest",
        Column("id", Text, primary_key=True),
        Column("made_at", Text, nullable=False),
    )
    op.create_table(
        "journal_head",
        Column("contest", Text, ForeignKey("contest.id"), primary_key=True),
        Column("number", Integer, nullable=False),
        Column("hash", Text, nullable=False),
    )
    op.create_table(
        "journal",
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("at", Text, nullable=False),
        Column("actor", Text, nullable=False),
        Column("act", LargeBinary, nullable=False),
        Column("previous", Text, nullable=False),
        Column("hash", Text, nullable=False, unique=True),
    )
    op.create_table(
        "rules",
        Column("hash", Text, primary_key=True),
        Column("body", LargeBinary, nullable=False),
    )
    op.create_table(
        "current_rules",
        Column("contest", Text, ForeignKey("contest.id"), primary_key=True),
        Column("rules", Text, ForeignKey("rules.hash"), nullable=False),
        Column("frozen", Boolean, nullable=False),
    )
    op.create_table(
        "settings",
        Column("name", Text, primary_key=True),
        Column("body", LargeBinary, nullable=False),
    )


def _create_entries(op: Operations) -> None:
    op.create_table(
        "entries",
        Column("number", Text, primary_key=True),
        Column("nomination", Integer, nullable=False),
        Column("applicant", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("link", Text, nullable=False),
        Column("submitted", Text),
        Column("status", Text, nullable=False),
    )
    op.create_table(
        "figures",
        Column("entry", Text, ForeignKey("entries.number"), primary_key=True),
        Column("name", Text, primary_key=True),
        Column("position", Integer, nullable=False),
        Column("value", Text, nullable=False),
    )
    op.create_table(
        "evidence",
        Column("entry", Text, ForeignKey("entries.number"), primary_key=True),
        Column("name", Text, primary_key=True),
        Column("position", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("sha256", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("original", Text, nullable=False),
    )


def _create_jury(op: Operations) -> None:
    op.create_table(
        "jurors",
        Column("code", Text, primary_key=True),
        Column("position", Integer, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )
    op.create_table(
        "assignments",
        Column("round", Integer, primary_key=True, autoincrement=False),
        Column("juror", Text, ForeignKey("jurors.code"), primary_key=True),
        Column("entry", Text, ForeignKey("entries.number"), primary_key=True),
        Column("position", Integer, nullable=False),
    )
    op.create_table(
        "packages",
        Column("hash", Text, primary_key=True),
        Column("juror", Text, nullable=False),
        Column("round", Integer, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("body", LargeBinary, nullable=False),
        Column("jws", LargeBinary, nullable=False),
    )


def _create_keys(op: Operations) -> None:
    op.create_table(
        "vault",
        Column("contest", Text, ForeignKey("contest.id"), primary_key=True),
        Column("recipient", Text, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
    )
    op.create_table(
        "certificates",
        Column("fingerprint", Text, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("der", LargeBinary, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
    )
    op.create_table(
        "generations",
        Column("juror", Text, ForeignKey("jurors.code"), primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("enrolment_public", Text, nullable=False),
        Column("recipient", Text, nullable=False),
        Column("key_age", LargeBinary, nullable=False),
        Column("sealed", LargeBinary),
    )
    op.create_table(
        "round_keys",
        Column("round", Integer, primary_key=True, autoincrement=False),
        Column("recipient", Text, nullable=False),
        Column("sealed", LargeBinary),
    )


def _create_sheets(op: Operations) -> None:
    op.create_table(
        "sheets",
        Column("hash", Text, primary_key=True),
        Column("sheet_id", Text, nullable=False),
        Column("juror", Text, nullable=False),
        Column("round", Integer, nullable=False),
        Column("generation", Integer, nullable=False),
        Column("fingerprint", Text, nullable=False),
        Column("package", Text, nullable=False),
        Column("rules", Text, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("ancestors", LargeBinary, nullable=False),
        Column("file", Text, nullable=False),
    )
    op.create_table(
        "scores",
        Column("sheet", Text, ForeignKey("sheets.hash"), primary_key=True),
        Column("body", LargeBinary, nullable=False),
    )
    op.create_table(
        "files",
        Column("sha256", Text, primary_key=True),
        Column("name", Text, nullable=False),
        Column("size", Integer, nullable=False),
        Column("sheet", Text),
        Column("code", Text, nullable=False),
    )
