"""Version 2 of ``desk.db``: a desk knows which jurors' work has moved to another laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, Integer, Text

if TYPE_CHECKING:  # handed in by whoever migrates
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table of moves."""
    op.create_table(
        "moves",
        Column("contest", Text, primary_key=True),
        Column("juror", Text, primary_key=True),
        Column("generation", Integer, primary_key=True, autoincrement=False),
        Column("number", Integer, nullable=False),
        Column("away", Integer, nullable=False),
        Column("at", Text, nullable=False),
    )
