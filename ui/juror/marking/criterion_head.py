"""The line of a criterion: its number, title, weight and mark; pressed, it opens."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from ui.kit.focus import INSIDE
from ui.kit.kit import Kit
from ui.kit.type_scale import Type
from ui.widgets.marks_type import type_font

_MARGIN, _TITLE = 16, 36
_WEIGHT_END = 80
"""From the right edge to where weights end."""
_GAP = 8
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CriterionHead(QPushButton):
    """Draws itself in two sizes."""

    def __init__(self, kit: Kit, *, place: int) -> None:
        super().__init__()
        self._kit = kit
        self._place = place
        self._is_open = False
        self._weight = self._mark = ""
        self.setProperty("look", "own")
        self.setProperty(INSIDE, True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_line(self, title: str, *, weight: str, mark: str, is_open: bool) -> None:
        """Show the criterion as it stands; an empty ``mark`` is none."""
        self.setText(title)
        self._weight, self._mark, self._is_open = weight, mark, is_open
        self.setToolTip(title if self._is_cut() else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return any width: the block gives the height."""
        return QSize(0, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Allow any width."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, too; leave what moves between criteria to the panel."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        theme, box = self._kit.theme, self.rect()
        painter = QPainter(self)
        if self.underMouse() and not self._is_open:
            painter.fillRect(box, theme.colour("hover"))
        px = theme.px
        painter.setFont(type_font(theme, "caption"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box.adjusted(px(_MARGIN), 0, 0, 0), _LEFT, str(self._place + 1))
        painter.drawText(box.adjusted(0, 0, -px(_WEIGHT_END), 0), _RIGHT, self._weight)
        painter.setFont(type_font(theme, self._title_type()))
        painter.setPen(theme.colour("text"))
        room = self._title_box()
        painter.drawText(
            room, _LEFT, painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        )
        painter.setFont(type_font(theme, "lead" if self._mark else "key"))
        painter.setPen(theme.colour("text2" if not self._mark else "accent" if self._is_open else "text"))
        painter.drawText(box.adjusted(0, 0, -px(_MARGIN), 0), _RIGHT, self._mark or "—")

    def _title_type(self) -> Type:
        return "lead" if self._is_open else "body"

    def _title_box(self) -> QRect:
        px = self._kit.theme.px
        weight = QFontMetrics(type_font(self._kit.theme, "caption")).horizontalAdvance(self._weight)
        taken = px(_WEIGHT_END) + weight + _GAP if weight else px(_WEIGHT_END)
        return self.rect().adjusted(px(_TITLE), 0, -taken, 0)

    def _is_cut(self) -> bool:
        metrics = QFontMetrics(type_font(self._kit.theme, self._title_type()))
        return metrics.horizontalAdvance(self.text()) > self._title_box().width()
