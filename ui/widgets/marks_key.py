"""One marking key: a push button that draws itself, alone or as a piece of a ruler."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui.kit.focus import INSIDE
from ui.kit.kit import Kit
from ui.widgets.marks_type import type_font

_RADIUS = 4.0
_LEFT_TO_THE_PANEL = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down}
"""Keys that act on the criteria, not on one key of the ruler."""


class MarkKey(QPushButton):
    """Marks what it says; the chosen one of a criterion is checked."""

    def __init__(self, kit: Kit, *, steps: int, is_joined: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._is_joined = is_joined
        self.steps = steps
        self.setProperty("look", "own")
        self.setProperty(INSIDE, True)  # the ruler ends where its keys end
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keep all keys within reach of Tab: a group would leave that to one of them."""
        super().focusInEvent(event)
        for key in self.group().buttons():
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Space; leave what moves between criteria to the panel."""
        if event.key() in _LEFT_TO_THE_PANEL:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and number; a joined key's frame is the ruler's."""
        del event
        theme, on = self._kit.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if on:
            painter.setPen(QPen(theme.colour("accent_fill"), 1))
            painter.setBrush(theme.colour("accent_fill"))
        elif self._is_joined:
            box.adjust(1, 1, -1, -1)
            painter.setBrush(theme.colour("hover") if self._is_lit else Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.setBrush(theme.colour("hover" if self._is_lit else "surface"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setFont(type_font(theme, "key", bold=on))
        painter.setPen(theme.colour("on_accent" if on else "text" if self.isEnabled() else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    @property
    def _is_lit(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())
