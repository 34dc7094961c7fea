"""Marking one entry after the other: which entry and criterion are at hand, and what keys make of them."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.base.errors import RefusedError
from ui.juror.marking.view import EntryView, make_view
from ui.operations.changes import Change, MarkChange, NoteKind
from ui.operations.desk import JurorDesk
from ui.widgets.marks_ruler import MOST_KEYS
from ui.widgets.marks_typing import TypedMark


class Marking(QObject):
    """The entry at hand on a desk; the page's panel and the strip show the same one."""

    entry_changed = Signal()
    """Another entry is at hand."""
    changed = Signal()
    """The entry at hand, or the criterion, is shown otherwise now."""
    slipped = Signal(object)
    """A number was typed that cannot be a mark: its :class:`RefusedError`."""
    replayed = Signal(object)
    """A :class:`Change` was taken back or made again."""

    def __init__(self, desk: JurorDesk, *, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.desk = desk
        self._clock = clock
        self._entry = first_open(desk)
        self._active = 0
        self._typed: TypedMark | None = None
        self._begin()
        desk.changed.connect(self._follow)
        desk.replaced.connect(self.changed)

    @property
    def entry(self) -> str:
        """The number of the entry at hand."""
        return self._entry

    def view(self) -> EntryView:
        """Return what is to be shown of it."""
        return make_view(self.desk, self._entry, active=self._active)

    def go(self, entry: str, *, criterion: str | None = None) -> None:
        """Take another entry to hand, at a criterion or at its first one without a mark."""
        is_other = entry != self._entry
        self._entry = entry
        self._begin(criterion)
        (self.entry_changed if is_other else self.changed).emit()

    def activate(self, place: int) -> None:
        """Open another criterion."""
        if place != self._active:
            self._active = place
            self._listen()
            self.changed.emit()

    def next_criterion(self) -> bool:
        """Open the next criterion; False at the last one."""
        return self._step(1)

    def previous_criterion(self) -> bool:
        """Open the criterion before; False at the first one."""
        return self._step(-1)

    def press(self, key: str) -> None:
        """Take a key that is part of a number."""
        if self._typed is None or not self.view().takes_marks:
            return
        typed = self._typed.press(key)
        if typed.steps is not None:
            self._put(typed.steps, joins=typed.joins)
        if typed.slip is not None:
            self.slipped.emit(typed.slip)

    def put_mark(self, steps: int, *, joins: bool = False) -> None:
        """Mark the criterion at hand, in steps."""
        self._forget_keys()
        if self.view().takes_marks:
            self._put(steps, joins=joins)

    def clear_mark(self) -> None:
        """Take the mark of the criterion at hand away."""
        self._forget_keys()
        if self.view().takes_marks:
            self.desk.clear_mark(self._entry, self._criterion)

    def write(self, kind: NoteKind, words: str) -> None:
        """Keep the remark or the private note of the entry at hand."""
        if kind is NoteKind.NOTE:
            self.desk.put_note(self._entry, words)
        elif not self.desk.is_locked:
            self.desk.put_remark(self._entry, words)

    def turn_flag(self) -> None:
        """Flag the entry at hand, or take the flag off."""
        self.desk.set_flag(self._entry, on=not self.view().is_flagged)

    def recuse(self, words: str) -> None:
        """Recuse from the entry at hand; raises ``recusal.no_words``."""
        self.desk.recuse(self._entry, words)

    def withdraw_recusal(self) -> None:
        """Judge the entry at hand after all."""
        self.desk.withdraw_recusal(self._entry)

    def undo(self) -> None:
        """Take the last step back, and go where it was made."""
        self._replay(self.desk.undo())

    def redo(self) -> None:
        """Make again what was taken back, and go where it was made."""
        self._replay(self.desk.redo())

    @property
    def _criterion(self) -> str:
        return self.desk.criteria_of(self._entry)[self._active].code

    def _put(self, steps: int, *, joins: bool) -> None:
        try:
            self.desk.put_mark(self._entry, self._criterion, steps, joins=joins)
        except RefusedError as refused:
            self.slipped.emit(refused)

    def _step(self, by: int) -> bool:
        place = self._active + by
        if not 0 <= place < len(self.desk.criteria_of(self._entry)):
            return False
        self.activate(place)
        return True

    def _begin(self, criterion: str | None = None) -> None:
        codes = [each.code for each in self.desk.criteria_of(self._entry)]
        if criterion not in codes:
            empty = (code for code in codes if self.desk.state.mark(self._entry, code) is None)
            criterion = next(empty, codes[0])
        self._active = codes.index(criterion)
        self._listen()

    def _listen(self) -> None:
        scale = self.desk.criteria_of(self._entry)[self._active].scale
        fits = scale.highest - scale.lowest < MOST_KEYS
        self._typed = TypedMark(scale, clock=self._clock) if fits else None

    def _forget_keys(self) -> None:
        if self._typed is not None:
            self._typed.forget()

    def _follow(self, change: Change) -> None:
        if change.entry == self._entry:
            self.changed.emit()

    def _replay(self, changes: tuple[Change, ...]) -> None:
        if changes:
            last = changes[-1]
            self.go(last.entry, criterion=last.criterion if isinstance(last, MarkChange) else None)
            self.replayed.emit(last)


def first_open(desk: JurorDesk) -> str:
    """Return where work goes on: the first entry begun, else the first one untouched, else the first of all."""
    numbers = [each.number for each in desk.package.entries]
    for wanted in ("partly", "empty"):
        for number in numbers:
            if desk.standing_of(number) == wanted:
                return number
    return numbers[0]
