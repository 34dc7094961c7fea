"""The marking panel: criteria, total, words about the entry, and the way on. It never scrolls where there is room."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.base.errors import RefusedError
from ui.juror.marking.criteria import Criteria
from ui.juror.marking.foot import Foot
from ui.juror.marking.measures import NARROW, PANEL, Measures
from ui.juror.marking.panel_head import PanelHead
from ui.juror.marking.recusal import RecusalPane
from ui.juror.marking.session import Marking
from ui.juror.marking.total_line import TotalLine
from ui.juror.marking.view import EntryView
from ui.juror.marking.words_box import WordsBox
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.operations.changes import NoteKind, WordsChange
from ui.widgets.banner import Banner
from ui.widgets.marks_status import SaveStatus
from ui.widgets.marks_typing import TypedMark

Shape = Literal["panel", "strip"]

WIDTH = 472
_MARGIN = 16
_LEAST = 320
_ON = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ERASE = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class MarkingPanel(QWidget):
    """Shows the entry at hand of a :class:`Marking` and acts on it.

    ``next_wanted`` and ``previous_wanted`` wish for another entry.
    """

    next_wanted = Signal()
    previous_wanted = Signal()

    def __init__(self, kit: Kit, marking: Marking, *, shape: Shape = "panel") -> None:
        super().__init__()
        self._kit = kit
        self._marking = marking
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._is_strip = shape == "strip"
        self.status = SaveStatus(kit)
        self.head = PanelHead(kit, status=self.status if self._is_strip else None)
        self.locked = Banner(kit)
        self._lock_box = QWidget()
        self.criteria = Criteria(kit, joined=not self._is_strip)
        self.total = TotalLine(kit)
        self.words = WordsBox(kit, has_tabs=not self._is_strip)
        self.recusal = RecusalPane(kit)
        self.foot = Foot(kit, status=None if self._is_strip else self.status)
        self._middle = QStackedWidget()
        self._marks = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show the entry at hand as it stands now."""
        view = self._marking.view()
        self.head.show_view(view)
        self.total.show_view(view)
        self.words.show_view(view)
        if not self._is_asking:
            self._show_place_of(view)
        had_focus = self.criteria.has_focus
        if had_focus and not view.takes_marks:
            self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)
        self.criteria.show_view(view, keeps_focus=had_focus and view.takes_marks)
        self._show_lock(is_locked=view.is_locked)
        self._fit()

    def focus_keys(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the open criterion's keys, or to what stands in their place."""
        if self._middle.currentIndex() == 0:
            self.criteria.focus_keys(reason)
        elif self.recusal.is_asking:
            self.recusal.form.edit.setFocus(reason)
        else:
            self.recusal.card.change.setFocus(reason)

    def focus_words(self) -> None:
        """Give the focus to the remark."""
        if self._middle.currentIndex() == 0:
            self.words.show_kind(NoteKind.REMARK)
            self.words.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus(self) -> bool:
        """Whether the keyboard acts on the panel."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark, or move between criteria."""
        if event.modifiers() & _MODIFIED:
            super().keyPressEvent(event)
        elif TypedMark.is_part_of_number(event.text()):
            self._marking.press(event.text())
        elif event.key() in _ERASE:
            self._marking.clear_mark()
        elif event.key() in _ON:
            if not self._marking.next_criterion() and event.key() in _ENTER:
                self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Up:
            self._marking.previous_criterion()
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        """Allow any height: criteria scroll where nothing else helps."""
        return QSize(super().minimumSizeHint().width(), self._kit.theme.px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose measures that fit the height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: weights are worded here."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    @property
    def measures(self) -> Measures:
        """The roomiest measures that leave comfort for words."""
        choice = NARROW if self._is_strip else PANEL
        return next((each for each in choice if self._fits(each)), choice[-1])

    @property
    def _is_asking(self) -> bool:
        return self._middle.currentIndex() == 1 and self.recusal.is_asking

    def _lay_out(self) -> None:
        marks = QWidget()
        inner = self._marks
        marks.setLayout(inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.criteria)
        inner.addWidget(self.total)
        inner.addWidget(self.words, 1)
        self._middle.addWidget(marks)
        self._middle.addWidget(self.recusal)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        lock = QHBoxLayout(self._lock_box)
        lock.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        lock.addWidget(self.locked)
        parts: list[QWidget] = [self._lock_box, self._middle]
        parts.insert(2 if self._is_strip else 0, self.head)
        for each in parts:
            column.addWidget(each, 1 if each is self._middle else 0)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        marking, desk = self._marking, self._marking.desk
        marking.entry_changed.connect(self._begin)
        marking.changed.connect(self.refresh)
        marking.slipped.connect(self._tell_slip)
        marking.replayed.connect(self._show_replayed)
        self.criteria.activated.connect(self._activate)
        self.criteria.chosen.connect(self._choose)
        self.criteria.erased.connect(marking.clear_mark)
        self.criteria.slipped.connect(marking.slipped)
        self.words.written.connect(marking.write)
        self.words.left.connect(self.focus_keys)
        self.head.flag_turned.connect(marking.turn_flag)
        self.head.recusal_wanted.connect(self._ask_recusal)
        self.recusal.given.connect(self._recuse)
        self.recusal.withdrawn.connect(self._withdraw)
        self.recusal.cancelled.connect(self._cancel_recusal)
        self.locked.action_pressed.connect(desk.correct)
        self.foot.next_wanted.connect(self.next_wanted)
        self.foot.previous_wanted.connect(self.previous_wanted)
        self._kit.theme.changed.connect(self._fit)
        desk.saving.connect(self.status.show_saving)
        desk.saved.connect(self.status.show_saved)
        desk.not_saved.connect(self.status.show_refused)
        self.status.retry_wanted.connect(desk.retry)

    def _begin(self) -> None:
        self._show_place_of(self._marking.view())
        self.refresh()

    def _show_place_of(self, view: EntryView) -> None:
        """Show the criteria, or the recusal in their place."""
        if view.is_recused:
            self.recusal.show_view(view)
        self._middle.setCurrentIndex(1 if view.is_recused else 0)

    def _activate(self, place: int) -> None:
        self._marking.activate(place)
        self.focus_keys()

    def _tell_slip(self, refused: RefusedError) -> None:
        self.criteria.tell_slip(refused)
        self._fit()

    def _choose(self, steps: int, joins: bool) -> None:  # noqa: FBT001 - a slot takes what the signal brings
        self._marking.put_mark(steps, joins=joins)
        if not self.criteria.has_focus:
            self.focus_keys(Qt.FocusReason.MouseFocusReason)

    def _fits(self, measures: Measures) -> bool:
        need = self.criteria.height_in(measures, self.width()) + self._kit.theme.px(measures.comfort)
        return need <= self.height() - self._height_around(measures)

    def _fit(self) -> None:
        measures = self.measures
        for part in (self.head, self.total, self.foot):
            part.fit(measures)
        self.words.edit.allow(measures.field)
        room = self.height() - self._height_around(measures) - self.words.minimumSizeHint().height()
        self.criteria.fit(measures, width=self.width(), room=room)
        self._column.activate()  # at once: a moment later would be seen as a jump
        self._marks.activate()

    def _height_around(self, measures: Measures) -> int:
        """Return the height of everything but the criteria and the words."""
        locked = 0 if self.locked.isHidden() else self._lock_box.sizeHint().height()
        return locked + sum(map(self._kit.theme.px, (measures.head, measures.total, measures.foot)))

    def _show_lock(self, *, is_locked: bool) -> None:
        self._lock_box.setVisible(is_locked)
        if not is_locked:
            self.locked.fall_silent()
        elif self.locked.message is None:
            self.locked.tell(Message("info", "marking.locked"), action="marking.correct")

    def _ask_recusal(self) -> None:
        self._middle.setCurrentIndex(1)
        self.recusal.ask()

    def _recuse(self, words: str) -> None:
        try:
            self._marking.recuse(words)
        except RefusedError as refused:
            self.recusal.form.tell(refused)
        else:
            self._show_place_of(self._marking.view())
            self.foot.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _withdraw(self) -> None:
        self._marking.withdraw_recusal()
        self.focus_keys()

    def _cancel_recusal(self) -> None:
        self._show_place_of(self._marking.view())
        self.focus_keys()

    def _show_replayed(self, change: object) -> None:
        if isinstance(change, WordsChange) and change.kind in {NoteKind.REMARK, NoteKind.NOTE}:
            self.words.show_kind(change.kind)
