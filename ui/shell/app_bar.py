"""The bar at the top: what is open, its tabs, and what is true of the whole program: language, theme, keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from ui.kit.focus import INSIDE
from ui.kit.kit import Kit
from ui.shell.look_menus import LANGUAGE_NAMES, LookMenus
from ui.widgets.buttons import Button, make_button
from ui.widgets.elided import ElidedLabel
from ui.widgets.page import Heading
from ui.widgets.pictures import ProductMark

_HEIGHT = 48
_ROOMY = 1200
"""Below this width details and the words of actions leave the bar."""


class AppBar(QWidget):
    """Shows the heading of the page at hand."""

    tab_chosen = Signal(int)
    keys_requested = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._heading = Heading("")
        self.texts = kit.texts()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel("strong")
        self._detail = ElidedLabel("body", "second")
        self._person = ElidedLabel("body")
        self._tabs = QTabBar()
        self._tabs.setProperty("look", "bar")
        self._tabs.setProperty(INSIDE, True)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.tabBarClicked.connect(self._choose_tab)
        self._tabs.currentChanged.connect(self._choose_tab)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._language = make_button(kit, "quiet")
        self._look = make_button(kit, "quiet", icon="theme")
        self._help = make_button(kit, "quiet", icon="keyboard")
        self._help.clicked.connect(self.keys_requested)
        self._menus = LookMenus(kit, self)
        self._language.setMenu(self._menus.languages)
        self._look.setMenu(self._menus.looks)
        self._lay_out()
        self._speak()
        kit.theme.changed.connect(self._fit)

    def show_heading(self, heading: Heading) -> None:
        """Show what the page at hand wants shown."""
        self._heading = heading
        self._title.setText(heading.title)
        self._detail.setText(heading.detail)
        self._person.setText(heading.person)
        self._person.setVisible(bool(heading.person))
        self._show_tabs()
        self._show_actions()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let go of what a narrow window has no room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._speak()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(10)
        left.addWidget(ProductMark(self._kit))
        left.addWidget(self._title)
        left.addWidget(self._detail)
        left.addStretch(1)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch(1)
        right.addLayout(self._actions)
        for each in (self._language, self._look, self._help, self._person):
            right.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addLayout(right, 1)

    def _show_tabs(self) -> None:
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for each in self._heading.tabs:
            self._tabs.addTab(each)
        self._tabs.setCurrentIndex(self._heading.tab)
        self._tabs.blockSignals(False)
        self._tabs.setVisible(bool(self._heading.tabs))

    def _show_actions(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for action in self._heading.actions:
            self._actions.addWidget(self._make_action_button(action))

    def _make_action_button(self, action: QAction) -> Button:
        button = make_button(self._kit, "quiet", parent=self)
        button.setIcon(action.icon())
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.setProperty("words", action.text())
        button.clicked.connect(action.trigger)
        return button

    def _fit(self) -> None:
        """Show words or only icons: icons beside a person's name, and for a page's actions on narrow windows."""
        self.setFixedHeight(self._kit.theme.px(_HEIGHT))
        roomy = self.width() >= self._kit.theme.px(_ROOMY)
        self._detail.setVisible(roomy and bool(self._heading.detail))
        self._language.setVisible(not self._heading.person)
        words = self._kit.words
        self._look.setText("" if self._heading.person else words.say("bar.theme"))
        self._help.setText(words.say("bar.keys_short" if self._heading.person else "bar.keys"))
        for place in range(self._actions.count()):
            item = self._actions.itemAt(place)
            button = item.widget() if item is not None else None
            if isinstance(button, Button):
                button.setText(str(button.property("words")) if roomy else "")

    def _speak(self) -> None:
        self._language.setText(LANGUAGE_NAMES[self._kit.words.language])
        self.texts.name(self._language, "bar.language_name")
        self.texts.name(self._look, "bar.theme_name")
        self.texts.name(self._help, "bar.keys_name")
        self.texts.say(self._tabs, "bar.tabs_name", to="accessibleName")
        self._fit()

    def _choose_tab(self, tab: int) -> None:
        if tab >= 0 and tab != self._heading.tab:
            self.tab_chosen.emit(tab)
