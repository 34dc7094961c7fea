"""How applicants are drawn: nominations as headings, a box before each name, the ticked ones on their own ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.juror.statement.tick_box import SIDE, draw_tick_box
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.models.entries import EntryGroup, EntryLine, EntryRole
from ui.widgets.marks_type import type_font

ROW, HEAD = 36, 44
_LEFT_EDGE, _NAME, _END = 12, 40, 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_BOTTOM = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
AnyIndex = QModelIndex | QPersistentModelIndex


class StatementDelegate(QStyledItemDelegate):
    """Draws for a tree that is open all the time."""

    def __init__(self, kit: Kit, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a row."""
        del option
        is_head = isinstance(index.data(EntryRole.NODE), EntryGroup)
        return QSize(0, self._kit.theme.px(HEAD if is_head else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a heading or an applicant."""
        node = index.data(EntryRole.NODE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(node, EntryGroup):
            self._write(painter, option.rect.adjusted(self._kit.theme.px(_LEFT_EDGE), 0, -8, -8), node.title, _BOTTOM)
        elif isinstance(node, EntryLine):
            is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._draw_ground(painter, option, ticked=is_ticked)
            self._draw_box(painter, option.rect, ticked=is_ticked)
            self._draw_words(painter, option.rect, node, ticked=is_ticked)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Tell the whole of a name that is cut."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, ticked: bool) -> None:
        theme, state = self._kit.theme, option.state
        ground: Role | None = "attention_soft" if ticked else None
        if ground is None and state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        if ground is not None:
            painter.fillRect(option.rect, theme.colour(ground))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)

    def _draw_box(self, painter: QPainter, row: QRect, *, ticked: bool) -> None:
        left, top = row.left() + self._kit.theme.px(_LEFT_EDGE), row.top() + (row.height() - SIDE) / 2
        box = QRectF(left, top, SIDE, SIDE)
        draw_tick_box(painter, box, self._kit, ticked=ticked, role="attention", tick="attention_soft")

    def _draw_words(self, painter: QPainter, row: QRect, line: EntryLine, *, ticked: bool) -> None:
        theme, px = self._kit.theme, self._kit.theme.px
        end = row.adjusted(0, 0, -px(_END), 0)
        aside = self._kit.words.say("statement.conflict") if ticked else line.number
        painter.setFont(type_font(theme, "caption"))
        painter.setPen(theme.colour("attention" if ticked else "text2"))
        painter.drawText(end, _RIGHT, aside)
        end.setRight(end.right() - painter.fontMetrics().horizontalAdvance(aside) - px(12))
        end.setLeft(row.left() + px(_NAME))
        painter.setFont(type_font(theme, "body"))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            end, _LEFT, painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, end.width())
        )

    def _write(self, painter: QPainter, room: QRect, title: str, alignment: Qt.AlignmentFlag) -> None:
        theme = self._kit.theme
        painter.setFont(type_font(theme, "strong"))
        painter.setPen(theme.colour("text"))
        fitting = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, alignment, fitting)
