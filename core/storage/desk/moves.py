"""Where a juror's work is: on this laptop, or moved from it to another one."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, select

from core.storage.desk.tables import moves
from core.storage.desk.values import DeskMove
from core.storage.dialect import put_rows


class MovesReader:
    """Reads moves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, contest: str, *, juror: str, generation: int) -> DeskMove | None:
        """Return the last move of a juror's work that this desk took part in; None if it never moved."""
        columns = moves.c
        query = select(moves).where(
            columns.contest == contest, columns.juror == juror, columns.generation == generation
        )
        row = self._connection.execute(query).one_or_none()
        if row is None:
            return None
        _, _, _, number, away, at = row
        return DeskMove(contest, juror, generation, number=number, away=bool(away), at=at)


class MovesWriter(MovesReader):
    """Notes moves."""

    def put(self, move: DeskMove) -> None:
        """Note a move in place of the one before."""
        put_rows(self._connection, moves, [{**asdict(move), "away": int(move.away)}])
