"""Work off the UI thread: one worker thread takes tasks in order, answers are delivered where the widgets live.

The runner named ``desk`` owns the database; nobody else touches it. Whatever a task raises becomes a refusal in
words: the world's refusals as they are, our own faults as a report on disk and one calm sentence.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from core.base.errors import RefusedError, refuse
from core.base.progress import Progress
from ui.kit.messages import CANCELLED, Messages

R = TypeVar("R")
Failed = Callable[[RefusedError], None]
Delivery = Callable[[], None]

_PROGRESS_SECONDS = 0.05
"""Progress is delivered no more often than the eye can follow."""

_LEAVING: list[threading.Thread] = []
"""Threads of closed runners that were not waited for yet."""


class Task:
    """One piece of work that was asked for; it can be called off until it is done."""

    def __init__(self) -> None:
        self._called_off = False

    def cancel(self) -> None:
        """Call the work off: it fails with ``work.cancelled`` while it waits, or where it says how far it is."""
        self._called_off = True

    def check(self) -> None:
        """Raise ``work.cancelled`` if the work was called off."""
        if self._called_off:
            refuse(CANCELLED)


class TaskRunner(QObject):
    """A worker thread with a queue; made, asked and closed on the UI thread."""

    busy_changed = Signal(bool)
    _delivered = Signal(object)

    def __init__(self, name: str, *, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._waiting: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._open_tasks = 0
        self._closed = False
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether any task is at work or waiting."""
        return self._open_tasks > 0

    @property
    def thread_id(self) -> int | None:
        """The worker thread's identity, for whoever guards what it owns."""
        return self._thread.ident

    def run(
        self,
        operation: Callable[[], R],
        *,
        owner: QObject,
        done: Callable[[R], None] | None = None,
        failed: Failed | None = None,
    ) -> Task:
        """Run ``operation`` on the worker thread, then call ``done`` with its result on the UI thread.

        A refusal goes to ``failed``, or to the user through :class:`Messages` where that is None. Nothing is
        delivered once ``owner`` was deleted.
        """
        task = Task()
        self._put(task, operation, owner=owner, done=done, failed=failed)
        return task

    def run_long(
        self,
        operation: Callable[[Progress], R],
        *,
        owner: QObject,
        progress: Callable[[int, int], None],
        done: Callable[[R], None] | None = None,
        failed: Failed | None = None,
    ) -> Task:
        """Run an operation that says how far it is; saying so is also where it can be cancelled."""
        task = Task()
        report = self._reporter(task, owner=owner, progress=progress)
        self._put(task, partial(operation, report), owner=owner, done=done, failed=failed)
        return task

    def close(self, *, wait: bool = True) -> None:
        """Finish what was asked for, deliver nothing more, and let the thread go.

        Without ``wait`` it goes by itself; the next runner that is waited for waits for it, too.
        """
        if not self._closed:
            self._closed = True
            self._waiting.put(None)
            _LEAVING.append(self._thread)
        while wait and _LEAVING:
            _LEAVING.pop().join()

    def _put(
        self,
        task: Task,
        operation: Callable[[], R],
        *,
        owner: QObject,
        done: Callable[[R], None] | None,
        failed: Failed | None,
    ) -> None:
        def work() -> None:
            answer = _carry_out(task, operation, done=done, failed=failed or self._messages.refuse)
            if not self._closed:
                self._delivered.emit(partial(self._finish, owner, answer))

        self._open_tasks += 1
        if self._open_tasks == 1:
            self.busy_changed.emit(True)
        self._waiting.put(work)

    def _reporter(self, task: Task, *, owner: QObject, progress: Callable[[int, int], None]) -> Progress:
        said = 0.0

        def report(done: int, total: int) -> None:
            nonlocal said
            task.check()
            now = time.monotonic()
            if done == total or now - said >= _PROGRESS_SECONDS:
                said = now
                self._delivered.emit(partial(_hand_over, owner, partial(progress, done, total)))

        return report

    def _work(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()

    def _deliver(self, delivery: Delivery) -> None:
        if not self._closed:
            delivery()

    def _finish(self, owner: QObject, answer: Delivery) -> None:
        self._open_tasks -= 1
        if self._open_tasks == 0:
            self.busy_changed.emit(False)
        _hand_over(owner, answer)


def _hand_over(owner: QObject, delivery: Delivery) -> None:
    if isValid(owner):
        delivery()


def _carry_out(task: Task, operation: Callable[[], R], *, done: Callable[[R], None] | None, failed: Failed) -> Delivery:
    """Do the work and return what is to be called with its outcome."""
    try:
        task.check()
        result = _on_disk(operation)
    except RefusedError as refused:
        return partial(failed, refused)
    except Exception as fault:  # noqa: BLE001 — whatever goes wrong, the user gets one calm sentence
        return partial(failed, report_fault(fault))
    return _nothing if done is None else partial(done, result)


def _on_disk(operation: Callable[[], R]) -> R:
    """Do the work; what the disk refuses on the way becomes a refusal with the file's name."""
    try:
        return operation()
    except OSError as problem:
        from core.base.files import worded  # not needed to start

        if problem.filename is None:
            raise
        with worded(Path(os.fsdecode(problem.filename))):
            raise


def report_fault(fault: BaseException) -> RefusedError:
    """Write a report of our own fault (places in the program only) and return the sentence about it."""
    from core.cli.crash import write_report  # needed by nobody whose work succeeds

    report = write_report(fault)
    if report is None:
        return RefusedError("fault.unreported")
    return RefusedError("fault.reported", file=report.name, folder=str(report.parent))


def _nothing() -> None:
    """Stand where nobody waits for an answer."""
