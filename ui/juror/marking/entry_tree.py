"""The tree of entries and the narrow rail: two views of one model, one choice."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from ui.juror.marking.entry_delegate import ROW, STATE_ICONS, EntryDelegate, draw_ground
from ui.kit.kit import Kit
from ui.models.entries import EntryGroup, EntryLine, EntryRole
from ui.models.entries_filter import ShownEntries
from ui.widgets.viewer_scroll import OverlayBar

_RAIL_EDGE = 6
_RAIL_LINE, _RAIL_TOP = 16, 6
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
AnyIndex = QModelIndex | QPersistentModelIndex


class EntryTree(QTreeView):
    """``chosen`` brings the number of the entry that the user went to, ``entered`` that they want to mark it."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, kit: Kit, shown: ShownEntries) -> None:
        super().__init__()
        self._kit = kit
        self._shown = shown
        self._is_showing = False
        self.setModel(shown)
        self.setItemDelegate(self._make_delegate(kit))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.header().setStretchLastSection(False)  # its column is never narrower than the rail wants it
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self._bar = self._make_bar()
        self._open_unsettled()
        shown.modelReset.connect(self._open_unsettled)
        shown.rowsInserted.connect(self._open_found)
        kit.theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_entry(self, number: str) -> None:
        """Put the choice on an entry without saying so."""
        index = self._shown.place_of(number)
        if not index.isValid():
            return
        self._is_showing = True
        self.expand(index.parent())
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._is_showing = False

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say which entry the user went to."""
        super().currentChanged(current, previous)
        number = current.data(EntryRole.NUMBER) if current.isValid() else None
        if isinstance(number, str) and not self._is_showing:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close nominations, or go and mark."""
        current = self.currentIndex()
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Space:
            if isinstance(current.data(EntryRole.NODE), EntryGroup):
                self.setExpanded(current, not self.isExpanded(current))
            elif event.key() in _ENTER:
                self.entered.emit()
            else:
                event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap titles anew."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())
        if self._bar is not None:
            self._bar.place(right=self.width(), height=self.height())
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _make_delegate(self, kit: Kit) -> QStyledItemDelegate:
        self.clicked.connect(self._turn)
        return EntryDelegate(kit, self)

    def _make_bar(self) -> OverlayBar | None:
        return OverlayBar(self)

    def _open_unsettled(self) -> None:
        """Open the nominations in which something is to be done."""
        for row in range(self._shown.rowCount()):
            index = self._shown.index(row, 0)
            node = index.data(EntryRole.NODE)
            if isinstance(node, EntryGroup):
                self.setExpanded(index, node.settled < len(node.lines))

    def _open_found(self, parent: QModelIndex, first: int, last: int) -> None:
        """Open what a filter let back in."""
        if not parent.isValid():
            for row in range(first, last + 1):
                self.expand(self._shown.index(row, 0))

    def _turn(self, index: QModelIndex) -> None:
        if isinstance(index.data(EntryRole.NODE), EntryGroup):
            self.setExpanded(index, not self.isExpanded(index))


class EntryRail(EntryTree):
    """Icons only; a nomination is a line between them."""

    def _make_delegate(self, kit: Kit) -> QStyledItemDelegate:
        return _RailDelegate(kit, self)

    def _make_bar(self) -> OverlayBar | None:
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return None

    def _open_unsettled(self) -> None:
        self.expandAll()


class _RailDelegate(EntryDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del option
        is_group = isinstance(index.data(EntryRole.NODE), EntryGroup)
        height = (_RAIL_LINE if index.row() else _RAIL_TOP) if is_group else ROW
        return QSize(0, self._kit.theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        node, box = index.data(EntryRole.NODE), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(node, EntryLine):
            draw_ground(painter, option, self._kit, is_entry=True, edge=_RAIL_EDGE)
            self._draw_icon(painter, *STATE_ICONS[node.state], box)
            if node.flagged:
                self._draw_icon(painter, "flagged", "attention", QRect(box.center().x() + 8, box.top(), 16, 18))
        elif index.row() > 0:
            line = QRect(box.left() + 12, box.center().y(), box.width() - 24, 1)
            painter.fillRect(line, self._kit.theme.colour("line"))
        painter.restore()
