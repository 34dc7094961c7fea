"""Packages taken in, as received and still sealed."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, func, select

from core.storage.desk.tables import packages
from core.storage.desk.values import DeskPackage, DeskSeat
from core.storage.dialect import put_rows


class PackagesReader:
    """Reads packages."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, hash_: str) -> DeskPackage | None:
        """Return one package."""
        row = self._connection.execute(select(packages).where(packages.c.hash == hash_)).one_or_none()
        return None if row is None else _read(row)

    def all(self) -> tuple[DeskPackage, ...]:
        """Return all packages in the order in which they were taken in."""
        query = select(packages).order_by(packages.c.position)
        return tuple(_read(row) for row in self._connection.execute(query))


class PackagesWriter(PackagesReader):
    """Takes packages in."""

    def put(self, package: DeskPackage) -> None:
        """Keep a package; one that is held stays as it is."""
        last = self._connection.scalar(select(func.max(packages.c.position))) or 0
        row = {
            "hash": package.hash,
            **asdict(package.seat),
            "generation": package.generation,
            "file": package.file,
            "at": package.at,
            "position": last + 1,
        }
        put_rows(self._connection, packages, [row], replace=False)


def _read(row: tuple[str, str, int, str, int, bytes, str, int]) -> DeskPackage:
    hash_, contest, round_number, juror, generation, file, at, _position = row
    seat = DeskSeat(contest=contest, round=round_number, juror=juror)
    return DeskPackage(hash=hash_, seat=seat, generation=generation, file=file, at=at)
