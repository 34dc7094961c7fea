"""Over the table of marks: the page's title, which nomination is shown, how far it is, how the rows stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

_CHOOSER = 416
_BESIDE_WORDS = 56
"""Padding and arrow of the chooser."""


class CompareHead(QWidget):
    """Wishes for another nomination, another order, the points."""

    nomination_wanted = Signal(int)
    order_wanted = Signal(int)
    points_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._full = ""
        self._is_roomy = True
        self.texts = kit.texts()
        self.title = make_label("heading")
        self.chooser = make_button(kit, "plain", icon="down")
        self.orders = make_button(kit, "quiet", icon="down")
        self.points = make_button(kit, "plain")
        self.progress = make_label("body", "second")
        self.nominations, self.columns = QMenu(self), QMenu(self)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        self.texts.say(self.title, "compare.title")
        self.texts.say(self.points, "compare.spread_button")
        self.points.clicked.connect(self.points_wanted)

    def show_nomination(self, title: str, *, done: int, total: int) -> None:
        """Show which nomination is in the table, and how far it is."""
        self._full = title
        self.texts.say(self.progress, "compare.progress", done=done, total=total)
        self._fit()

    def fill_nominations(self, titles: Sequence[tuple[int, str]], *, chosen: int) -> None:
        """Offer nominations by number and title."""
        _fill(self.nominations, titles, chosen=chosen, act=self.nomination_wanted.emit)

    def fill_columns(self, titles: Sequence[tuple[int, str]], *, chosen: int) -> None:
        """Offer columns to sort by."""
        _fill(self.columns, titles, chosen=chosen, act=self.order_wanted.emit)
        self.texts.say(self.orders, "compare.order", column=dict(titles)[chosen])

    def arrange(self, *, roomy: bool) -> None:
        """Take one line or two; without room for the points, offer them."""
        self._is_roomy = roomy
        for row in (self._first, self._second):
            while row.takeAt(0) is not None:
                pass
        row = self._second if roomy else self._first
        self._first.addWidget(self.title, 1 if roomy else 0)
        row.addWidget(self.chooser)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.orders)
        row.addWidget(self.points)
        self._second.setContentsMargins(0, 12 if roomy else 0, 0, 0)
        self.points.setVisible(not roomy)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        for each in (self.chooser, self.orders):
            each.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.chooser.setMenu(self.nominations)
        self.orders.setMenu(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in (self._first, self._second):
            row.setSpacing(16)
            column.addLayout(row)

    def _fit(self) -> None:
        """Cut the nomination's title to the button; the whole is in its tooltip and its name."""
        px = self._kit.theme.px
        width = px(_CHOOSER) if self._is_roomy else max(px(200), self.width() // 3)
        self.chooser.setFixedWidth(width)
        room = width - px(_BESIDE_WORDS)
        fitting = self.chooser.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.chooser.setText(fitting)
        self.chooser.setToolTip("" if fitting == self._full else self._full)
        self.texts.say(self.chooser, "compare.nomination_name", to="accessibleName", title=self._full)


def _fill(menu: QMenu, titles: Sequence[tuple[int, str]], *, chosen: int, act: Callable[[int], None]) -> None:
    menu.clear()
    group = QActionGroup(menu)
    for key, title in titles:
        action = QAction(title, group, checkable=True)
        action.setChecked(key == chosen)
        action.setData(key)
        menu.addAction(action)
    group.triggered.connect(lambda action: act(int(action.data())))
