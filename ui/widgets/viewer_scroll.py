"""Scrolling that explains itself: a short glide instead of a jump, unless the system wants no motion."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle

_GLIDE_MS = 140
_WIDTH = 10


class Scroller(QObject):
    """Moves a scroll bar's value; a glide under way takes further distance on top of what is left."""

    def __init__(self, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._motion = QPropertyAnimation(bar, b"value", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.setDuration(_GLIDE_MS)

    @property
    def target(self) -> int:
        """Where the view is or is about to be."""
        gliding = self._motion.state() == QPropertyAnimation.State.Running
        return int(self._motion.endValue()) if gliding else self._bar.value()

    def glide(self, distance: int) -> None:
        """Move by a distance, softly."""
        end = min(max(self.target + distance, self._bar.minimum()), self._bar.maximum())
        self._motion.stop()
        if not self._bar.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration):
            self._bar.setValue(end)
        elif end != self._bar.value():
            self._motion.setStartValue(self._bar.value())
            self._motion.setEndValue(end)
            self._motion.start()

    def jump(self, value: int) -> None:
        """Be there at once."""
        self._motion.stop()
        self._bar.setValue(value)


class OverlayBar(QScrollBar):
    """A scroll area's vertical bar laid over its right edge, so that coming and going it takes no width away."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._bar = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.rangeChanged.connect(self._follow)
        self._bar.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._bar.setValue)
        self._follow()

    def place(self, *, right: int, height: int) -> None:
        """Stand at the right edge."""
        self.setGeometry(right - _WIDTH, 0, _WIDTH, height)
        self.raise_()

    def _follow(self) -> None:
        self.setRange(self._bar.minimum(), self._bar.maximum())
        self.setPageStep(self._bar.pageStep())
        self.setValue(self._bar.value())
        self.setVisible(self._bar.maximum() > self._bar.minimum())
