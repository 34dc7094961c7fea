"""Blocks onto pages: what belongs together stays together, tables repeat their heading, signatures are never alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.documents.blocks import Block
from core.pdf.page import Page

_SLACK = 1e-6


@dataclass(frozen=True)
class Sheet:
    """A paper and the part of it that blocks may fill, in millimetres; ``first_top`` is the first page's own."""

    width: float
    height: float
    top: float
    bottom: float
    first_top: float

    def top_of(self, page: int) -> float:
        """Return where blocks begin on a page, counted from 0."""
        return self.top if page else self.first_top


@dataclass(frozen=True)
class Placed:
    """A block and where its upper edge stands."""

    y: float
    block: Block


PlacedPage = tuple[Placed, ...]
Frame = Callable[[int, int], Block]
"""Gives what stands around the blocks of a page, by its number from 1 and how many there are; from the page's top."""


class _Filling:
    """Pages under way."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.pages: list[list[Placed]] = [[]]
        self.y = sheet.first_top

    @property
    def begun(self) -> bool:
        return bool(self.pages[-1])

    def height_of(self, run: Sequence[Block]) -> float:
        """Return how much a run would take where the page stands now."""
        head = 0.0 if self.begun else sum(each.height for each in run[0].head)
        gaps = sum(each.gap for each in run) - (0.0 if self.begun else run[0].gap)
        return head + gaps + sum(each.height for each in run)

    def has_room_for(self, run: Sequence[Block]) -> bool:
        return self.y + self.height_of(run) <= self.sheet.bottom + _SLACK

    def put(self, block: Block) -> None:
        if not self.begun:
            for each in block.head:
                self._place(each)
        self.y += block.gap if self.begun else 0.0
        self._place(block)

    def turn(self) -> None:
        self.pages.append([])
        self.y = self.sheet.top_of(len(self.pages) - 1)

    def _place(self, block: Block) -> None:
        self.pages[-1].append(Placed(self.y, block))
        self.y += block.height


def paginate(blocks: Sequence[Block], *, sheet: Sheet) -> list[PlacedPage]:
    """Place blocks from top to bottom; a run higher than a page is parted where it must be."""
    filling = _Filling(sheet)
    for run in _runs(blocks):
        if filling.begun and not filling.has_room_for(run):
            filling.turn()
        for block in run:
            if filling.begun and not filling.has_room_for((block,)):
                filling.turn()
            filling.put(block)
    return [_sunk(page, sheet=sheet) for page in filling.pages]


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    run: list[Block] = []
    for block in blocks:
        run.append(block)
        if not block.keep:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _sunk(page: Sequence[Placed], *, sheet: Sheet) -> PlacedPage:
    """Let a page's sinking blocks down to its foot."""
    if not page:
        return ()
    slack = sheet.bottom - (page[-1].y + page[-1].block.height)
    return tuple(Placed(each.y + slack, each.block) if each.block.sink else each for each in page)


def draw_pages(pages: Sequence[PlacedPage], *, sheet: Sheet, frame: Frame) -> list[Page]:
    """Draw placed pages, each in its frame."""
    drawn = []
    for number, placed in enumerate(pages, start=1):
        page = Page(width=sheet.width, height=sheet.height)
        for each in (Placed(0.0, frame(number, len(pages))), *placed):
            _draw(page, each)
        drawn.append(page)
    return drawn


def _draw(page: Page, placed: Placed) -> None:
    for rule in placed.block.rules:
        y = placed.y + rule.y
        page.draw_line((rule.left, y), (rule.right, y), colour=rule.colour, width=rule.width)
    for text in placed.block.texts:
        page.draw_text(text.text, x=text.x, y=placed.y + text.y, style=text.style, align=text.align)
