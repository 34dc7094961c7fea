"""The time of day, shown to people and judged by nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Anything that answers the present moment with its offset; tests and the demo bring their own."""


def system_clock() -> datetime:
    """Return now in the laptop's own time zone, to the second."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def stamp(moment: datetime) -> str:
    """Return ISO 8601 with offset and whole seconds, for example ``2025-12-12T14:05:00+07:00``."""
    return moment.isoformat(timespec="seconds")
