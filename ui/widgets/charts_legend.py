"""What a chart's shapes mean, said beside its title, each word behind the very shape."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.kit.kit import Kit

Shape = Literal["bar", "line", "dashes", "tick"]

_SIZES: dict[Shape, QSize] = {
    "bar": QSize(12, 12),
    "line": QSize(20, 12),
    "dashes": QSize(20, 12),
    "tick": QSize(4, 14),
}
_DASHES = [4.0, 2.5]


class LegendMark(QWidget):
    """One shape, as the chart draws it."""

    def __init__(self, kit: Kit, shape: Shape) -> None:
        super().__init__()
        self._kit = kit
        self._shape: Shape = shape
        self.setFixedSize(_SIZES[shape])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        del event
        painter = QPainter(self)
        theme, box = self._kit.theme, QRectF(self.rect())
        match self._shape:
            case "bar":
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("bar"))
                painter.drawRoundedRect(box, 2, 2)
            case "tick":
                painter.fillRect(box.adjusted(1, 0, -1, 0), theme.colour("text"))
            case _:
                pen = QPen(theme.colour("accent" if self._shape == "line" else "text"), 2)
                if self._shape == "dashes":
                    pen.setWidthF(1.5)
                    pen.setDashPattern(_DASHES)
                painter.setPen(pen)
                painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
