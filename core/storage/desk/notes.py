"""Words about entries: remarks, recusals, conflicts, private notes, flags; and the conflict statement."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, delete, select

from core.storage.desk.seats import is_of
from core.storage.desk.tables import notes, statements
from core.storage.desk.values import DeskSeat, NoteKind
from core.storage.dialect import put_rows


class NotesReader:
    """Reads words."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, seat: DeskSeat, kind: NoteKind) -> dict[str, str]:
        """Return the seat's words of one kind by entry."""
        query = select(notes.c.entry, notes.c.words).where(_is_of(seat, kind)).order_by(notes.c.entry)
        return dict(self._connection.execute(query).all())

    def stated_at(self, seat: DeskSeat) -> str | None:
        """Return when the conflict statement was made; None if it was not yet."""
        return self._connection.scalar(select(statements.c.at).where(is_of(seat, statements.c)))


class NotesWriter(NotesReader):
    """Writes words."""

    def put(self, seat: DeskSeat, kind: NoteKind, *, entry: str, words: str) -> None:
        """Keep words about an entry in place of earlier ones of this kind."""
        row = {**asdict(seat), "kind": kind.value, "entry": entry, "words": words}
        put_rows(self._connection, notes, [row])

    def clear(self, seat: DeskSeat, kind: NoteKind, *, entry: str) -> None:
        """Take an entry's words of this kind away."""
        self._connection.execute(delete(notes).where(_is_of(seat, kind), notes.c.entry == entry))

    def clear_all(self, seat: DeskSeat, kind: NoteKind) -> None:
        """Take the seat's words of this kind away."""
        self._connection.execute(delete(notes).where(_is_of(seat, kind)))

    def put_statement(self, seat: DeskSeat, *, at: str) -> None:
        """Record that the conflict statement was made; the entries it names are words of kind CONFLICT."""
        put_rows(self._connection, statements, [{**asdict(seat), "at": at}])

    def clear_statement(self, seat: DeskSeat) -> None:
        """Forget that the conflict statement was made."""
        self._connection.execute(delete(statements).where(is_of(seat, statements.c)))


def _is_of(seat: DeskSeat, kind: NoteKind) -> ColumnElement[bool]:
    return is_of(seat, notes.c) & (notes.c.kind == kind.value)
