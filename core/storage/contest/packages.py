"""Issued packages: their ``package.json`` and its signature, for rebuilding sheets and for the archive."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, select

from core.storage.contest.tables import packages
from core.storage.contest.values import StoredPackage
from core.storage.dialect import put_rows


class PackagesReader:
    """Reads packages."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, hash_: str) -> StoredPackage | None:
        """Return one package."""
        row = self._connection.execute(select(packages).where(packages.c.hash == hash_)).one_or_none()
        return None if row is None else StoredPackage(*row)

    def all(self) -> tuple[StoredPackage, ...]:
        """Return all packages by round, juror, generation and hash; the journal knows their order in time."""
        columns = packages.c
        query = select(packages).order_by(columns.round, columns.juror, columns.generation, columns.hash)
        return tuple(StoredPackage(*row) for row in self._connection.execute(query))


class PackagesWriter(PackagesReader):
    """Writes packages."""

    def put(self, package: StoredPackage) -> None:
        """Keep a package; one that is held stays as it is."""
        put_rows(self._connection, packages, [asdict(package)], replace=False)
