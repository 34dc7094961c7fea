"""Entries with their imported figures and viewing copies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, cast

from sqlalchemy import Connection, delete, select

from core.base.numbers import plain
from core.domain.entries import Entry, Evidence, EvidenceKind, Figure, KeptEvidence
from core.storage.contest import tables
from core.storage.dialect import Cell, put_rows

_DIGITS = re.compile(r"(\d+)")


class EntriesReader:
    """Reads entries."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Entry, ...]:
        """Return all entries by nomination and then by number as people count: 2 before 10."""
        entries = [_read(row) for row in self._connection.execute(select(tables.entries))]
        return tuple(sorted(entries, key=lambda entry: (entry.nomination, natural_order(entry.number))))

    def get(self, number: str) -> Entry | None:
        """Return one entry."""
        row = self._connection.execute(select(tables.entries).where(tables.entries.c.number == number)).one_or_none()
        return None if row is None else _read(row)

    def figures(self) -> dict[str, tuple[Figure, ...]]:
        """Return the figures of every entry that has some, in the order they were put."""
        columns = tables.figures.c
        query = select(columns.entry, columns.name, columns.value).order_by(columns.entry, columns.position)
        found: dict[str, list[Figure]] = {}
        for entry, name, value in self._connection.execute(query):
            found.setdefault(entry, []).append(Figure(name=name, value=Decimal(value)))
        return {entry: tuple(items) for entry, items in found.items()}

    def evidence(self) -> dict[str, tuple[Evidence, ...]]:
        """Return the viewing copies of every entry that has some, in the order they were put."""
        return {entry: tuple(item.shown for item in items) for entry, items in self.kept_evidence().items()}

    def kept_evidence(self) -> dict[str, tuple[KeptEvidence, ...]]:
        """Return viewing copies with their originals."""
        columns = tables.evidence.c
        query = select(
            columns.entry, columns.name, columns.kind, columns.sha256, columns.size, columns.original
        ).order_by(columns.entry, columns.position)
        found: dict[str, list[KeptEvidence]] = {}
        for entry, name, kind, sha256, size, original in self._connection.execute(query):
            shown = Evidence(name=name, kind=EvidenceKind(kind), sha256=sha256, size=size)
            found.setdefault(entry, []).append(KeptEvidence(shown=shown, original=original))
        return {entry: tuple(items) for entry, items in found.items()}


class EntriesWriter(EntriesReader):
    """Writes entries."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, replacing those whose number is held."""
        put_rows(self._connection, tables.entries, [entry.model_dump() for entry in entries])

    def put_figures(self, number: str, figures: Iterable[Figure]) -> None:
        """Replace an entry's figures."""
        self._connection.execute(delete(tables.figures).where(tables.figures.c.entry == number))
        rows: list[dict[str, Cell]] = [
            {"entry": number, "name": figure.name, "position": position, "value": plain(figure.value)}
            for position, figure in enumerate(figures)
        ]
        put_rows(self._connection, tables.figures, rows)

    def put_evidence(self, number: str, items: Iterable[KeptEvidence]) -> None:
        """Replace an entry's list of evidence; the bytes of copies and originals are stored in the folder before."""
        self._connection.execute(delete(tables.evidence).where(tables.evidence.c.entry == number))
        rows = [
            {"entry": number, "position": position, **item.shown.model_dump(mode="json"), "original": item.original}
            for position, item in enumerate(items)
        ]
        put_rows(self._connection, tables.evidence, rows)


def natural_order(number: str) -> tuple[tuple[int, str], ...]:
    """Return a sorting key that reads runs of digits as numbers; the spelling itself decides last."""
    parts = _DIGITS.split(number)
    counted = tuple((int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in parts)
    return (*counted, (-1, number))


def _read(row: tuple[str, int, str, str, str, str | None, str]) -> Entry:
    number, nomination, applicant, title, link, submitted, status = row
    return Entry(
        number=number,
        nomination=nomination,
        applicant=applicant,
        title=title,
        link=link,
        submitted=submitted,
        status=cast("Literal['admitted', 'withdrawn']", status),  # checked by the value itself
    )
