"""Moving a juror's work away: the worker's side, on the thread that owns the database.

The other laptop opens what arrives as :class:`ui.operations.opening.FromMove`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # slow import: the database
    from ui.operations.seat import Seat


def suggest_move_name(juror: str) -> str:
    """Return the name of the file."""
    return f"{juror}-work.jurymove"


def move_away(seat: Seat, *, path: Path, code: str) -> None:
    """Put what is pending on disk, then the whole work into a file, and lock it here.

    Raises ``code.*``, ``key.*`` or ``disk.*``; then nothing has moved.
    """
    from core.services.scoring import moving
    from ui.operations.seat import flush

    flush(seat)
    moving.move_away(seat.desk, seat.at, path=path, code=code, clock=seat.clock)
