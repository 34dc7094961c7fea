"""The parent's end of one worker process: its pipe, the jobs it holds, and since when it works on the first."""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from dataclasses import dataclass

from core.base.pool_worker import BEGUN, serve

AHEAD_BYTES = 16 * 1024
"""A second task this small fits into the pipe's buffer, so that giving it can never wait for a busy worker."""

START_SECONDS = 60.0
_LAST_SECONDS = 2.0


@dataclass(slots=True)
class Job:
    """One item on its way: its place in the order, the packed task, its name, and how often it was given in vain."""

    place: int
    task: bytes
    name: str
    lost: int = 0


class WorkerProcess:
    """A spawned process that answers the jobs it was given in their order."""

    def __init__(self, *, memory_bytes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, memory_bytes), daemon=True)
        self._process.start()
        theirs.close()
        self._since = 0.0
        self.jobs: deque[Job] = deque()
        self.has_begun = False

    def can_take(self, job: Job) -> bool:
        """Whether giving ``job`` now would not make anyone wait."""
        return not self.jobs or (len(self.jobs) == 1 and len(job.task) <= AHEAD_BYTES)

    def give(self, job: Job) -> None:
        """Send a job; raises OSError when the process has gone."""
        if not self.jobs:
            self._wait_for_next()
        self.jobs.append(job)
        self.connection.send_bytes(job.task)

    def hear(self) -> tuple[Job, bytes] | None:
        """Take one message: an answer with its job, or None for a job begun; raises EOFError or OSError at its end."""
        message = self.connection.recv_bytes()
        if message == BEGUN:
            self._since, self.has_begun = time.monotonic(), True
            return None
        self._wait_for_next()
        return self.jobs.popleft(), message

    def seconds_left(self, timeout: float) -> float:
        """Return the seconds until the first job is overdue; a process just started gets a minute on top."""
        allowed = timeout if self.has_begun else timeout + START_SECONDS
        return self._since + allowed - time.monotonic()

    def stop(self, *, now: bool) -> int | None:
        """End the process, at once or when it notices that nobody speaks to it; return its exit code."""
        if now:
            self._process.kill()
        self.connection.close()
        self._process.join(_LAST_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        code = self._process.exitcode
        self._process.close()
        return code

    def _wait_for_next(self) -> None:
        self._since, self.has_begun = time.monotonic(), False
