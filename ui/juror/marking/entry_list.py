"""The list of entries with its head: progress, search, filter and order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.juror.marking.entry_tree import EntryTree
from ui.juror.marking.keyboard import bind_keys
from ui.juror.marking.search_field import SearchField
from ui.kit.kit import Kit
from ui.models.entries import EntryOrder
from ui.models.entries_filter import ENTRY_FILTERS, EntryFilter, ShownEntries
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_hairline, make_label
from ui.widgets.progress_line import ProgressLine

_ORDERS: tuple[EntryOrder, ...] = ("package", "number")
_MARGIN = 16
_DOWN = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EntryList(QWidget):
    """``order_wanted`` wishes for the entries in another order, ``left`` to go back; choosing is the tree's own."""

    order_wanted = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit, shown: ShownEntries) -> None:
        super().__init__()
        self._kit = kit
        self._shown = shown
        self._order: EntryOrder = "package"
        self.texts = kit.texts()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = make_label("body", "second")
        self._line = ProgressLine()
        self.search = SearchField(kit)
        self.menu = QMenu(self)
        self.filter = make_button(kit, "plain", icon="down")
        self.filter.setProperty("look", "field")
        self.filter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        self.filter.setMenu(self.menu)
        self.tree = EntryTree(kit, shown)
        self._nothing = make_label("body", "second", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(_MARGIN, 24, _MARGIN, 0)
        self._nothing.hide()
        self._show_all = make_button(kit, "link")
        self._show_all.hide()
        self._filters = self._fill_menu()
        self._lay_out()
        self._speak()
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        bind_keys(self, {"Esc": self._leave})
        self._show_all.clicked.connect(self._forget_filter)
        for change in (shown.rowsInserted, shown.rowsRemoved, shown.modelReset, shown.layoutChanged):
            change.connect(self._show_nothing)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many entries need nothing more."""
        self.texts.say(self._count, "entries.progress", done=done, total=total)
        self._line.show_share(done, total)

    def choose_filter(self, kind: EntryFilter) -> None:
        """Show one kind of entries only."""
        self._shown.choose(kind)
        self._filters[kind].setChecked(True)
        self._speak()
        self._show_nothing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the search down into what it found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _DOWN:
            self.tree.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._speak()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the evidence."""
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), self._kit.theme.colour("line"))

    def _lay_out(self) -> None:
        title = make_label("lead")
        self.texts.say(title, "entries.title")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self._count)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.filter)
        top = QVBoxLayout()
        top.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        top.setSpacing(12)
        top.addLayout(head)
        top.addWidget(self._line)
        top.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(make_hairline())
        column.addWidget(self.tree, 1)
        column.addWidget(self._nothing)
        column.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addStretch(0)

    def _fill_menu(self) -> dict[EntryFilter, QAction]:
        kinds: dict[EntryFilter, QAction] = {}
        group = QActionGroup(self.menu)
        for kind in ENTRY_FILTERS:
            kinds[kind] = self._add_choice(group, f"entry_list.filter_{kind}")
            kinds[kind].triggered.connect(lambda _=False, kind=kind: self.choose_filter(kind))
        kinds["all"].setChecked(True)
        self.menu.addSeparator()
        orders = QActionGroup(self.menu)
        for order in _ORDERS:
            action = self._add_choice(orders, f"entry_list.order_{order}")
            action.setChecked(order == self._order)
            action.triggered.connect(lambda _=False, order=order: self.order_wanted.emit(order))
        return kinds

    def _add_choice(self, group: QActionGroup, message: str) -> QAction:
        action = QAction(self.menu)
        action.setCheckable(True)
        self.texts.say(action, message)
        group.addAction(action)
        self.menu.addAction(action)
        return action

    def _speak(self) -> None:
        kind = self._shown.kind
        self.texts.say(self.search, "entries.search", to="placeholderText")
        self.texts.name(self.search, "entries.search_name")
        self.texts.name(self.search.clearing, "entries.search_clear")
        self.filter.setText(f"{self._kit.words.say(f'entry_list.filter_{kind}_short')}\u2002")
        shown = self._kit.words.say(f"entry_list.filter_{kind}")
        self.texts.name(self.filter, "entry_list.filter_name", kind=shown)
        self.texts.say(self.tree, "entries.title", to="accessibleName")
        self.texts.say(self._nothing, "entries.nothing")
        self.texts.say(self._show_all, "entries.show_all")

    def _search(self, text: str) -> None:
        self._shown.search(text)
        self._show_nothing()

    def _show_nothing(self) -> None:
        """Say so where no entry is shown, and offer the way back."""
        is_empty = self._shown.rowCount() == 0
        self.tree.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        self._show_all.setVisible(is_empty)

    def _leave(self) -> None:
        self.search.clear()
        self.left.emit()

    def _forget_filter(self) -> None:
        self.search.clear()
        self.choose_filter("all")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
