"""A box to tick: drawn alike in lists and on pages, its tick never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ui.kit.kit import Kit
from ui.kit.palette import Role

SIDE = 16
_GAP = 10


class TickBox(QCheckBox):
    """A check box in the house's colours."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return the room for box and words."""
        metrics = self.fontMetrics()
        width = SIDE + _GAP + metrics.horizontalAdvance(self.text()) + 2
        return QSize(width, max(self._kit.theme.px(28), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - SIDE) / 2, SIDE, SIDE)
        draw_tick_box(painter, box, self._kit, ticked=self.isChecked(), role="accent_fill", tick="on_accent")
        painter.setPen(self._kit.theme.colour("text" if self.isEnabled() else "text2"))
        room = QRect(SIDE + _GAP, 0, self.width() - SIDE - _GAP, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())

    def hitButton(self, pos: object) -> bool:
        """Take a click on the words as one on the box."""
        del pos
        return True


def draw_tick_box(painter: QPainter, box: QRectF, kit: Kit, *, ticked: bool, role: Role, tick: Role) -> None:
    """Draw a box, filled with ``role`` and ticked in ``tick`` or empty."""
    theme = kit.theme
    painter.setPen(QPen(theme.colour(role if ticked else "border"), 1.4))
    painter.setBrush(theme.colour(role if ticked else "surface"))
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 3, 3)
    if ticked:
        kit.icons.icon("check", tick).paint(painter, box.toRect())
