"""A column that scrolls up and down only, its bar laid over the edge, so that nothing shifts when it comes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from ui.kit.kit import Kit
from ui.widgets.viewer_focus import FocusEdge
from ui.widgets.viewer_scroll import OverlayBar, Scroller

_LINE = 48


class CalmArea(QScrollArea):
    """Scrolled by Space as pages are; all other keys go on to whoever wants them."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.scroller = Scroller(self.verticalScrollBar())
        self._bar = OverlayBar(self)
        self._edge = FocusEdge(kit, self)

    def scroll_page(self, *, down: bool) -> None:
        """Scroll by nearly what is seen."""
        distance = max(_LINE, self.viewport().height() - _LINE)
        self.scroller.glide(distance if down else -distance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by Space and the arrows."""
        match event.key():
            case Qt.Key.Key_Space:
                self.scroll_page(down=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            case Qt.Key.Key_Down:
                self.scroller.glide(_LINE)
            case Qt.Key.Key_Up:
                self.scroller.glide(-_LINE)
            case _:
                event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the edge."""
        super().resizeEvent(event)
        self._bar.place(right=self.width(), height=self.viewport().height())
