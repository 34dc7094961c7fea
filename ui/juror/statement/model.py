"""The applicants of a package by nomination, each with a box to tick for a conflict of interest."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from ui.models.entries import AnyIndex, Describe, EntriesModel, EntryLine


class StatementModel(EntriesModel):
    """``ticked`` says which entry's box was turned by the user, and how."""

    ticked = Signal(str, bool)

    def __init__(self, *, describe: Describe, parent: QObject | None = None) -> None:
        super().__init__(describe=describe, parent=parent)
        self._ticks: frozenset[str] = frozenset()
        self._is_locked = False

    @property
    def ticks(self) -> frozenset[str]:
        """The entries whose box is ticked."""
        return self._ticks

    def lock(self, *, on: bool) -> None:
        """Let the boxes be turned no more, or again."""
        self._is_locked = on

    def tick(self, entry: str, *, on: bool) -> None:
        """Turn an entry's box; raises KeyError for an entry that is not in the list."""
        index = self.index_of(entry)
        self._ticks = self._ticks | {entry} if on else self._ticks - {entry}
        self.dataChanged.emit(index, index)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let entries be ticked."""
        flags = super().flags(index)
        is_entry = index.isValid() and isinstance(self.node(index), EntryLine)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_entry and not self._is_locked else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks for."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            node = self.node(index)
            if isinstance(node, EntryLine):
                return Qt.CheckState.Checked if node.number in self._ticks else Qt.CheckState.Unchecked
            return None
        return super().data(index, role)

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn a box for the user."""
        node = self.node(index) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(node, EntryLine) or self._is_locked:
            return False
        is_on = value in {Qt.CheckState.Checked, Qt.CheckState.Checked.value}
        self.tick(node.number, on=is_on)
        self.ticked.emit(node.number, is_on)
        return True
