"""The root pinned for each contest, and the jurors' own sealed keys."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, select

from core.base.errors import refuse
from core.storage.desk.tables import keys, roots
from core.storage.desk.values import DeskKey
from core.storage.dialect import put_rows


class RootsReader:
    """Reads pinned roots."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, contest: str) -> str | None:
        """Return the root pinned for a contest."""
        return self._connection.scalar(select(roots.c.root).where(roots.c.contest == contest))


class RootsWriter(RootsReader):
    """Pins roots."""

    def pin(self, contest: str, root: str) -> None:
        """Pin a contest's root for good; raises ``desk.other_root`` (contest) if another one is pinned."""
        put_rows(self._connection, roots, [{"contest": contest, "root": root}], replace=False)
        if self.get(contest) != root:
            refuse("desk.other_root", contest=contest)


class KeysReader:
    """Reads the jurors' keys."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, contest: str, *, juror: str, generation: int) -> DeskKey | None:
        """Return a juror's key of one generation."""
        query = select(keys).where(keys.c.contest == contest, keys.c.juror == juror, keys.c.generation == generation)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else DeskKey(*row)

    def all(self) -> tuple[DeskKey, ...]:
        """Return all keys by contest, juror and generation."""
        query = select(keys).order_by(keys.c.contest, keys.c.juror, keys.c.generation)
        return tuple(DeskKey(*row) for row in self._connection.execute(query))


class KeysWriter(KeysReader):
    """Keeps the jurors' keys."""

    def put(self, key: DeskKey) -> None:
        """Keep a key; the first of a generation stays as it is, and ``desk.other_key`` is raised for another one."""
        put_rows(self._connection, keys, [asdict(key)], replace=False)
        held = self.get(key.contest, juror=key.juror, generation=key.generation)
        if held is not None and held.public != key.public:
            refuse("desk.other_key", contest=key.contest, juror=key.juror)

    def replace(self, key: DeskKey) -> None:
        """Keep a key in place of another of its generation, which signed nothing: the caller knows that."""
        put_rows(self._connection, keys, [asdict(key)])
