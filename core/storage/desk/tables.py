"""The tables of ``desk.db``, version 2."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text, TypedColumns

from core.storage.schema import format_table

metadata = MetaData()
format_table(metadata)


class RootColumns(TypedColumns):
    """The root key pinned for each contest."""

    contest = Column(Text, primary_key=True)
    root = Column(Text, nullable=False)


class KeyColumns(TypedColumns):
    """The jurors' own keys, sealed."""

    contest = Column(Text, primary_key=True)
    juror = Column(Text, primary_key=True)
    generation = Column(Integer, primary_key=True, autoincrement=False)
    public = Column(Text, nullable=False)
    sealed = Column(LargeBinary, nullable=False)
    enrolment = Column(Text, nullable=False)

    __row_pos__: tuple[str, str, int, str, bytes, str]


class MoveColumns(TypedColumns):
    """The last move of a juror's work that this desk took part in; ``away`` is 1 where it is elsewhere now."""

    contest = Column(Text, primary_key=True)
    juror = Column(Text, primary_key=True)
    generation = Column(Integer, primary_key=True, autoincrement=False)
    number = Column(Integer, nullable=False)
    away = Column(Integer, nullable=False)
    at = Column(Text, nullable=False)

    __row_pos__: tuple[str, str, int, int, int, str]


class PackageColumns(TypedColumns):
    """Packages taken in, in the order of ``position``."""

    hash = Column(Text, primary_key=True)
    contest = Column(Text, nullable=False)
    round = Column(Integer, nullable=False)
    juror = Column(Text, nullable=False)
    generation = Column(Integer, nullable=False)
    file = Column(LargeBinary, nullable=False)
    at = Column(Text, nullable=False)
    position = Column(Integer, nullable=False)

    __row_pos__: tuple[str, str, int, str, int, bytes, str, int]


class SeatColumns(TypedColumns):
    """One juror in one round of one contest, first in the key of everything that belongs to the seat."""

    contest = Column(Text, primary_key=True)
    round = Column(Integer, primary_key=True, autoincrement=False)
    juror = Column(Text, primary_key=True)


class MarkColumns(SeatColumns):
    """The marks, in smallest steps of their scales; no row is no mark."""

    entry = Column(Text, primary_key=True)
    criterion = Column(Text, primary_key=True)
    steps = Column(Integer, nullable=False)


class NoteColumns(SeatColumns):
    """Words about entries, by what they are for."""

    kind = Column(Text, primary_key=True)
    entry = Column(Text, primary_key=True)
    words = Column(Text, nullable=False)


class StatementColumns(SeatColumns):
    """When a juror made the conflict statement of a round; its entries are notes."""

    at = Column(Text, nullable=False)


class SheetColumns(TypedColumns):
    """Signed sheets; ``ancestors`` as in ``hash_lists``."""

    hash = Column(Text, primary_key=True)
    contest = Column(Text, nullable=False)
    round = Column(Integer, nullable=False)
    juror = Column(Text, nullable=False)
    revision = Column(Integer, nullable=False)
    scores = Column(LargeBinary, nullable=False)
    file = Column(LargeBinary)
    signed_at = Column(Text, nullable=False)
    ancestors = Column(LargeBinary, nullable=False)

    __row_pos__: tuple[str, str, int, str, int, bytes, bytes | None, str, bytes]


roots = Table("roots", metadata, RootColumns)
keys = Table("keys", metadata, KeyColumns)
moves = Table("moves", metadata, MoveColumns)
packages = Table("packages", metadata, PackageColumns)
# The key is the row: one B-tree instead of two keeps a mark's commit as small as it can be.
marks = Table("marks", metadata, MarkColumns, sqlite_with_rowid=False)
notes = Table("notes", metadata, NoteColumns)
statements = Table("statements", metadata, StatementColumns)
sheets = Table("sheets", metadata, SheetColumns)
