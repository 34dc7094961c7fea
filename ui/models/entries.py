"""A juror's entries: by nomination, in the package's order, or in one row by number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from typing import Literal, TypeAlias

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

EntryState = Literal["empty", "partly", "done", "recused"]
EntryOrder = Literal["package", "number"]
AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as the list shows it; ``total`` is in words already, empty where nothing is marked."""

    number: str
    name: str
    title: str = ""
    link: str = ""
    state: EntryState = "empty"
    total: str = ""
    flagged: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is to be done."""
        return self.state in {"done", "recused"}


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """One nomination and the juror's entries in it, in the package's order."""

    title: str
    lines: tuple[EntryLine, ...]

    @property
    def settled(self) -> int:
        """How many of the entries need nothing more."""
        return sum(each.is_settled for each in self.lines)


Node: TypeAlias = EntryGroup | EntryLine
Describe: TypeAlias = Callable[[Node], str]


class EntryRole(IntEnum):
    """What delegates and filters ask the model for."""

    NODE = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2


class EntriesModel(QAbstractItemModel):
    """A tree of one or two storeys; ``describe`` words a node for those who hear the screen."""

    def __init__(self, *, describe: Describe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        self._groups: tuple[EntryGroup, ...] = ()
        self._flat: tuple[EntryLine, ...] = ()
        self._order: EntryOrder = "package"

    @property
    def order(self) -> EntryOrder:
        """How the entries stand at the moment."""
        return self._order

    @property
    def groups(self) -> tuple[EntryGroup, ...]:
        """Everything the model holds, in the package's order."""
        return self._groups

    def show(self, groups: Iterable[EntryGroup], *, order: EntryOrder | None = None) -> None:
        """Take in other entries, or the same in another order."""
        self.beginResetModel()
        self._order = order or self._order
        self._groups = tuple(groups)
        lines = (line for group in self._groups for line in group.lines)
        self._flat = tuple(sorted(lines, key=lambda each: natural_key(each.number)))
        self.endResetModel()

    def update_line(self, line: EntryLine) -> None:
        """Show an entry as it is now; raises KeyError for one that is not in the list."""
        self._groups = tuple(_with_line(group, line) for group in self._groups)
        self._flat = tuple(line if each.number == line.number else each for each in self._flat)
        index = self.index_of(line.number)
        self.dataChanged.emit(index, index)
        if index.parent().isValid():
            self.dataChanged.emit(index.parent(), index.parent())

    def index_of(self, number: str) -> QModelIndex:
        """Return where an entry stands; raises KeyError for one that is not in the list."""
        for place, node in enumerate(self._tops()):
            if isinstance(node, EntryGroup):
                for row, line in enumerate(node.lines):
                    if line.number == number:
                        return self.createIndex(row, 0, place + 1)
            elif node.number == number:
                return self.createIndex(place, 0, 0)
        raise KeyError(number)

    def node(self, index: AnyIndex) -> Node:
        """Return what stands at a valid index."""
        above = index.internalId()
        return self._tops()[index.row()] if above == 0 else self._groups[above - 1].lines[index.row()]

    def index(self, row: int, column: int, parent: AnyIndex = _NOWHERE) -> QModelIndex:
        """Return the index of a node; the id of one inside a group is the group's row and one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: AnyIndex = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject.parent() has another meaning
        """Return the group that a line stands in."""
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(int(above) - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many nodes stand under ``parent``."""
        if not parent.isValid():
            return len(self._tops())
        node = self.node(parent)
        return len(node.lines) if isinstance(node, EntryGroup) else 0

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return one: the delegate lays a row out."""
        del parent
        return 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let entries be chosen; a nomination only opens and closes."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.node(index), EntryGroup):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks for."""
        if not index.isValid():
            return None
        node = self.node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return node.title if isinstance(node, EntryGroup) else node.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._describe(node)
            case EntryRole.NODE:
                return node
            case EntryRole.NUMBER:
                return None if isinstance(node, EntryGroup) else node.number
            case _:
                return None

    def _tops(self) -> Sequence[Node]:
        return self._groups if self._order == "package" else self._flat


def natural_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts numbers as people count: 2 before 10, letters after digits."""
    parts = re.findall(r"\d+|\D+", number)
    return tuple((0, int(each), "") if each.isdigit() else (1, 0, each.casefold()) for each in parts)


def _with_line(group: EntryGroup, line: EntryLine) -> EntryGroup:
    if all(each.number != line.number for each in group.lines):
        return group
    lines = map(partial(_newer, line), group.lines)
    return replace(group, lines=tuple(lines))


def _newer(line: EntryLine, held: EntryLine) -> EntryLine:
    return line if held.number == line.number else held
