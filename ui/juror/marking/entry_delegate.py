"""How lines of the entry list are drawn: nominations that open and close, entries with state, flag and total."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QTreeView

from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.models.entries import EntryGroup, EntryLine, EntryRole, EntryState
from ui.widgets.marks_type import type_font

STATE_ICONS: dict[EntryState, tuple[IconName, Role]] = {
    "empty": ("empty", "avg"),
    "partly": ("partly", "accent"),
    "done": ("done", "saved"),
    "recused": ("recused", "text2"),
}
ROW = 32
_LINE, _ABOVE, _BELOW = 17, 10, 6
_MOST_LINES = 3
_EDGE, _ICON, _NAME, _TITLE = 8, 20, 46, 38
_END = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
AnyIndex = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Draws for a tree that indents nothing itself."""

    def __init__(self, kit: Kit, view: QTreeView) -> None:
        super().__init__(view)
        self._kit = kit
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the height of a row; a nomination's title wraps."""
        del option
        node = index.data(EntryRole.NODE)
        if not isinstance(node, EntryGroup):
            return QSize(0, self._kit.theme.px(ROW))
        lines = min(_count_lines(node.title, self._group_font(), self._title_room()), _MOST_LINES)
        return QSize(0, self._kit.theme.px(_ABOVE + lines * _LINE + _BELOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        node = index.data(EntryRole.NODE)
        draw_ground(painter, option, self._kit, is_entry=isinstance(node, EntryLine))
        if isinstance(node, EntryGroup):
            self._draw_group(painter, option, node, is_open=bool(option.state & QStyle.StateFlag.State_Open))
        elif isinstance(node, EntryLine):
            is_flat = not index.parent().isValid()
            self._draw_entry(painter, option, node, name=f"{node.number}\u2002{node.name}" if is_flat else node.name)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Tell the whole of a name that is cut, and what the signs mean."""
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.AccessibleTextRole)), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _draw_group(self, painter: QPainter, option: QStyleOptionViewItem, group: EntryGroup, *, is_open: bool) -> None:
        theme, box = self._kit.theme, option.rect
        px = theme.px
        top = box.top() + px(_ABOVE)
        chevron = QRect(box.left() + px(14), top, 16, px(_LINE))
        self._draw_icon(painter, "down" if is_open else "right", "text2", chevron)
        painter.setFont(self._group_font())
        painter.setPen(theme.colour("text"))
        room = QRect(box.left() + px(_TITLE), top, self._title_room(), px(_MOST_LINES * _LINE))
        painter.drawText(room, _WRAPPED, group.title)
        is_settled = group.settled == len(group.lines)
        painter.setFont(type_font(theme, "caption"))
        painter.setPen(theme.colour("saved" if is_settled else "text2"))
        count = self._kit.words.say("entries.count", done=group.settled, total=len(group.lines))
        painter.drawText(QRect(box.left(), top, box.width() - px(_END), px(_LINE)), _RIGHT, count)

    def _draw_entry(self, painter: QPainter, option: QStyleOptionViewItem, line: EntryLine, *, name: str) -> None:
        theme, box = self._kit.theme, option.rect
        px, chosen = theme.px, is_chosen(option)
        self._draw_icon(painter, *STATE_ICONS[line.state], QRect(box.left() + px(_ICON), box.top(), 16, box.height()))
        painter.setFont(type_font(theme, "strong" if chosen else "body"))
        painter.setPen(theme.colour("text2" if not chosen and line.state == "recused" else "text"))
        end = box.right() + 1 - px(_END)
        total = painter.fontMetrics().horizontalAdvance(line.total)
        if line.total:
            place = QRect(box.left(), box.top(), end - box.left(), box.height())
            painter.setPen(theme.colour("text2" if line.state == "partly" and not chosen else "text"))
            painter.drawText(place, _RIGHT, line.total)
            end -= total + px(8)
        if line.flagged:
            self._draw_icon(painter, "flagged", "attention", QRect(end - 16, box.top(), 16, box.height()))
            end -= 16 + px(6)
        painter.setPen(theme.colour("text2" if not chosen and line.state == "recused" else "text"))
        left = box.left() + px(_NAME)
        fitting = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, end - left)
        painter.drawText(QRect(left, box.top(), end - left, box.height()), _LEFT, fitting)

    def _draw_icon(self, painter: QPainter, name: IconName, role: Role, place: QRect) -> None:
        box = QRect(0, 0, 16, 16)
        box.moveCenter(place.center())
        self._kit.icons.icon(name, role).paint(painter, box)

    def _group_font(self) -> QFont:
        return type_font(self._kit.theme, "caption", bold=True)

    def _title_room(self) -> int:
        """Return the width for a nomination's title, left of «10 из 12»."""
        count = self._kit.words.say("entries.count", done=99, total=99)
        taken = QFontMetrics(type_font(self._kit.theme, "caption")).horizontalAdvance(count)
        px = self._kit.theme.px
        return max(px(80), self._view.viewport().width() - px(_TITLE) - taken - px(_END) - px(12))


def draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, kit: Kit, *, is_entry: bool, edge: int = _EDGE
) -> None:
    """Draw what a row stands on: chosen, under the mouse, at the keyboard's cursor."""
    theme, state = kit.theme, option.state
    box = option.rect.adjusted(edge, 0, -edge, 0)
    if is_entry and is_chosen(option):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        painter.drawRoundedRect(QRectF(box), 4, 4)
        painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(QRectF(box), 4, 4)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 4, 4)


def is_chosen(option: QStyleOptionViewItem) -> bool:
    """Tell whether a row is the entry at hand."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _count_lines(text: str, font: QFont, width: int) -> int:
    metrics = QFontMetrics(font)
    height = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()
    return max(1, round(height / metrics.lineSpacing()))
