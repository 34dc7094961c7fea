"""When applications came in, compared as finely as all of them allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from core.base.errors import refuse

_DATE_LENGTH = len("2025-12-12")


def order_moments(tied: Sequence[str], *, submitted: Mapping[str, str]) -> dict[str, int | None]:
    """Return each entry's position in time from 0, equal for equal moments, None where no moment is known.

    Moments with offsets are compared as instants if all have one, else by the clock on the wall; if one gives only
    the day, only days are compared. Raises ``tie.unreadable_moment``.
    """
    known = {entry: submitted[entry].strip() for entry in tied if submitted.get(entry, "").strip()}
    moments = {entry: _read(text, entry=entry) for entry, text in known.items()}
    if all(moment.tzinfo for moment in moments.values()):
        moments = {entry: moment.astimezone(UTC) for entry, moment in moments.items()}
    else:
        moments = {entry: moment.replace(tzinfo=None) for entry, moment in moments.items()}
    if any(len(text) == _DATE_LENGTH for text in known.values()):
        moments = {
            entry: moment.replace(hour=0, minute=0, second=0, microsecond=0) for entry, moment in moments.items()
        }
    positions = {moment: position for position, moment in enumerate(sorted(set(moments.values())))}
    return {entry: positions[moments[entry]] if entry in moments else None for entry in tied}


def _read(text: str, *, entry: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        refuse("tie.unreadable_moment", entry=entry, text=text[:40])
