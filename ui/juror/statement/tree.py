"""The list of applicants: all open, ticked with Space, Enter or a click anywhere in the row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView

from ui.juror.statement.delegate import StatementDelegate
from ui.kit.kit import Kit
from ui.models.entries import EntryLine, EntryRole
from ui.models.entries_filter import ShownEntries
from ui.widgets.viewer_scroll import OverlayBar

_TURNS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ApplicantsTree(QTreeView):
    """Turns the boxes of its model."""

    def __init__(self, kit: Kit, shown: ShownEntries) -> None:
        super().__init__()
        self.setModel(shown)
        self.setItemDelegate(StatementDelegate(kit, self))
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayBar(self)
        self.expandAll()
        for change in (shown.modelReset, shown.rowsInserted, shown.layoutChanged):
            change.connect(self.expandAll)
        self.clicked.connect(self._turn)
        kit.theme.changed.connect(self.scheduleDelayedItemsLayout)

    def go_first(self) -> None:
        """Put the cursor on the first applicant, unless it is on one already."""
        if not isinstance(self.currentIndex().data(EntryRole.NODE), EntryLine):
            first = self.model().index(0, 0)
            self.setCurrentIndex(self.model().index(0, 0, first) if self.model().rowCount(first) else first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the box at the cursor."""
        if event.key() in _TURNS:
            self._turn(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())
        self._bar.place(right=self.width(), height=self.height())

    def _turn(self, index: QModelIndex) -> None:
        if isinstance(index.data(EntryRole.NODE), EntryLine):
            is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            turned = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
            self.model().setData(index, turned, Qt.ItemDataRole.CheckStateRole)
