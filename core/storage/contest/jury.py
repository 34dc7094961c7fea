"""Jurors, and which entries each of them marks in a round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, func, select

from core.domain.jury import Juror
from core.storage.contest.tables import assignments, jurors
from core.storage.dialect import Cell, put_rows

MAX_JUROR_BYTES = 4_000_000


class JuryReader:
    """Reads the jury."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def jurors(self) -> tuple[Juror, ...]:
        """Return all jurors in the order in which they were first put."""
        return tuple(
            _read(body) for body in self._connection.scalars(select(jurors.c.body).order_by(jurors.c.position))
        )

    def juror(self, code: str) -> Juror | None:
        """Return one juror."""
        body = self._connection.scalar(select(jurors.c.body).where(jurors.c.code == code))
        return None if body is None else _read(body)

    def assignments(self, round_number: int) -> dict[str, tuple[str, ...]]:
        """Return each juror's entries in this juror's recorded order; jurors without entries are absent."""
        columns = assignments.c
        query = (
            select(columns.juror, columns.entry)
            .where(columns.round == round_number)
            .order_by(columns.juror, columns.position)
        )
        found: dict[str, list[str]] = {}
        for juror, entry in self._connection.execute(query):
            found.setdefault(juror, []).append(entry)
        return {juror: tuple(entries) for juror, entries in found.items()}


class JuryWriter(JuryReader):
    """Writes the jury."""

    def put_jurors(self, people: Iterable[Juror]) -> None:
        """Add jurors after those held; one whose code is held is replaced in its place.

        Raises ``json.*`` for a juror whom no package could carry, such as a name that is not NFC.
        """
        columns = jurors.c
        held = dict(self._connection.execute(select(columns.code, columns.position)).all())
        following = 1 + (self._connection.scalar(select(func.max(columns.position))) or 0)
        rows: list[Mapping[str, Cell]] = []
        for juror in people:
            position = held.setdefault(juror.code, following)
            following = max(following, position + 1)
            body = juror.to_bytes()
            _read(body)
            rows.append({"code": juror.code, "position": position, "body": body})
        put_rows(self._connection, jurors, rows)

    def put_assignments(self, round_number: int, assigned: Mapping[str, Sequence[str]]) -> None:
        """Replace the round's whole assignment; raises IntegrityError for an unknown juror or entry."""
        self._connection.execute(delete(assignments).where(assignments.c.round == round_number))
        rows: list[dict[str, Cell]] = [
            {"round": round_number, "juror": juror, "entry": entry, "position": position}
            for juror, entries in assigned.items()
            for position, entry in enumerate(entries)
        ]
        put_rows(self._connection, assignments, rows)


def _read(body: bytes) -> Juror:
    return Juror.from_bytes(body, max_bytes=MAX_JUROR_BYTES)
