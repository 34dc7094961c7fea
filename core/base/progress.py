"""Progress of long work: said by the worker, shown by whoever called it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all; it may raise ``work.cancelled``."""


def silent(done: int, total: int) -> None:
    """Show nothing."""
