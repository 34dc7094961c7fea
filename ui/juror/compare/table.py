"""The table of marks: sorted by any column, walked by the arrows, a row opened with Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ui.juror.compare.delegate import ROW, CompareDelegate
from ui.juror.compare.header import PADDING, CompareHeader, words_of
from ui.juror.compare.view import Table
from ui.kit.kit import Kit
from ui.models.compare import FIRST_MARK, NAME, NUMBER, STATE, CompareModel, CompareRow
from ui.models.compare_order import CompareOrder
from ui.widgets.marks_type import type_font

_STATE_WIDTH, _TOTAL_WIDTH = 40, 116
_LEAST_NAME, _LEAST_MARK, _MOST_MARK = 168, 68, 124
_OPENS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class CompareTable(QTableView):
    """``entry_opened`` names the entry of the row on which Enter or a double click fell."""

    entry_opened = Signal(str)
    entry_chosen = Signal(str)
    order_changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.table = CompareModel(parent=self)
        self.order = CompareOrder(self.table, parent=self)
        self.column, self.descending = FIRST_MARK, True
        self._set_up()
        self.setModel(self.order)
        header = CompareHeader(kit, self.table, self)
        self.setHorizontalHeader(header)
        self.header = header
        self.setItemDelegate(CompareDelegate(kit, self.table, self))
        header.sectionClicked.connect(self._sort_by_click)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._choose)
        kit.theme.changed.connect(self._fit)

    def show_table(self, shown: Table, *, entry: str = "") -> None:
        """Show a nomination, the rows in the order chosen before, an entry chosen."""
        was_total = self.column == self.table.total_column
        chosen = entry or self.chosen
        self.table.show(shown.heads, shown.rows, shown.summaries)
        if was_total or self.column > self.table.total_column:
            self.column = self.table.total_column
        self.sort_by(self.column, descending=self.descending)
        self.choose(chosen)

    @property
    def chosen(self) -> str:
        """The number of the entry whose row is chosen; empty where none is."""
        line = self.order.line(self.currentIndex())
        return line.number if isinstance(line, CompareRow) else ""

    def choose(self, entry: str) -> None:
        """Choose an entry's row, or the first one."""
        index = self.order.index_of(entry)
        if not index.isValid() and self.order.rowCount():
            index = self.order.index(0, 0)
        if index.isValid() and isinstance(self.order.line(index), CompareRow):
            self.setCurrentIndex(index.siblingAtColumn(NAME))

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Put the rows in another order; whatever cannot be compared stays last."""
        self.column, self.descending = column, descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.order.sort(column, order)
        self.header.show_order(column, descending=descending)
        self._fit()
        self.order_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row with Enter; let page keys through."""
        if event.key() in _OPENS and self.chosen:
            self.entry_opened.emit(self.chosen)
        elif event.key() in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what room there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow sizes of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.horizontalHeader().viewport().update()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _fit(self) -> None:
        """Give criteria the width of their longest word, names the rest; scroll sideways before anything vanishes."""
        px = self._kit.theme.px
        if not self.table.columnCount():
            return
        number = max(px(44), self._widest_number() + px(PADDING))
        room = self.viewport().width() - px(_STATE_WIDTH) - number - px(_TOTAL_WIDTH)
        marks = {column: self._width_of_mark(column) for column in range(FIRST_MARK, self.table.total_column)}
        if room - sum(marks.values()) < px(_LEAST_NAME):
            marks = dict.fromkeys(marks, max(px(_LEAST_MARK), (room - px(_LEAST_NAME)) // max(1, len(marks))))
        fixed = {STATE: px(_STATE_WIDTH), NUMBER: number, self.table.total_column: px(_TOTAL_WIDTH)}
        name = max(px(_LEAST_NAME), room - sum(marks.values()))
        for column, width in {**fixed, **marks, NAME: name}.items():
            self.setColumnWidth(column, width)
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self._span_notes()
        self.header.updateGeometry()
        self.updateGeometries()
        self.setMaximumHeight(self.header.sizeHint().height() + self.order.rowCount() * px(ROW) + 2)

    def _width_of_mark(self, column: int) -> int:
        px, metrics = self._kit.theme.px, QFontMetrics(type_font(self._kit.theme, "caption"))
        longest = max(map(metrics.horizontalAdvance, words_of(self.table.head(column).title)), default=0)
        return max(px(_LEAST_MARK), min(px(_MOST_MARK), longest + px(PADDING) + 6))

    def _widest_number(self) -> int:
        metrics = QFontMetrics(type_font(self._kit.theme, "body"))
        return max((metrics.horizontalAdvance(each.number) for each in self.table.rows), default=0)

    def _span_notes(self) -> None:
        """Let «не оценена» have the room of the marks that are not there."""
        self.clearSpans()
        criteria = self.table.total_column - FIRST_MARK
        for row in range(self.order.rowCount()):
            line = self.order.line(self.order.index(row, 0))
            if isinstance(line, CompareRow) and line.note and criteria > 1:
                self.setSpan(row, FIRST_MARK, 1, criteria)

    def _sort_by_click(self, column: int) -> None:
        is_same = column == self.column
        self.sort_by(column, descending=not self.descending if is_same else column >= FIRST_MARK)

    def _open(self, index: QModelIndex) -> None:
        line = self.order.line(index)
        if isinstance(line, CompareRow):
            self.entry_opened.emit(line.number)

    def _choose(self) -> None:
        if self.chosen:
            self.entry_chosen.emit(self.chosen)
