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
        table = journal.c
        query = select(table.number, table.at, table.actor, table.act, table.previous, table.hash).order_by(
            table.number
        )
        return tuple(
            Line(number=number, at=at, actor=actor, act=_read_act(act, line=number), previous=previous, hash=own)
            for number, at, actor, act, previous, own in self._connection.execute(query)
        )

    def acts(self) -> tuple[Act, ...]:
        """Return the acts in order; raises ``journal.broken``."""
        query = select(journal.c.number, journal.c.act).order_by(journal.c.number)
        return tuple(_read_act(act, line=number) for number, act in self._connection.execute(query))

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


def _read_act(body: bytes, *, line: int) -> Act:
    try:
        return ACTS.validate_json(body)
    except ValidationError as problem:
        raise RefusedError("journal.broken", line=line) from problem
