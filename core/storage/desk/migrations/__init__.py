"""The way of ``desk.db`` from its first version to the present one, a module per step."""

from __future__ import annotations

from core.storage.schema import Step


def steps() -> tuple[Step, ...]:
    """Return all steps in order; imported only when a database is old."""
    from core.storage.desk.migrations import m0001_first, m0002_moves  # only an old database needs them

    return Step(1, m0001_first.upgrade), Step(2, m0002_moves.upgrade)
