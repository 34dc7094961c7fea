"""Which entries of the list are shown: all, those not marked, begun, flagged, recused; and those a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from PySide6.QtCore import QModelIndex, QObject, QSortFilterProxyModel

from ui.models.entries import AnyIndex, EntriesModel, EntryLine, EntryRole

EntryFilter = Literal["all", "empty", "partly", "flagged", "recused"]
ENTRY_FILTERS: tuple[EntryFilter, ...] = get_args(EntryFilter)

_NOWHERE = QModelIndex()


class ShownEntries(QSortFilterProxyModel):
    """Filters the entries; the one at hand never vanishes under the juror's fingers."""

    def __init__(self, entries: EntriesModel, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind: EntryFilter = "all"
        self._wanted: tuple[str, ...] = ()
        self._held = ""
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(entries)
        self._entries = entries

    @property
    def kind(self) -> EntryFilter:
        """What is shown."""
        return self._kind

    @property
    def is_narrowed(self) -> bool:
        """Whether anything may be left out."""
        return self._kind != "all" or bool(self._wanted)

    def choose(self, kind: EntryFilter) -> None:
        """Show one kind of entries only."""
        self._change(kind=kind)

    def search(self, text: str) -> None:
        """Show entries whose number, applicant, title or address holds every word of ``text``."""
        self._change(wanted=tuple(_fold(text).split()))

    def hold(self, number: str) -> None:
        """Keep an entry in the list whatever it becomes, until another one is at hand."""
        self._change(held=number)

    def numbers(self) -> tuple[str, ...]:
        """Return the entries that are shown, from the top down, those in closed nominations among them."""
        return tuple(self._walk(_NOWHERE))

    def place_of(self, number: str) -> QModelIndex:
        """Return where an entry is shown, or an invalid index."""
        return self.mapFromSource(self._entries.index_of(number))

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        """Judge an entry; a nomination stays for the sake of its entries."""
        line = self._entries.node(self._entries.index(source_row, 0, source_parent))
        if not isinstance(line, EntryLine):
            return False
        return self._is_found(line) if self._wanted else line.number == self._held or _is_of(line, self._kind)

    def _is_found(self, line: EntryLine) -> bool:
        held = _fold(f"{line.number} {line.name} {line.title} {line.link}")
        return _is_of(line, self._kind) and all(word in held for word in self._wanted)

    def _change(
        self, *, kind: EntryFilter | None = None, wanted: tuple[str, ...] | None = None, held: str | None = None
    ) -> None:
        self.beginFilterChange()
        self._kind = self._kind if kind is None else kind
        self._wanted = self._wanted if wanted is None else wanted
        self._held = self._held if held is None else held
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def _walk(self, parent: QModelIndex) -> Iterator[str]:
        for row in range(self.rowCount(parent)):
            index = self.index(row, 0, parent)
            number = index.data(EntryRole.NUMBER)
            if isinstance(number, str):
                yield number
            else:
                yield from self._walk(index)


def _is_of(line: EntryLine, kind: EntryFilter) -> bool:
    return kind in {"all", line.state} or (kind == "flagged" and line.flagged)


def _fold(text: str) -> str:
    """Make «ё» and «е», capitals and small letters one."""
    return text.casefold().replace("ё", "е")
