"""The order of the table of marks: by any column, what cannot be compared always last."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel, Qt

from ui.models.compare import AnyIndex, CompareModel, CompareRole, CompareRow, SummaryRow


class _Ordered(Protocol):
    def __lt__(self, other: object, /) -> bool: ...


class CompareOrder(QSortFilterProxyModel):
    """Sorts by native values; equal ones keep the package's order."""

    def __init__(self, table: CompareModel, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.setSourceModel(table)
        self.setDynamicSortFilter(True)

    def line(self, index: AnyIndex) -> CompareRow | SummaryRow | None:
        """Return what stands at an index of this model."""
        line = index.data(CompareRole.LINE) if index.isValid() else None
        return line if isinstance(line, CompareRow | SummaryRow) else None

    def index_of(self, number: str) -> QModelIndex:
        """Return the first cell of an entry's row; an invalid index for an entry of another nomination."""
        row = self.table.row_of(number)
        return QModelIndex() if row is None else self.mapFromSource(self.table.index(row, 0))

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        """Tell which row stands first; a rank holds against the order that was asked for."""
        here, there = int(left.data(CompareRole.RANK)), int(right.data(CompareRole.RANK))
        if here != there:
            is_ascending = self.sortOrder() is Qt.SortOrder.AscendingOrder
            return (here < there) is is_ascending
        first, second = left.data(CompareRole.SORT), right.data(CompareRole.SORT)
        if first is None or second is None:
            return False
        return bool(cast("_Ordered", first) < second)
