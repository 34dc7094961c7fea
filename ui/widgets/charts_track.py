"""A number as a bar on a track, with a tick where the average is; the words stand beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.kit import Kit
from ui.kit.palette import Role

_HEIGHT, _THICK = 18, 6
_TICK, _TICK_HIGH, _HALO = 2, 14, 2


class Track(QWidget):
    """Shares lie between 0 and 1; ``zero`` is where the bar begins."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._own = self._zero = 0.0
        self._average: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.updateGeometry)

    def show_shares(self, own: float, average: float | None, *, zero: float = 0.0) -> None:
        """Show other numbers."""
        self._own, self._average, self._zero = own, average, zero
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height that holds the tick."""
        return QSize(64, self._kit.theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, bar and tick."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, middle = self._kit.theme, self.height() / 2
        thick = theme.px(_THICK)
        whole = QRectF(0, middle - thick / 2, self.width(), thick)
        self._fill(painter, whole, "line")
        left, right = sorted((self._zero * self.width(), self._own * self.width()))
        if right > left:
            self._fill(painter, QRectF(left, whole.top(), max(float(thick), right - left), thick), "accent")
        if self._average is not None:
            high = theme.px(_TICK_HIGH)
            x = min(max(self._average * self.width(), _TICK), self.width() - _TICK)
            tick = QRectF(round(x) - _TICK / 2, middle - high / 2, _TICK, high)
            painter.fillRect(tick.adjusted(-_HALO / 2, 0, _HALO / 2, 0), theme.colour("window"))
            painter.fillRect(tick, theme.colour("text"))

    def _fill(self, painter: QPainter, box: QRectF, role: Role) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.theme.colour(role))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
