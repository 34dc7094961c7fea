"""The left side of the page: the list of entries or its rail, kept in step with the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.juror.marking.entry_list import EntryList
from ui.juror.marking.lines import describe, make_groups, make_line
from ui.juror.marking.rail import Rail
from ui.juror.marking.session import Marking
from ui.kit.kit import Kit
from ui.models.entries import EntriesModel, EntryOrder
from ui.models.entries_filter import ShownEntries
from ui.operations.changes import Change


class Side(QObject):
    """One model of the entries, shown twice; ``entered`` when the juror wants to mark the entry chosen."""

    entered = Signal()

    def __init__(self, kit: Kit, marking: Marking, *, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._marking = marking
        self.entries = EntriesModel(describe=lambda node: describe(node, kit.words), parent=self)
        self.entries.show(make_groups(marking.desk, kit.words))
        self.shown = ShownEntries(self.entries, parent=self)
        self.list = EntryList(kit, self.shown)
        self.rail = Rail(kit, self.shown)
        self.list.order_wanted.connect(self._put_in_order)
        for tree in (self.list.tree, self.rail.tree):
            tree.chosen.connect(marking.go)
            tree.entered.connect(self.entered)
        marking.entry_changed.connect(self.show_entry)
        marking.desk.changed.connect(self._follow)
        marking.desk.replaced.connect(self.reload)
        self._count()
        self.show_entry()

    def next_of(self, number: str) -> str | None:
        """Return the entry after ``number`` as the list stands; after the last, the first one that needs marks."""
        numbers = self.shown.numbers()
        after = numbers[numbers.index(number) + 1 :] if number in numbers else numbers
        return after[0] if after else self._first_unsettled(besides=number)

    def previous_of(self, number: str) -> str | None:
        """Return the entry before ``number`` as the list stands."""
        numbers = self.shown.numbers()
        place = numbers.index(number) if number in numbers else 0
        return numbers[place - 1] if place else None

    def show_entry(self) -> None:
        """Put the choice on the entry at hand."""
        number = self._marking.entry
        self.shown.hold(number)
        self.list.tree.show_entry(number)
        self.rail.tree.show_entry(number)

    def reload(self) -> None:
        """Read everything anew."""
        self.entries.show(make_groups(self._marking.desk, self._kit.words))
        self._count()
        self.show_entry()

    def _put_in_order(self, order: EntryOrder) -> None:
        self.entries.show(self.entries.groups, order=order)
        self.show_entry()

    def _follow(self, change: Change) -> None:
        desk = self._marking.desk
        self.entries.update_line(make_line(desk, desk.entry(change.entry), self._kit.words))
        self._count()

    def _count(self) -> None:
        desk = self._marking.desk
        done, total = desk.count_done(), len(desk.package.entries)
        self.list.show_progress(done, total)
        self.rail.show_progress(done, total)

    def _first_unsettled(self, *, besides: str) -> str | None:
        lines = (line for group in self.entries.groups for line in group.lines)
        return next((line.number for line in lines if not line.is_settled and line.number != besides), None)
