"""A juror's own marks in one nomination as a table: an entry a row, a criterion a column, the total last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Literal, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.entries import EntryState, natural_key

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_STATES: tuple[EntryState, ...] = ("done", "partly", "recused", "empty")
"""Complete totals can be compared, and stand first whichever way they are sorted."""


@dataclass(frozen=True, slots=True)
class CompareColumn:
    """A heading: its words, and the criterion's weight in words where weights differ."""

    title: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One entry: marks as numbers and in words, both by criterion.

    ``note`` stands in the place of marks where there are none. ``spoken`` says in words what the signs of the row
    mean: how far it is, whether it is flagged or equal to another one.
    """

    number: str
    name: str
    state: EntryState
    marks: tuple[Decimal | None, ...]
    shown: tuple[str, ...]
    total: Fraction = Fraction(0)
    shown_total: str = ""
    note: str = ""
    flagged: bool = False
    equal: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line under the entries, such as the averages: in words, and never sorted among them."""

    title: str
    shown: tuple[str, ...]
    shown_total: str
    kind: Literal["mean", "range"] = "mean"


Line: TypeAlias = CompareRow | SummaryRow


class CompareRole(IntEnum):
    """What delegates, orders and pages ask the model for."""

    LINE = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2
    """A native value that sorts within its rank; None where a row has none."""
    RANK = Qt.ItemDataRole.UserRole + 3
    """Rows of a lower rank stand first, whichever way a column is sorted."""


STATE, NUMBER, NAME, FIRST_MARK = range(4)
"""The first columns; criteria follow from ``FIRST_MARK`` on, then the total."""


class CompareModel(QAbstractTableModel):
    """Holds what :meth:`show` was given; nothing is computed here."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: tuple[CompareColumn, ...] = ()
        self._criteria = 0
        self._lines: tuple[Line, ...] = ()

    @property
    def total_column(self) -> int:
        """Where the total stands."""
        return FIRST_MARK + self._criteria

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything shown, entries first."""
        return self._lines

    @property
    def rows(self) -> tuple[CompareRow, ...]:
        """The entries."""
        return tuple(each for each in self._lines if isinstance(each, CompareRow))

    def show(self, heads: Iterable[CompareColumn], rows: Iterable[CompareRow], summaries: Iterable[SummaryRow]) -> None:
        """Take other lines in; ``heads`` has one for each column."""
        self.beginResetModel()
        self._heads = tuple(heads)
        self._criteria = max(0, len(self._heads) - FIRST_MARK - 1)
        self._lines = (*rows, *summaries)
        self.endResetModel()

    def head(self, column: int) -> CompareColumn:
        """Return a column's heading."""
        return self._heads[column]

    def row_of(self, number: str) -> int | None:
        """Return where an entry stands."""
        places = (place for place, each in enumerate(self.rows) if each.number == number)
        return next(places, None)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let entries be chosen; the lines below them only tell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        is_entry = isinstance(self._lines[index.row()], CompareRow)
        return flags | Qt.ItemFlag.ItemIsSelectable if is_entry else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words over a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        head = self._heads[section]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{head.title}\n{head.weight}" if head.weight else head.title
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks for."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(line, column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._in_full(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if column < FIRST_MARK else _RIGHT
            case CompareRole.LINE:
                return line
            case CompareRole.SORT:
                return self._native(line, column) if isinstance(line, CompareRow) else None
            case CompareRole.RANK:
                return self._rank(line, column, index.row())
            case _:
                return None

    def _words(self, line: Line, column: int) -> str:
        if column >= self.total_column:
            return line.shown_total
        if column >= FIRST_MARK:
            return self._mark(line, column - FIRST_MARK)
        if isinstance(line, SummaryRow):
            return line.title if column == NAME else ""
        return {NUMBER: line.number, NAME: line.name}.get(column, "")

    def _mark(self, line: Line, place: int) -> str:
        if isinstance(line, CompareRow) and line.note:
            return line.note if place == 0 else ""
        return line.shown[place]

    def _in_full(self, line: Line, column: int) -> str:
        """Return the words of a cell, with those that its signs stand for."""
        words = self._words(line, column)
        if isinstance(line, CompareRow) and column in {STATE, self.total_column}:
            return ". ".join(each for each in (words, line.spoken) if each)
        return words

    def _native(self, row: CompareRow, column: int) -> object:
        """Return what a column sorts by; every row of one rank gives values of one kind."""
        if column >= self.total_column:
            return row.total if row.state in {"done", "partly"} else None
        if column >= FIRST_MARK:
            return row.marks[column - FIRST_MARK]
        if column == NAME:
            return row.name.casefold()
        return natural_key(row.number) if column == NUMBER else _STATES.index(row.state)

    def _rank(self, line: Line, column: int, place: int) -> int:
        if isinstance(line, SummaryRow):
            return len(_STATES) + place
        if column >= self.total_column:
            return _STATES.index(line.state)
        return int(column >= FIRST_MARK and line.marks[column - FIRST_MARK] is None)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
