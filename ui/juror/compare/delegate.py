"""How rows of the table of marks are drawn: state, numbers in line, equal totals on their own ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.juror.compare.header import PADDING
from ui.juror.marking.entry_delegate import STATE_ICONS
from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.kit.type_scale import Type
from ui.models.compare import FIRST_MARK, NAME, NUMBER, STATE, CompareModel, CompareRole, CompareRow, SummaryRow
from ui.widgets.marks_type import type_font

ROW = 32
_ICON = 16
_STATE_LEFT = 12
_EQUAL_LEFT = 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
AnyIndex = QModelIndex | QPersistentModelIndex


class CompareDelegate(QStyledItemDelegate):
    """Draws cell by cell; a row's ground runs through all of them."""

    def __init__(self, kit: Kit, table: CompareModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._kit = kit
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the row's height; the table gives the widths."""
        del option, index
        return QSize(0, self._kit.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a cell."""
        line, column = index.data(CompareRole.LINE), index.column()
        painter.save()
        if isinstance(line, CompareRow):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._draw_ground(painter, option, line, column=column, chosen=chosen)
            self._draw_entry(painter, option.rect, line, column=column, chosen=chosen)
        elif isinstance(line, SummaryRow):
            self._draw_summary(painter, option.rect, line, words=str(index.data()), column=column)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Tell the whole of what is cut, and what the signs mean."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, row: CompareRow, *, column: int, chosen: bool
    ) -> None:
        theme, box = self._kit.theme, option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground: Role = "attention_soft" if row.equal else "surface"
        if chosen:
            ground = "soft"
        elif hovered and not row.equal:
            ground = "hover"
        painter.fillRect(box, theme.colour(ground))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("line"))
        if chosen and column == STATE:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("accent"))

    def _draw_entry(self, painter: QPainter, box: QRect, row: CompareRow, *, column: int, chosen: bool) -> None:
        if column == STATE:
            name, role = STATE_ICONS[row.state]
            self._draw_icon(painter, box.left() + self._kit.theme.px(_STATE_LEFT), box, name, role)
        elif column == NUMBER:
            self._write(painter, box, row.number, role="text2")
        elif column == NAME:
            self._draw_name(painter, box, row, chosen=chosen)
        elif column == self._table.total_column:
            self._draw_total(painter, box, row)
        elif row.note:
            if column == FIRST_MARK:
                self._write(painter, box, row.note, role="text2", right=True, kind="caption")
        else:
            mark = row.shown[column - FIRST_MARK]
            is_gap = row.marks[column - FIRST_MARK] is None
            self._write(painter, box, mark, role="text2" if is_gap else "text", right=True)

    def _draw_name(self, painter: QPainter, box: QRect, row: CompareRow, *, chosen: bool) -> None:
        flag = _ICON + 12 if row.flagged else 0
        role: Role = "text2" if row.state == "recused" else "text"
        room = box.adjusted(0, 0, -self._kit.theme.px(PADDING) - flag, 0)
        written = self._write(painter, room, row.name, role=role, kind="strong" if chosen else "body", padded=False)
        if row.flagged:
            self._draw_icon(painter, room.left() + written + 12, box, "flagged", "attention")

    def _draw_total(self, painter: QPainter, box: QRect, row: CompareRow) -> None:
        role: Role = "text2" if row.state == "partly" else "text"
        self._write(painter, box, row.shown_total, role=role, right=True, kind="strong")
        if row.equal:
            self._draw_icon(painter, box.left() + self._kit.theme.px(_EQUAL_LEFT), box, "equal", "attention")

    def _draw_summary(self, painter: QPainter, box: QRect, line: SummaryRow, *, words: str, column: int) -> None:
        theme, is_mean = self._kit.theme, line.kind == "mean"
        painter.fillRect(box, theme.colour("surface"))
        if not is_mean:
            painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("avg"))
        kind: Type = "strong" if is_mean else "body"
        self._write(painter, box, words, role="text" if is_mean else "text2", right=column >= FIRST_MARK, kind=kind)

    def _write(
        self,
        painter: QPainter,
        box: QRect,
        words: str,
        *,
        role: Role,
        right: bool = False,
        kind: Type = "body",
        padded: bool = True,
    ) -> int:
        """Write words into a cell, cut where they do not fit; return the width they take."""
        painter.setFont(type_font(self._kit.theme, kind))
        painter.setPen(self._kit.theme.colour(role))
        room = box.adjusted(0, 0, -self._kit.theme.px(PADDING), 0) if padded else box
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if right else _LEFT, fitting)
        return painter.fontMetrics().horizontalAdvance(fitting)

    def _draw_icon(self, painter: QPainter, left: int, box: QRect, name: IconName, role: Role) -> None:
        top = box.top() + (box.height() - _ICON) // 2
        self._kit.icons.icon(name, role).paint(painter, QRect(left, top, _ICON, _ICON))
