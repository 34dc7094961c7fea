"""Sheets that the juror signed, with their revisions."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, select

from core.storage.desk.tables import sheets
from core.storage.desk.values import DeskSeat, DeskSheet
from core.storage.dialect import put_rows
from core.storage.hash_lists import read_hashes, write_hashes


class SheetsReader:
    """Reads signed sheets."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, hash_: str) -> DeskSheet | None:
        """Return one sheet by its data hash."""
        row = self._connection.execute(select(sheets).where(sheets.c.hash == hash_)).one_or_none()
        return None if row is None else _read(row)

    def of(self, seat: DeskSeat) -> tuple[DeskSheet, ...]:
        """Return the seat's sheets by revision and hash."""
        columns = sheets.c
        query = (
            select(sheets)
            .where(columns.contest == seat.contest, columns.round == seat.round, columns.juror == seat.juror)
            .order_by(columns.revision, columns.hash)
        )
        return tuple(_read(row) for row in self._connection.execute(query))

    def heads(self, seat: DeskSeat) -> tuple[str, ...]:
        """Return the hashes of the sheets that no other one replaces, sorted."""
        held = self.of(seat)
        replaced = {ancestor for sheet in held for ancestor in sheet.ancestors}
        return tuple(sorted(sheet.hash for sheet in held if sheet.hash not in replaced))


class SheetsWriter(SheetsReader):
    """Keeps signed sheets."""

    def put(self, sheet: DeskSheet) -> None:
        """Keep a sheet; one that is held stays as it is."""
        row = {
            "hash": sheet.hash,
            **asdict(sheet.seat),
            "revision": sheet.revision,
            "scores": sheet.scores,
            "file": sheet.file,
            "signed_at": sheet.signed_at,
            "ancestors": write_hashes(sheet.ancestors),
        }
        put_rows(self._connection, sheets, [row], replace=False)


def _read(row: tuple[str, str, int, str, int, bytes, bytes | None, str, bytes]) -> DeskSheet:
    hash_, contest, round_number, juror, revision, scores, file, signed_at, ancestors = row
    return DeskSheet(
        hash=hash_,
        seat=DeskSeat(contest=contest, round=round_number, juror=juror),
        revision=revision,
        scores=scores,
        file=file,
        signed_at=signed_at,
        ancestors=read_hashes(ancestors),
    )
