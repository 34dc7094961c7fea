"""Small JSON documents by name: what papers print, how columns were mapped."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from core.base.strict_json import Json, decode, encode
from core.storage.contest.tables import settings
from core.storage.dialect import put_rows

MAX_SETTING_BYTES = 1_000_000


class SettingsReader:
    """Reads the documents."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> Json:
        """Return a document, or None where there is none."""
        body = self._connection.scalar(select(settings.c.body).where(settings.c.name == name))
        return None if body is None else decode(body, max_bytes=MAX_SETTING_BYTES)

    def names(self) -> tuple[str, ...]:
        """Return the names of all documents, sorted."""
        return tuple(self._connection.scalars(select(settings.c.name).order_by(settings.c.name)))


class SettingsWriter(SettingsReader):
    """Writes the documents."""

    def put(self, name: str, value: Json) -> None:
        """Keep a document under a name in place of the earlier one; raises ``json.*`` for what could not be read."""
        body = encode(value)
        decode(body, max_bytes=MAX_SETTING_BYTES)
        put_rows(self._connection, settings, [{"name": name, "body": body}])

    def remove(self, name: str) -> None:
        """Drop a document if there is one."""
        self._connection.execute(delete(settings).where(settings.c.name == name))
