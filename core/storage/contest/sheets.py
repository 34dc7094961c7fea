"""Score sheets: the facts that merging needs, the signed data whole, and every file that arrived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import Connection, select

from core.domain.sheets import SheetFacts
from core.storage.contest import tables
from core.storage.contest.values import StoredFile
from core.storage.dialect import put_rows
from core.storage.hash_lists import read_hashes, write_hashes

_AT_ONCE = 500
"""Hashes asked for in one statement; SQLite takes 999 parameters everywhere."""


class SheetsReader:
    """Reads sheets and files."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def facts(self) -> dict[str, SheetFacts]:
        """Return the facts of every whole, signed sheet that ever arrived, by its data hash."""
        rows = self._connection.execute(select(tables.sheets))
        return {row[0]: _read(row) for row in rows}

    def facts_of(self, hash_: str) -> SheetFacts | None:
        """Return one sheet's facts."""
        row = self._connection.execute(select(tables.sheets).where(tables.sheets.c.hash == hash_)).one_or_none()
        return None if row is None else _read(row)

    def scores_of(self, hash_: str) -> bytes | None:
        """Return one sheet's ``scores.json``."""
        return self.scores_of_many((hash_,)).get(hash_)

    def scores_of_many(self, hashes: Iterable[str]) -> dict[str, bytes]:
        """Return ``scores.json`` of all sheets that are held among ``hashes``."""
        wanted = list(hashes)
        columns = tables.scores.c
        found: dict[str, bytes] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            query = select(columns.sheet, columns.body).where(columns.sheet.in_(wanted[start : start + _AT_ONCE]))
            found.update(self._connection.execute(query).all())
        return found

    def file_of(self, hash_: str) -> str | None:
        """Return the SHA-256 of the file that first brought a sheet."""
        return self._connection.scalar(select(tables.sheets.c.file).where(tables.sheets.c.hash == hash_))

    def file(self, sha256: str) -> StoredFile | None:
        """Return what is known of a file by the SHA-256 of its bytes as received."""
        row = self._connection.execute(select(tables.files).where(tables.files.c.sha256 == sha256)).one_or_none()
        return None if row is None else StoredFile(*row)

    def files(self) -> tuple[StoredFile, ...]:
        """Return every file that ever arrived, by its SHA-256; the journal knows their order in time."""
        return tuple(
            StoredFile(*row) for row in self._connection.execute(select(tables.files).order_by(tables.files.c.sha256))
        )


class SheetsWriter(SheetsReader):
    """Writes sheets and files."""

    def put(self, facts: SheetFacts, *, scores: bytes, file: str) -> None:
        """Keep a sheet's facts and data; one that is held stays as it is."""
        row = {**asdict(facts), "ancestors": write_hashes(facts.ancestors), "file": file}
        put_rows(self._connection, tables.sheets, [row], replace=False)
        put_rows(self._connection, tables.scores, [{"sheet": facts.hash, "body": scores}], replace=False)

    def put_file(self, file: StoredFile) -> None:
        """Keep what is known of a file; one that is held stays as it is."""
        put_rows(self._connection, tables.files, [asdict(file)], replace=False)


def _read(row: tuple[str, str, str, int, int, str, str, str, int, bytes, str]) -> SheetFacts:
    hash_, sheet_id, juror, round_number, generation, fingerprint, package, rules, revision, ancestors, _file = row
    return SheetFacts(
        hash=hash_,
        sheet_id=sheet_id,
        juror=juror,
        round=round_number,
        generation=generation,
        fingerprint=fingerprint,
        package=package,
        rules=rules,
        revision=revision,
        ancestors=read_hashes(ancestors),
    )
