"""A line that leads somewhere: whose entry it is, what is to be done there, «Перейти»."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.juror.finish.view import Jump
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.widgets.marks_type import type_font

HEIGHT = 52
_EDGE, _ICON, _GAP = 12, 16, 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class JumpRow(QAbstractButton):
    """Pressed by mouse, Space and Enter; ``loud`` ones stand on the ground of attention."""

    def __init__(self, kit: Kit, jump: Jump, *, loud: bool) -> None:
        super().__init__()
        self._kit = kit
        self._loud = loud
        self.jump = jump
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(kit.words.say("finish.jump_name", name=jump.name, what=jump.words))
        self.setToolTip(jump.name)

    def sizeHint(self) -> QSize:
        """Return two lines."""
        return QSize(240, self._kit.theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter, too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw two lines of words and where they lead."""
        del event
        theme, px = self._kit.theme, self._kit.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._ground()))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        end = self._draw_way(painter)
        room = QRect(px(_EDGE), px(5), end - px(_EDGE), px(22))
        self._write(painter, room, self.jump.name, role="text", small=False)
        room = QRect(px(_EDGE), px(26), end - px(_EDGE), px(20))
        self._write(painter, room, self.jump.words, role="attention" if self._loud else "text2", small=True)

    def _ground(self) -> Role:
        if self._loud:
            return "attention_soft"
        return "hover" if self.underMouse() else "window"

    def _draw_way(self, painter: QPainter) -> int:
        """Draw «Перейти» at the end and return where it begins."""
        theme, px = self._kit.theme, self._kit.theme.px
        icon = QRect(self.width() - px(_EDGE) - _ICON, (self.height() - _ICON) // 2, _ICON, _ICON)
        self._kit.icons.icon("right", "accent").paint(painter, icon)
        words, font = self._kit.words.say("finish.jump"), type_font(theme, "body")
        font.setUnderline(self.underMouse())
        left = icon.left() - px(_GAP) - QFontMetrics(font).horizontalAdvance(words)
        painter.setFont(font)
        painter.setPen(theme.colour("accent"))
        painter.drawText(QRect(left, 0, icon.left() - left, self.height()), _LEFT, words)
        return left - px(_GAP)

    def _write(self, painter: QPainter, room: QRect, words: str, *, role: Role, small: bool) -> None:
        painter.setFont(type_font(self._kit.theme, "caption" if small else "body"))
        painter.setPen(self._kit.theme.colour(role))
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, fitting)
