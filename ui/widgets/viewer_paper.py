"""A text to be read: a column no wider than reads well, and nothing that could be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ui.kit.kit import Kit
from ui.widgets.viewer_focus import FocusEdge
from ui.widgets.viewer_scroll import OverlayBar, Scroller

_COLUMN = 600
"""About 75 letters."""
_LEAST_MARGIN = 12
_ABOVE = 16


class PaperText(QPlainTextEdit):
    """Scrolled by Space as pages are."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setReadOnly(True)
        self.setProperty("look", "paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller = Scroller(self.verticalScrollBar())
        self._bar = OverlayBar(self)
        self._edge = FocusEdge(kit, self)
        self._below = 0

    def leave_below(self, pixels: int) -> None:
        """Keep the lower edge free for what floats there."""
        self._below = pixels
        self._place()

    def scroll_page(self, *, down: bool) -> None:
        """Scroll by nearly what is seen; the bar counts lines."""
        distance = max(1, self.verticalScrollBar().pageStep() - 1)
        self.scroller.glide(distance if down else -distance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by Space; select and copy as everywhere; let letters through."""
        if event.key() == Qt.Key.Key_Space:
            self.scroll_page(down=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        side = max(_LEAST_MARGIN, (self.width() - self._kit.theme.px(_COLUMN)) // 2)
        self.setViewportMargins(side, _ABOVE, side, self._below)
        self._bar.place(right=self.width(), height=self.height())
