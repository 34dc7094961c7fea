"""The rules of counting: every version by its hash, and which one stands now."""

from __future__ import annotations

from sqlalchemy import Connection, select

from core.base.errors import refuse
from core.domain.rules import MAX_RULES_BYTES, Rules
from core.storage.contest import tables
from core.storage.dialect import Cell, put_rows


class RulesReader:
    """Reads the rules."""

    def __init__(self, connection: Connection, *, contest: str) -> None:
        self._connection = connection
        self._contest = contest

    def current(self) -> Rules:
        """Return the rules that stand now, draft or frozen; raises ``rules.missing`` before the first."""
        query = select(tables.rules.c.body).join(tables.current_rules)
        body = self._connection.scalar(query)
        return refuse("rules.missing") if body is None else _read(body)

    def is_frozen(self) -> bool:
        """Tell whether the current rules are frozen; False before the first."""
        return bool(self._connection.scalar(select(tables.current_rules.c.frozen)))

    def by_hash(self, hash_: str) -> Rules | None:
        """Return any version that ever stood."""
        body = self._connection.scalar(select(tables.rules.c.body).where(tables.rules.c.hash == hash_))
        return None if body is None else _read(body)


class RulesWriter(RulesReader):
    """Puts rules in force."""

    def put(self, rules: Rules, *, frozen: bool) -> None:
        """Make these the current rules; earlier versions stay readable by hash.

        Raises ``json.*`` for rules that no package could carry, such as text that is not NFC.
        """
        body = rules.to_bytes()
        _read(body)
        put_rows(self._connection, tables.rules, [{"hash": rules.hash, "body": body}], replace=False)
        current: dict[str, Cell] = {"contest": self._contest, "rules": rules.hash, "frozen": frozen}
        put_rows(self._connection, tables.current_rules, [current])


def _read(body: bytes) -> Rules:
    return Rules.from_bytes(body, max_bytes=MAX_RULES_BYTES)
