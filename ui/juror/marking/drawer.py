"""A widget slid over the page from its left edge, and away again."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPoint, QPropertyAnimation
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QStyle, QWidget

_MS = 160


class Drawer(QObject):
    """Open or shut; moves only where the system moves things too."""

    def __init__(self, page: QWidget, content: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._content = content
        self._is_open = False
        self._slide = QPropertyAnimation(content, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._settle)

    @property
    def is_open(self) -> bool:
        """Whether the content covers the page."""
        return self._is_open

    def open(self, *, left: int, width: int) -> None:
        """Slide the content in, ``left`` pixels from the page's edge."""
        self._is_open = True
        self._content.setParent(self._page)
        self._content.setGeometry(left - width, 0, width, self._page.height())
        self._content.setGraphicsEffect(_make_shadow(self._content))
        self._content.show()
        self._content.raise_()
        self._move(QPoint(left, 0))

    def shut(self) -> None:
        """Slide the content away."""
        if self._is_open:
            self._is_open = False
            self._move(QPoint(-self._content.width() - 16, 0))

    def drop(self) -> None:
        """Let go of the content at once: it goes back into the page's own layout."""
        self._is_open = False
        self._slide.stop()
        self._content.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt takes the effect off for a null

    def fit(self, *, left: int) -> None:
        """Follow the page's height."""
        if self._is_open:
            self._slide.stop()
            self._content.setGeometry(left, 0, self._content.width(), self._page.height())

    def _move(self, end: QPoint) -> None:
        moves = self._page.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._page) > 0
        self._slide.stop()
        self._slide.setDuration(_MS if moves else 0)
        self._slide.setStartValue(self._content.pos())
        self._slide.setEndValue(end)
        self._slide.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def _settle(self) -> None:
        self._content.setVisible(self._is_open)


def _make_shadow(parent: QWidget) -> QGraphicsDropShadowEffect:
    shadow = QGraphicsDropShadowEffect(parent)
    shadow.setBlurRadius(24)
    shadow.setOffset(4, 0)
    shadow.setColor(QColor(0, 0, 0, 70))
    return shadow
