"""A sheet's pages as pictures, drawn in a process of their own: asked for page by page, answered by signals.

Lives on the UI thread and never waits. Wishes of which nobody sees the page any more are dropped.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.base.errors import RefusedError, refuse
from core.domain.entries import EvidenceKind
from ui.kit.messages import Messages
from ui.kit.tasks import TaskRunner

if TYPE_CHECKING:  # slow imports: processes, pictures
    from core.base.pool import WorkPool
    from core.services.scoring.evidence_pictures import Picture

_NAME = "sheet.pdf"
_BYTES_PER_PIXEL = 3


class SheetPages(QObject):
    """Draws one PDF file at a time."""

    opened = Signal(object)
    """The natural sizes in pixels of all pages of the file shown last."""
    drawn = Signal(int, object)
    """A page and its QImage."""
    refused = Signal(object)
    """The file cannot be drawn: a :class:`RefusedError`."""

    def __init__(self, *, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._tasks: TaskRunner | None = None
        self._artist = _Artist()
        self._data = b""
        self._wishes: tuple[tuple[int, int], ...] = ()
        self._is_open = False
        self._is_busy = False

    def show(self, data: bytes, *, width: int) -> None:
        """Draw another file, its first page ``width`` device pixels wide to begin with."""
        self._data, self._is_open = data, False
        self._wishes = ((0, width),)
        self._next()

    def want(self, wishes: tuple[tuple[int, int], ...]) -> None:
        """Wish for pages, each so many device pixels wide, in place of what was wished for before."""
        if self._is_open:
            self._wishes = wishes
            self._next()

    def rest(self) -> None:
        """Let thread and process go until something is wished for again; waits for neither."""
        self._wishes, self._is_busy = (), False
        if self._tasks is not None:
            self._tasks.run(self._artist.rest, owner=self)
            self._tasks.close(wait=False)
            self._tasks, self._artist = None, _Artist()

    def _next(self) -> None:
        if self._wishes and not self._is_busy:
            self._is_busy = True
            (page, width), data = self._wishes[0], self._data
            self._wishes = self._wishes[1:]
            if self._tasks is None:
                self._tasks = TaskRunner("sheet-pages", messages=self._messages)
            draw = partial(self._artist.draw, data, page=page, width=width)
            self._tasks.run(draw, owner=self, done=partial(self._show, data, page), failed=partial(self._fail, data))

    def _show(self, data: bytes, page: int, picture: Picture) -> None:
        self._is_busy = False
        if data is self._data:
            if not self._is_open:
                self._is_open = True
                self.opened.emit(picture.pages)
            self.drawn.emit(page, _as_image(picture))
        self._next()

    def _fail(self, data: bytes, problem: RefusedError) -> None:
        self._is_busy = False
        if data is self._data:
            self._wishes = ()
            self.refused.emit(problem)
        self._next()


class _Artist:
    """The worker's side: a process that is started with the first page."""

    def __init__(self) -> None:
        self._pool: WorkPool | None = None

    def draw(self, data: bytes, *, page: int, width: int) -> Picture:
        """Draw a page; raises ``sheet.not_drawn``."""
        from core.base.pool import WorkPool
        from core.services.scoring.evidence_pictures import PictureTask, open_picture

        if self._pool is None:
            self._pool = WorkPool(workers=1)
        task = PictureTask(_NAME, EvidenceKind.PDF, data, width=width, page=page)
        try:
            return open_picture(self._pool, task)
        except RefusedError as problem:
            refuse("sheet.not_drawn", reason=problem.code)

    def rest(self) -> None:
        """Let the process go."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None


def _as_image(picture: Picture) -> QImage:
    """Return the pixels as Qt holds them; the copy is Qt's own, so the bytes may go."""
    stride = picture.width * _BYTES_PER_PIXEL
    image = QImage(picture.rgb, picture.width, picture.height, stride, QImage.Format.Format_RGB888)
    return image.copy()
