"""Keys of the contest, every private one sealed: vault, certificates, enrolment generations, evidence keys."""

from __future__ import annotations

from dataclasses import asdict
from typing import Literal, cast

from sqlalchemy import Connection, func, select, update

from core.storage.contest import tables
from core.storage.contest.values import Certificate, Generation, RoundKey, Vault
from core.storage.dialect import put_rows


class KeysReader:
    """Reads the keys."""

    def __init__(self, connection: Connection, *, contest: str) -> None:
        self._connection = connection
        self._contest = contest

    def vault(self) -> Vault | None:
        """Return the secretary's own sealed identity."""
        row = self._connection.execute(select(tables.vault.c.recipient, tables.vault.c.sealed)).one_or_none()
        return None if row is None else Vault(*row)

    def root(self) -> Certificate | None:
        """Return the contest's root."""
        return next(iter(self._certificates("root")), None)

    def operators(self) -> tuple[Certificate, ...]:
        """Return the operators in the order they were put."""
        return self._certificates("operator")

    def certificate(self, fingerprint: str) -> Certificate | None:
        """Return one certificate of either kind."""
        found = (*self._certificates("root"), *self._certificates("operator"))
        return next((each for each in found if each.fingerprint == fingerprint), None)

    def generations(self) -> tuple[Generation, ...]:
        """Return all enrolment generations by juror and number."""
        columns = tables.generations.c
        query = select(tables.generations).order_by(columns.juror, columns.number)
        return tuple(Generation(*row) for row in self._connection.execute(query))

    def generation(self, juror: str, number: int) -> Generation | None:
        """Return one generation."""
        columns = tables.generations.c
        query = select(tables.generations).where(columns.juror == juror, columns.number == number)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else Generation(*row)

    def newest_generation(self, juror: str) -> Generation | None:
        """Return the juror's latest generation."""
        columns = tables.generations.c
        query = select(tables.generations).where(columns.juror == juror).order_by(columns.number.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else Generation(*row)

    def round_key(self, round_number: int) -> RoundKey | None:
        """Return a round's evidence key."""
        query = select(tables.round_keys).where(tables.round_keys.c.round == round_number)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else RoundKey(*row)

    def _certificates(self, kind: Literal["root", "operator"]) -> tuple[Certificate, ...]:
        columns = tables.certificates.c
        query = (
            select(columns.fingerprint, columns.kind, columns.der, columns.sealed)
            .where(columns.kind == kind)
            .order_by(columns.position)
        )
        return tuple(
            Certificate(fingerprint, cast("Literal['root', 'operator']", own), der, sealed)
            for fingerprint, own, der, sealed in self._connection.execute(query)
        )


class KeysWriter(KeysReader):
    """Writes the keys."""

    def put_vault(self, vault: Vault) -> None:
        """Keep the vault in place of the earlier one."""
        put_rows(self._connection, tables.vault, [{"contest": self._contest, **asdict(vault)}])

    def put_certificate(self, certificate: Certificate) -> None:
        """Add a certificate, or replace the sealed key of one that is held."""
        columns = tables.certificates.c
        held = self._connection.scalar(select(columns.position).where(columns.fingerprint == certificate.fingerprint))
        last = self._connection.scalar(select(func.max(columns.position))) or 0
        position = last + 1 if held is None else held
        put_rows(self._connection, tables.certificates, [{"position": position, **asdict(certificate)}])

    def put_generation(self, generation: Generation) -> None:
        """Keep a juror's generation in place of the one with its number."""
        put_rows(self._connection, tables.generations, [asdict(generation)])

    def forget_sealed(self, juror: str, number: int) -> None:
        """Delete code and enrolment key of a generation whose key is pinned."""
        columns = tables.generations.c
        self._connection.execute(
            update(tables.generations).where(columns.juror == juror, columns.number == number).values(sealed=None)
        )

    def put_round_key(self, key: RoundKey) -> None:
        """Keep a round's evidence key in place of the earlier one."""
        put_rows(self._connection, tables.round_keys, [asdict(key)])

    def forget_round_key(self, round_number: int) -> None:
        """Delete the private half of a finished contest's evidence key."""
        columns = tables.round_keys.c
        self._connection.execute(update(tables.round_keys).where(columns.round == round_number).values(sealed=None))
