"""A field to search with: a lens before the words, a cross behind them."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.kit.kit import Kit
from ui.widgets.buttons import make_button

_ICON, _BEFORE = 16, 8
_CROSS = 24


class SearchField(QLineEdit):
    """``clearing`` is the cross; it is there while there is anything to clear."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._lens = kit.icons.icon("search")
        self.clearing = make_button(kit, "icon", icon="cross", parent=self)
        self.clearing.hide()
        self.clearing.clicked.connect(self._clear)
        self.setTextMargins(_ICON + 4, 0, _CROSS, 0)
        self.textChanged.connect(lambda text: self.clearing.setVisible(bool(text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the end."""
        super().resizeEvent(event)
        side = self.height() - 4
        self.clearing.setGeometry(self.width() - side - 2, 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lens."""
        super().paintEvent(event)
        self._lens.paint(QPainter(self), QRect(_BEFORE, (self.height() - _ICON) // 2, _ICON, _ICON))

    def _clear(self) -> None:
        self.clear()
        self.setFocus()
