"""The stages of the story, each with what it counted and how long it took."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from core.base.progress import Progress

Show = Callable[[str, int | None], AbstractContextManager[Progress]]
"""Shows a stage, by its name and the number of its round, while it runs."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that is over; ``round`` is None for what belongs to no round."""

    name: str
    round: int | None
    count: int
    seconds: float


@dataclass(slots=True)
class Running:
    """A stage at work; whoever works sets ``count``."""

    progress: Progress
    count: int = 0


@dataclass(slots=True)
class Stages:
    """All stages so far."""

    show: Show
    done: list[Stage] = field(default_factory=list)

    @contextmanager
    def run(self, name: str, *, round_number: int | None = None) -> Iterator[Running]:
        """Measure a stage and show its progress."""
        begun = perf_counter()
        with self.show(name, round_number) as progress:
            running = Running(progress)
            yield running
        self.done.append(Stage(name, round_number, running.count, perf_counter() - begun))
