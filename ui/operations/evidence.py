"""A juror's evidence as the pages see it: they say what they want to show, and are told when it is there.

Lives on the UI thread and never waits. Wishes stand in lanes; a new list of wishes for a lane takes the old one's
place, so that nothing is opened for a page that was left meanwhile. One request is at work at a time, on a thread and
in a process of the evidence's own: marks never wait behind a picture. What was answered is kept within a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from core.base.errors import RefusedError
from core.domain.entries import Evidence
from core.exchange.package.model import Package
from ui.kit.messages import Messages
from ui.kit.tasks import Failed, Task, TaskRunner
from ui.operations.evidence_cache import AnswerCache
from ui.operations.evidence_requests import Answer, Drawn, Lane, Request
from ui.operations.evidence_worker import EvidenceWorker

if TYPE_CHECKING:  # slow import
    from core.services.scoring.evidence import Holdings

Taken: TypeAlias = "Callable[[Holdings], None]"

MAX_BYTES = 64_000_000
"""Of pictures kept; a single one may be heavier while it is shown."""
MAX_SMALL_BYTES = 8_000_000
"""Of thumbnails, texts and histories, which large pictures must not push out."""
_SMALL = 200_000
_MAX_REFUSALS = 2000


class EvidenceRoom(QObject):
    """One package's evidence at one desk."""

    ready = Signal(object)
    """A :data:`Request` has an answer or a refusal now."""
    holdings_changed = Signal()
    """Another volume is here, or one could not be read: :attr:`holdings` is another value."""

    def __init__(self, *, package: Package, identity: str | None, folder: Path, messages: Messages) -> None:
        super().__init__()
        self.package = package
        self._messages = messages
        self._worker = EvidenceWorker(package=package, identity=identity, folder=folder)
        self._tasks = TaskRunner("evidence", messages=messages)
        self._aside: TaskRunner | None = None
        self._intakes: list[Task] = []
        self._wishes: dict[Lane, tuple[Request, ...]] = {}
        self._running: Request | None = None
        self._large = AnswerCache(limit=MAX_BYTES)
        self._small = AnswerCache(limit=MAX_SMALL_BYTES)
        self._refusals: dict[Request, RefusedError] = {}
        self._holdings: Holdings | None = None
        self._closed = False
        self.refresh()

    @property
    def holdings(self) -> Holdings | None:
        """What is at the desk; None until it was looked at."""
        return self._holdings

    @property
    def kept_bytes(self) -> int:
        """The weight of the answers in memory."""
        return self._large.weight + self._small.weight

    def is_here(self, evidence: Evidence) -> bool:
        """Whether an item has been received, as far as is known."""
        return self._holdings is None or evidence.sha256 in self._holdings.items

    def want(self, lane: Lane, requests: Sequence[Request]) -> None:
        """Wish for answers, most urgent first, in place of what was wished for in this lane before."""
        self._wishes[lane] = tuple(dict.fromkeys(requests))
        self._next()

    def answer(self, request: Request) -> Answer | None:
        """Return an answer that is still here."""
        return self._large.get(request) or self._small.get(request)

    def refusal(self, request: Request) -> RefusedError | None:
        """Return why there will be no answer."""
        return self._refusals.get(request)

    def refresh(self) -> None:
        """Look at the desk's volumes again."""
        self._tasks.run(self._worker.look, owner=self, done=self._hold, failed=self._messages.refuse)

    def take(self, source: Path, *, progress: Callable[[int, int], None], done: Taken, failed: Failed) -> Task:
        """Copy an evidence volume into the desk and show what it brought; ``progress`` is in bytes.

        A large volume takes its time, so this has another thread.
        """

        def look(_: None) -> None:
            self._tasks.run(self._worker.look, owner=self, done=finish, failed=failed)

        def finish(holdings: Holdings) -> None:
            self._hold(holdings)
            done(holdings)

        work = partial(self._worker.take, source)
        task = self._runner_aside().run_long(work, owner=self, progress=progress, done=look, failed=failed)
        self._intakes.append(task)
        return task

    def receive(self, source: Path) -> Task:
        """Take a volume in and tell the user by a message what came of it."""
        return self.take(source, progress=_unseen, done=self._tell, failed=self._messages.refuse)

    def run_aside(self, operation: Callable[[], None], *, owner: QObject, done: Callable[[], None]) -> None:
        """Do something slow that no answer should wait for, such as loading a library."""
        self._runner_aside().run(operation, owner=owner, done=lambda _: done())

    def close(self) -> None:
        """Let threads and process go; nothing is answered any more, and a volume half taken in is not kept."""
        if not self._closed:
            self._closed = True
            self._wishes = {}
            for task in self._intakes:
                task.cancel()
            if self._aside is not None:
                self._aside.close()
            self._tasks.run(self._worker.close, owner=self)
            self._tasks.close()

    def _runner_aside(self) -> TaskRunner:
        if self._aside is None:
            self._aside = TaskRunner("evidence-aside", messages=self._messages)
        return self._aside

    def _hold(self, holdings: Holdings) -> None:
        changed = holdings != self._holdings
        self._holdings = holdings
        if changed:
            self._refusals = {}
            self.holdings_changed.emit()
        self._next()

    def _tell(self, holdings: Holdings) -> None:
        if all(self.is_here(each) for entry in self.package.entries for each in entry.evidence):
            self._messages.say("evidence.taken", tone="saved")
        else:
            self._messages.say("evidence.taken_part", tone="saved", have=len(holdings.volumes), of=holdings.of)

    def _next(self) -> None:
        """Put the most urgent wish to work, unless one is at work."""
        if self._running is not None or self._closed:
            return
        waiting = (each for lane in sorted(self._wishes) for each in self._wishes[lane])
        request = next((each for each in waiting if not self._is_settled(each)), None)
        if request is not None:
            self._running = request
            work = partial(self._worker.answer, request)
            self._tasks.run(work, owner=self, done=partial(self._keep, request), failed=partial(self._refuse, request))

    def _is_settled(self, request: Request) -> bool:
        return request in self._refusals or self.answer(request) is not None

    def _keep(self, request: Request, answer: Answer) -> None:
        is_large = isinstance(answer, Drawn) and answer.weight > _SMALL
        (self._large if is_large else self._small).put(request, answer)
        self._settle(request)

    def _refuse(self, request: Request, refused: RefusedError) -> None:
        if len(self._refusals) >= _MAX_REFUSALS:
            self._refusals = {}
        self._refusals[request] = refused
        self._settle(request)

    def _settle(self, request: Request) -> None:
        self._running = None
        self.ready.emit(request)
        self._next()


def _unseen(done: int, total: int) -> None:
    """Stand where nobody watches the progress."""
    del done, total
