"""Where the pages of a document lie at a zoom: arithmetic alone, in pixels of the view."""

from __future__ import annotations

from dataclasses import dataclass

MARGIN = 16
"""Beside and above all pages, and between one and the next."""
BELOW = 64
"""Under the last page, so that what floats over the view's corners covers nothing that cannot be scrolled up."""

STEPS = (0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
SMALLEST = 0.02
MOST_FIT = 1.5
"""A small picture is not blown up further than this to fill the width."""

_NEARLY = 1e-3


@dataclass(frozen=True, slots=True)
class Box:
    """A page's place in the document."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """The first line below it."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Pages one under another in the middle of ``room`` pixels; ``pages`` are their natural sizes, at least one."""

    pages: tuple[tuple[int, int], ...]
    zoom: float
    room: int

    @property
    def width(self) -> int:
        """The document's width; the view scrolls sideways when it is more than the room."""
        return max(self.room, self._widest + 2 * MARGIN)

    @property
    def height(self) -> int:
        """The document's height."""
        return self.boxes()[-1].bottom + BELOW

    def boxes(self) -> tuple[Box, ...]:
        """Return where every page lies."""
        boxes: list[Box] = []
        top = MARGIN
        for wide, high in self.pages:
            width, height = max(1, round(wide * self.zoom)), max(1, round(high * self.zoom))
            boxes.append(Box((self.width - width) // 2, top, width, height))
            top += height + MARGIN
        return tuple(boxes)

    @property
    def _widest(self) -> int:
        return max(round(wide * self.zoom) for wide, _ in self.pages)


def fit_zoom(pages: tuple[tuple[int, int], ...], *, room: int) -> float:
    """Return the zoom at which the widest page fills the room, within reason."""
    widest = max(wide for wide, _ in pages)
    return min(MOST_FIT, max(SMALLEST, (room - 2 * MARGIN) / widest))


def next_step(zoom: float, *, larger: bool) -> float:
    """Return the next zoom of the ladder; at its ends, the zoom itself."""
    if larger:
        return next((each for each in STEPS if each > zoom + _NEARLY), zoom)
    return next((each for each in reversed(STEPS) if each < zoom - _NEARLY), zoom)
