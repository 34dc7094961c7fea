"""What ``contest.db`` is called and which version of it this program writes."""

from __future__ import annotations

from core.storage.contest.migrations import steps
from core.storage.contest.tables import metadata
from core.storage.schema import Schema

CONTEST_SCHEMA = Schema(name="jury/contest", noun="contest", version=1, metadata=metadata, steps=steps)
