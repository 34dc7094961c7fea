"""One pool of spawned processes for what is heavy or dangerous: strangers' files, signatures, typesetting.

A task that crashes, hangs or eats all memory costs its own item and nothing else: the pool names it and goes on.
Results come back in the order of the items, a bounded number of them in flight. The processes start with the first
task. One thread uses a pool at a time.

Each worker has a pipe of its own, so a death is always laid at the right door. (pebble's workers share one pipe: when
a task died right after another's large result, it blamed the other, twice in 1,800 tasks of a trial.)
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, NoReturn, Self, TypeVar, cast

from core.base.errors import Fact, RefusedError
from core.base.pool_process import Job, WorkerProcess
from core.base.pool_worker import DONE, pack_task, unpack_answer
from core.base.progress import Progress, silent

Item = TypeVar("Item")
Result = TypeVar("Result")

MEMORY_BYTES = 2 * 2**30
_IN_FLIGHT_PER_WORKER = 8
_CPU_LIMIT_EXIT = -int(getattr(signal, "SIGXCPU", 24))


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """A task's result."""

    value: Result

    def require(self) -> Result:
        """Return the value."""
        return self.value


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that gave none: the code of its own refusal, or ``work.*`` with the item's name."""

    code: str
    facts: Mapping[str, Fact]

    def require(self) -> NoReturn:
        """Raise the refusal that this is."""
        raise RefusedError(self.code, **self.facts)


@dataclass(slots=True)
class _Round:
    """One call of ``map``: jobs not yet given, outcomes not yet asked for."""

    timeout: float
    waiting: deque[Job] = field(default_factory=deque)
    outcomes: dict[int, Done[object] | Failed] = field(default_factory=dict)


class WorkPool:
    """A lazily started pool; use it as a context manager."""

    def __init__(self, *, workers: int = 2, memory_bytes: int = MEMORY_BYTES) -> None:
        self._size = workers
        self._memory_bytes = memory_bytes
        self._workers: list[WorkerProcess] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop the processes, also those still at work; the next ``map`` starts new ones."""
        while self._workers:
            worker = self._workers.pop()
            worker.stop(now=bool(worker.jobs))

    def map(
        self,
        function: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        timeout: float,
        name: Callable[[Item], str] = str,
        progress: Progress = silent,
    ) -> Iterator[Done[Result] | Failed]:
        """Yield one outcome per item, in order; ``function`` must be importable, items and results picklable.

        ``timeout`` is in seconds per item; ``name`` says what an item is called in messages. A refusal raised by the
        function is passed on as it is; otherwise the codes are ``work.crashed``, ``work.timeout``, ``work.memory``
        and ``work.failed`` with the fact ``item``. Leaving the loop early stops what is still running.
        """
        current = _Round(timeout)
        given = 0
        try:
            for place in range(len(items)):
                while place not in current.outcomes:
                    stop = min(len(items), place + self._size * _IN_FLIGHT_PER_WORKER)
                    for number in range(given, stop):
                        task = pack_task(function, items[number], seconds=timeout)
                        current.waiting.append(Job(number, task, name(items[number])))
                    given = stop
                    self._feed(current)
                    self._listen(current)
                progress(place + 1, len(items))
                yield cast("Done[Result] | Failed", current.outcomes.pop(place))
        finally:
            if any(worker.jobs for worker in self._workers):
                self.close()

    def _feed(self, current: _Round) -> None:
        """Give waiting jobs to workers that have room: first one each, then one ahead."""
        idle = sum(not worker.jobs for worker in self._workers)
        # all start before the first is given a job, for a large one waits until its worker is up
        for _ in range(min(len(current.waiting) - idle, self._size - len(self._workers))):
            self._workers.append(WorkerProcess(memory_bytes=self._memory_bytes))
        for ahead in (0, 1):
            for worker in list(self._workers):
                if current.waiting and len(worker.jobs) == ahead and worker.can_take(current.waiting[0]):
                    self._give(worker, current)

    def _give(self, worker: WorkerProcess, current: _Round) -> None:
        try:
            worker.give(current.waiting.popleft())
        except OSError:
            self._bury(worker, current)

    def _listen(self, current: _Round) -> None:
        """Wait for messages and deaths, or until the first job at work is overdue."""
        busy = [worker for worker in self._workers if worker.jobs]
        patience = min((worker.seconds_left(current.timeout) for worker in busy), default=0.0)
        speaking = wait([worker.connection for worker in busy], timeout=max(patience, 0.0))
        for worker in busy:
            if worker.connection in speaking:
                self._hear(worker, current)
            elif worker.seconds_left(current.timeout) <= 0:
                self._bury(worker, current, overdue=True)

    def _hear(self, worker: WorkerProcess, current: _Round) -> None:
        try:
            heard = worker.hear()
        except (EOFError, OSError):
            self._bury(worker, current)
            return
        if heard is not None:
            job, answer = heard
            current.outcomes[job.place] = _read(answer, job)

    def _bury(self, worker: WorkerProcess, current: _Round, *, overdue: bool = False) -> None:
        """Part with a worker; the job it was at has failed, one that it never began is given to the others."""
        self._workers.remove(worker)
        exit_code = worker.stop(now=True)
        guilty = worker.jobs.popleft() if worker.jobs else None
        current.waiting.extendleft(reversed(worker.jobs))
        if guilty is None:
            return
        guilty.lost += 1
        if not worker.has_begun and not overdue and guilty.lost <= self._size + 1:
            current.waiting.appendleft(guilty)
            return
        code = "work.timeout" if overdue or exit_code == _CPU_LIMIT_EXIT else "work.crashed"
        current.outcomes[guilty.place] = Failed(code, {"item": guilty.name})


def _read(answer: bytes, job: Job) -> Done[object] | Failed:
    kind, content = unpack_answer(answer)
    if kind == DONE:
        return Done(content)
    facts = cast("dict[str, Fact]", content)
    return Failed(kind, facts | {"item": job.name} if kind.startswith("work.") else facts)
