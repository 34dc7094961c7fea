"""The ring around whatever the keyboard acts on: two pixels of accent, two pixels away from the widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ui.kit.theme import Theme

GAP, WIDTH = 2, 2
_RADIUS = 6.0
_REACH = GAP + WIDTH
INSIDE = "ring_inside"
"""A widget with this property has no room around it: its ring is drawn along its own edge."""

_HAVE_THEIR_OWN = (QLineEdit, QAbstractScrollArea, QAbstractItemView)
"""Fields change their border, lists their line."""


class FocusRing(QObject):
    """Draws the ring wherever focus comes without the mouse; one for the whole program."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        app.focusChanged.connect(self._move)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget that has the focus."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        elif event.type() in {QEvent.Type.Hide, QEvent.Type.ParentChange}:
            self._drop_ring()
        return super().eventFilter(watched, event)

    def _move(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        self._drop_ring()
        if new is None or isinstance(new, _HAVE_THEIR_OWN) or new.isWindow():
            return
        by_mouse = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        # Qt notes on a window that Tab was used there: until then nobody is looking for the focus.
        if by_mouse or not new.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            return
        parent = new.parentWidget()
        if parent is not None:
            self._target = new
            new.installEventFilter(self)
            self._ring = _Ring(parent, self._theme)
            self._place()

    def _place(self) -> None:
        if self._ring is None or self._target is None or not isValid(self._ring) or not isValid(self._target):
            return
        reach = 0 if self._target.property(INSIDE) else _REACH
        self._ring.setGeometry(self._target.geometry().adjusted(-reach, -reach, reach, reach))
        self._ring.raise_()
        self._ring.show()

    def _drop_ring(self) -> None:
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = self._target = None


class _Ring(QWidget):
    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), WIDTH))
        inset = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
