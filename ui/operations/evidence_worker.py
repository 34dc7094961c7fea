"""The worker's side of the evidence: everything here runs on the evidence's own thread, decoding in its process."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from core.base.errors import refuse
from core.base.progress import Progress
from core.exchange.package.model import Package
from ui.operations.evidence_requests import Answer, Counted, Drawn, HistoryRequest, PictureRequest, Read, Request

if TYPE_CHECKING:  # slow imports: keys, processes
    from core.base.pool import WorkPool
    from core.services.scoring.evidence import EvidenceShelf, Holdings
    from core.services.scoring.evidence_pictures import Picture

_BYTES_PER_PIXEL = 3


class EvidenceWorker:
    """A shelf and a process of its own; nothing of either exists before the first question."""

    def __init__(self, *, package: Package, identity: str | None, folder: Path) -> None:
        self._package = package
        self._identity = identity
        self._folder = folder

    def look(self) -> Holdings:
        """Return what is at the desk."""
        return self._shelf.look()

    def take(self, source: Path, progress: Progress) -> None:
        """Copy a volume into the desk; this alone may run on another thread."""
        from core.services.scoring.evidence import EvidenceShelf

        shelf = EvidenceShelf(self._folder, package=self._package, identity=None)
        shelf.take(source, progress=progress)

    def answer(self, request: Request) -> Answer:
        """Open an item and make of it what is asked for; raises ``evidence.*``, ``zip.*`` or ``disk.*``."""
        from core.services.scoring.evidence_pictures import PictureTask, open_picture
        from core.services.scoring.evidence_posts import HistoryTask, open_history
        from core.services.scoring.evidence_texts import read_text

        evidence = request.evidence
        data = self._shelf.open_item(evidence)
        if isinstance(request, PictureRequest):
            task = PictureTask(
                evidence.name, evidence.kind, data, width=request.width, page=request.page, height=request.height
            )
            return _as_image(open_picture(self._pool, task), item=evidence.name)
        if isinstance(request, HistoryRequest):
            return Counted(open_history(self._pool, HistoryTask(evidence.name, data)))
        return Read(read_text(data, name=evidence.name))

    def close(self) -> None:
        """Let the process go."""
        if "_pool" in self.__dict__:
            self._pool.close()

    @cached_property
    def _shelf(self) -> EvidenceShelf:
        from core.services.scoring.evidence import EvidenceShelf

        shelf = EvidenceShelf(self._folder, package=self._package, identity=self._identity)
        shelf.look()
        return shelf

    @cached_property
    def _pool(self) -> WorkPool:
        from core.base.pool import WorkPool

        return WorkPool(workers=1)


def _as_image(picture: Picture, *, item: str) -> Drawn:
    """Return the pixels as Qt holds them; the copy is Qt's own, so the bytes may go."""
    stride = picture.width * _BYTES_PER_PIXEL
    if len(picture.rgb) != stride * picture.height:
        refuse("evidence.unreadable", item=item)
    image = QImage(picture.rgb, picture.width, picture.height, stride, QImage.Format.Format_RGB888)
    return Drawn(image.copy(), picture.pages)
