"""Blocks put on pages one below another; a page that is full begins the next one."""

from __future__ import annotations

from collections.abc import Sequence

from core.base.errors import refuse
from core.exchange.sheet.layout1.geometry import CONTINUED_TOP, LOWEST, PAGE_HEIGHT, mm
from core.exchange.sheet.layout1.ink import Block

MAX_PAGES = 3000
FIRST_TOP = mm("13")


class Flow:
    """Pages that fill from the top; ``pages`` holds their operators."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self._y = FIRST_TOP

    @property
    def room(self) -> int:
        """How much height is left on this page."""
        return LOWEST - self._y

    def place(self, block: Block, *, head: Sequence[Block] = (), keep: int = 0) -> None:
        """Put a block below the last one, or on a new page if it and ``keep`` below it do not fit.

        A new page begins with the blocks of ``head``. Raises ``sheet.too_long``, also for a block that no page holds.
        """
        if block.height + keep > self.room:
            self.open_page(head)
        if block.height > self.room:
            refuse("sheet.too_long", limit=MAX_PAGES)
        self._put(block)

    def open_page(self, head: Sequence[Block]) -> None:
        """Begin a new page; raises ``sheet.too_long``."""
        if len(self.pages) >= MAX_PAGES:
            refuse("sheet.too_long", limit=MAX_PAGES)
        self.pages.append([])
        self._y = CONTINUED_TOP
        for block in head:
            self._put(block)

    def _put(self, block: Block) -> None:
        self.pages[-1].append(f"q 1 0 0 1 0 {PAGE_HEIGHT - self._y} cm\n{block.content}Q\n")
        self._y += block.height
