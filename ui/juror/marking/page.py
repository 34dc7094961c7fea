"""The page where a juror spends the evening: entries on the left, evidence in the middle, marks on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from core.exchange.package.model import PackageEntry
from ui.juror.marking.drawer import Drawer
from ui.juror.marking.keyboard import KEYS, bind_keys
from ui.juror.marking.panel import WIDTH, MarkingPanel
from ui.juror.marking.session import Marking
from ui.juror.marking.side import Side
from ui.juror.marking.strip import Strip
from ui.kit.kit import Kit
from ui.operations.desk import JurorDesk
from ui.widgets.page import Keys, Page

ROOMY = 1280
"""Narrower pages show the rail in place of the list."""
LIST_WIDTH = 304
_LEAST_LIST, _MOST_LIST = 240, 480
_LEAST_EVIDENCE = 320


class ScrollPage(Protocol):
    """Scrolls the evidence by nearly what is seen of it."""

    def __call__(self, *, down: bool) -> None:
        """Scroll."""


class MarkingPage(Page):
    """Works on a desk; ``evidence`` stands in the middle and is told what to show and when to scroll.

    ``finish_wanted`` when the juror wants to go on and every entry is settled.
    """

    finish_wanted = Signal()

    def __init__(
        self,
        kit: Kit,
        desk: JurorDesk,
        *,
        evidence: QWidget,
        show_entry: Callable[[PackageEntry], None],
        scroll_page: ScrollPage,
    ) -> None:
        super().__init__(kit)
        self._desk = desk
        self._evidence = evidence
        self._show_entry = show_entry
        self._scroll_page = scroll_page
        self.marking = Marking(desk, parent=self)
        self.side = Side(kit, self.marking, parent=self)
        self.panel = MarkingPanel(kit, self.marking)
        self.drawer = Drawer(self, self.side.list)
        self._strip: Strip | None = None
        self._is_roomy: bool | None = None
        self._list_width = LIST_WIDTH
        self.strip_action = QAction(kit.icons.icon("strip"), "", self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        self._bind()
        self.texts.say(self.strip_action, "strip.action")
        self.texts.say(self.strip_action, "strip.action_tip", to="toolTip")
        self._show_at_hand()

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return KEYS

    def enter(self) -> None:
        """Offer the keys."""
        self.panel.focus_keys()

    def respeak(self) -> None:
        """Say totals anew: they are written otherwise in another language."""
        self.side.reload()

    def go(self, entry: str, *, criterion: str | None = None) -> None:
        """Take an entry to hand, as a jump from another page does."""
        self.marking.go(entry, criterion=criterion)

    def go_on(self) -> None:
        """Take the next entry to hand; after the last one, finish."""
        number = self.side.next_of(self.marking.entry)
        if number is None:
            self.finish_wanted.emit()
        else:
            self.marking.go(number)

    def go_back(self) -> None:
        """Take the entry before to hand."""
        number = self.side.previous_of(self.marking.entry)
        if number is not None:
            self.marking.go(number)

    def show_strip(self) -> None:
        """Show the panel alone, over all windows, and put the window away; once more brings it back."""
        if self._strip is None:
            self._strip = self._make_strip()
        if self._strip.isVisible():
            self._leave_strip()
        else:
            self._strip.appear()
            self.window().showMinimized()

    def turn_drawer(self) -> None:
        """Show or hide the whole list over the evidence, or give it the focus where it stands anyway."""
        if self._is_roomy:
            self.side.list.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.drawer.is_open:
            self._shut_drawer()
        else:
            width = min(self.kit.theme.px(LIST_WIDTH) + 40, self.width() - self.side.rail.width())
            self.drawer.open(left=0, width=width)
            self.side.list.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll the evidence by Space while list or keys have the focus."""
        if event.key() == Qt.Key.Key_Space:
            self._scroll_page(down=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between list and rail."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._evidence.setMinimumWidth(_LEAST_EVIDENCE)
        self._split.addWidget(self._evidence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side.rail)
        row.addWidget(self._split, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        marking, panel, side = self.marking, self.panel, self.side
        marking.entry_changed.connect(self._show_at_hand)
        self._desk.changed.connect(self._show_place)
        panel.next_wanted.connect(self.go_on)
        panel.previous_wanted.connect(self.go_back)
        side.entered.connect(self._enter_panel)
        side.rail.drawer_wanted.connect(self.turn_drawer)
        side.list.left.connect(self._leave_list)
        self.strip_action.triggered.connect(self.show_strip)
        self.kit.theme.changed.connect(self._arrange)

    def _bind(self) -> None:
        bind_keys(
            self,
            {
                "PgDown Ctrl+Down": self.go_on,
                "PgUp Ctrl+Up": self.go_back,
                "F3 Ctrl+F": self._search,
                "F4": self.marking.turn_flag,
                "F6": lambda: self._move_focus(1),
                "Shift+F6": lambda: self._move_focus(-1),
                "F7": self.panel.focus_words,
                "F8": self.show_strip,
                "F9": self.turn_drawer,
                "Ctrl+Z": self.marking.undo,
                "Ctrl+Y Ctrl+Shift+Z": self.marking.redo,
            },
        )

    def _arrange(self) -> None:
        px = self.kit.theme.px
        self.panel.setFixedWidth(min(px(WIDTH), self.width() // 2))
        is_roomy = self.width() >= px(ROOMY)
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self._place_list()
        self.drawer.fit(left=0)

    def _place_list(self) -> None:
        entries = self.side.list
        self.side.rail.setVisible(not self._is_roomy)
        self.drawer.drop()
        if self._is_roomy:
            entries.setMinimumWidth(_LEAST_LIST)
            entries.setMaximumWidth(self.kit.theme.px(_MOST_LIST))
            self._split.insertWidget(0, entries)
            self._split.setStretchFactor(0, 0)
            self._split.setStretchFactor(1, 1)
            rest = self.width() - self.panel.width() - self.kit.theme.px(self._list_width)
            self._split.setSizes([self.kit.theme.px(self._list_width), rest])
            entries.show()
        else:
            entries.hide()
            entries.setParent(self)

    def _show_at_hand(self) -> None:
        self._show_entry(self._desk.entry(self.marking.entry))
        self._show_place()

    def _show_place(self) -> None:
        number = self.marking.entry
        is_first = self.side.previous_of(number) is None
        is_last = self.side.next_of(number) is None
        self.panel.foot.show_place(is_first=is_first, is_last=is_last)
        if self._strip is not None:
            self._strip.panel.foot.show_place(is_first=is_first, is_last=is_last)

    def _move_focus(self, by: int) -> None:
        """Go round between list, evidence and panel."""
        stops = (self._tree(), self._evidence, self.panel)
        focused = QApplication.focusWidget()
        at = next((n for n, each in enumerate(stops) if focused is each or each.isAncestorOf(focused or self)), -1)
        target = (at + by) % len(stops)
        if target == len(stops) - 1:
            self._enter_panel()
        else:
            stops[target].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tree(self) -> QWidget:
        return self.side.list.tree if self._is_roomy or self.drawer.is_open else self.side.rail.tree

    def _search(self) -> None:
        if not self._is_roomy and not self.drawer.is_open:
            self.turn_drawer()
        self.side.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.side.list.search.selectAll()

    def _enter_panel(self) -> None:
        self.drawer.shut()
        self.panel.focus_keys(Qt.FocusReason.ShortcutFocusReason)

    def _leave_list(self) -> None:
        self._shut_drawer()

    def _shut_drawer(self) -> None:
        self.drawer.shut()
        self.panel.focus_keys(Qt.FocusReason.ShortcutFocusReason)

    def _make_strip(self) -> Strip:
        strip = Strip(self.kit, self.marking)
        strip.panel.next_wanted.connect(self.go_on)
        strip.panel.previous_wanted.connect(self.go_back)
        strip.left.connect(self._leave_strip)
        bind_keys(
            strip,
            {
                "PgDown Ctrl+Down": self.go_on,
                "PgUp Ctrl+Up": self.go_back,
                "F4": self.marking.turn_flag,
                "F7": strip.panel.focus_words,
                "F8": self._leave_strip,
                "Ctrl+Z": self.marking.undo,
                "Ctrl+Y Ctrl+Shift+Z": self.marking.redo,
            },
        )
        self.destroyed.connect(strip.deleteLater)
        return strip

    def _leave_strip(self) -> None:
        if self._strip is not None:
            self._strip.hide()
        window = self.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.activateWindow()
        self.panel.focus_keys()
