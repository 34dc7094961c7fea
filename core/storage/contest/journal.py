"""The journal of the secretary's acts: lines are only ever added, by swapping the head that was read."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select, update

from core.base.errors import RefusedError, refuse
from core.domain.acts import ACTS, Act, Line
from core.domain.journal import chain_line, check_chain
from core.storage.contest.tables import journal, journal_head


class JournalReader:
    """Reads the journal of one contest."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last line; ``(0, "")`` before the first."""
        row = self._connection.execute(select(journal_head.c.number, journal_head.c.hash)).one()
        return row[0], row[1]

    def lines(self) -> tuple[Line, ...]:
        """Return all lines; raises ``journal.broken`` at one that cannot be read. The chain is not recounted."""
        rows = self._connection.execute(select(journal).order_by(journal.c.number))
        return tuple(_read(row, place=place) for place, row in enumerate(rows, start=1))

    def acts(self) -> tuple[Act, ...]:
        """Return the acts in order; raises ``journal.broken`` at one that cannot be read."""
        return tuple(line.act for line in self.lines())

    def verify(self) -> None:
        """Recount the whole chain; raises ``journal.broken`` with the first wrong line."""
        check_chain(self.lines(), head=self.head())


class JournalWriter(JournalReader):
    """Adds lines to the journal."""

    def append(self, act: Act, *, at: str, actor: str) -> Line:
        """Add one line; raises ``journal.overtaken`` if another secretary wrote since the head was read."""
        return self.append_all((act,), at=at, actor=actor)[0]

    def append_all(self, acts: Sequence[Act], *, at: str, actor: str) -> tuple[Line, ...]:
        """Add lines in order; raises ``journal.overtaken``."""
        head = self.head()
        number, previous = head
        lines: list[Line] = []
        for act in acts:
            line = chain_line(act, number=number + 1, at=at, actor=actor, previous=previous)
            number, previous = line.number, line.hash
            lines.append(line)
        if lines:
            self._swap_head(head, (number, previous))
            self._connection.execute(insert(journal), [_to_row(line) for line in lines])
        return tuple(lines)

    def _swap_head(self, old: tuple[int, str], new: tuple[int, str]) -> None:
        swapped = self._connection.execute(
            update(journal_head)
            .where(journal_head.c.number == old[0], journal_head.c.hash == old[1])
            .values(number=new[0], hash=new[1])
        )
        if swapped.rowcount != 1:
            refuse("journal.overtaken")


def _to_row(line: Line) -> dict[str, str | int | bytes]:
    return {
        "number": line.number,
        "at": line.at,
        "actor": line.actor,
        "act": line.act.to_bytes(),
        "previous": line.previous,
        "hash": line.hash,
    }


def _read(row: tuple[int, str, str, bytes, str, str], *, place: int) -> Line:
    number, at, actor, act, previous, own = row
    try:
        return Line(number=number, at=at, actor=actor, act=ACTS.validate_json(act), previous=previous, hash=own)
    except ValidationError as problem:
        raise RefusedError("journal.broken", line=place) from problem
