"""A place to let go of a file; it lights up while a file is held over the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame

from ui.kit.kit import Kit

_RADIUS = 8


class DropZone(QFrame):
    """A dashed frame; files are taken by the window, wherever they are let go."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._lit = False

    def light(self, *, on: bool) -> None:
        """Show that letting go here would do something."""
        self._lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and dashes."""
        del event
        theme = self._kit.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._lit else "border"), 1.6)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(theme.colour("soft" if self._lit else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS, Qt.SizeMode.AbsoluteSize)
