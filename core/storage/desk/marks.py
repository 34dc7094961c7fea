"""Marks of a seat; the single mark takes a shorter way (``desk.Desk.put_mark``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import Connection, delete, select

from core.storage.desk.seats import is_of
from core.storage.desk.tables import marks
from core.storage.desk.values import DeskSeat
from core.storage.dialect import Cell, put_rows


class MarksReader:
    """Reads marks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, seat: DeskSeat) -> dict[tuple[str, str], int]:
        """Return the seat's marks in smallest steps, by entry and criterion."""
        query = select(marks.c.entry, marks.c.criterion, marks.c.steps).where(is_of(seat, marks.c))
        return {(entry, criterion): steps for entry, criterion, steps in self._connection.execute(query)}


class MarksWriter(MarksReader):
    """Writes marks."""

    def put_all(self, seat: DeskSeat, given: Mapping[tuple[str, str], int]) -> None:
        """Put many marks, replacing those held; the others stay."""
        rows: list[dict[str, Cell]] = [
            {**asdict(seat), "entry": entry, "criterion": criterion, "steps": steps}
            for (entry, criterion), steps in given.items()
        ]
        put_rows(self._connection, marks, rows)

    def clear_all(self, seat: DeskSeat) -> None:
        """Take all marks of a seat away."""
        self._connection.execute(delete(marks).where(is_of(seat, marks.c)))
