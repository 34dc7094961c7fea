"""Which rows belong to a seat."""

from __future__ import annotations

from sqlalchemy import ColumnElement

from core.storage.desk.tables import SeatColumns
from core.storage.desk.values import DeskSeat


def is_of(seat: DeskSeat, columns: SeatColumns) -> ColumnElement[bool]:
    """Return the condition that picks a seat's rows."""
    return (columns.contest == seat.contest) & (columns.round == seat.round) & (columns.juror == seat.juror)
