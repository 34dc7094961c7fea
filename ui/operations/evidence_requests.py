"""What a page asks of the evidence and what it gets: frozen values, so that a request finds its answer again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtGui import QImage

from core.domain.entries import Evidence
from core.services.scoring.evidence_posts import PostHistory


class Lane(IntEnum):
    """Who asks; a lower lane is served first, and each new list of wishes takes an earlier one's place."""

    LARGE = 0
    """The full screen, which alone is seen while it is open."""
    SHOWN = 1
    THUMBNAILS = 2
    NEXT = 3
    HISTORIES = 4


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A page of an image or PDF file, ``width`` device pixels wide; with ``height``, only its top."""

    evidence: Evidence
    page: int
    width: int
    height: int | None = None


@dataclass(frozen=True, slots=True)
class TextRequest:
    """A text whole."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class HistoryRequest:
    """A page's history of posts."""

    evidence: Evidence


Request: TypeAlias = PictureRequest | TextRequest | HistoryRequest


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and the natural sizes in pixels of all pages of its document."""

    image: QImage
    pages: tuple[tuple[int, int], ...]

    @property
    def weight(self) -> int:
        """Bytes in memory."""
        return self.image.sizeInBytes()


@dataclass(frozen=True, slots=True)
class Read:
    """A text."""

    text: str

    @property
    def weight(self) -> int:
        """Bytes in memory, about."""
        return 2 * len(self.text)


@dataclass(frozen=True, slots=True)
class Counted:
    """A history of posts."""

    history: PostHistory

    @property
    def weight(self) -> int:
        """Bytes in memory, about: a hundred for each week and format."""
        return 100 * (len(self.history.weeks) + len(self.history.formats))


Answer: TypeAlias = Drawn | Read | Counted
