"""What ``desk.db`` is called and which version of it this program writes."""

from __future__ import annotations

from core.storage.desk.migrations import steps
from core.storage.desk.tables import metadata
from core.storage.schema import Schema

DESK_SCHEMA = Schema(name="jury/desk", noun="desk", version=2, metadata=metadata, steps=steps)
