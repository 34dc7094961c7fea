"""The right side of the statement: a card for each conflict, or what to do when there is none."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.juror.statement.card import ConflictCard
from ui.kit.kit import Kit
from ui.widgets.labels import make_label
from ui.widgets.pages_scroll import ScrollColumn


class ConflictCards(QWidget):
    """``changed`` after each edit; ``dropped`` names an entry whose conflict was taken back."""

    changed = Signal()
    dropped = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._is_locked = False
        self.texts = kit.texts()
        self.cards: dict[str, ConflictCard] = {}
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._nothing = make_label("lead"), make_label("body", "second", wraps=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._scroll = ScrollColumn(ground="window")
        self._lay_out()
        self.texts.say(self._title, "statement.mine")
        self.texts.say(self._nothing, "statement.none_yet")

    def add(self, entry: str, *, name: str, words: str, recuses: bool) -> ConflictCard:
        """Add a card for a conflict."""
        card = ConflictCard(self._kit, entry=entry, name=name)
        card.show_words(words, recuses=recuses)
        card.lock(on=self._is_locked)
        card.changed.connect(self.changed)
        card.dropped.connect(partial(self.dropped.emit, entry))
        self.cards[entry] = card
        self._list.addWidget(card)
        self._nothing.hide()
        return card

    def remove(self, entry: str) -> None:
        """Take a conflict's card away."""
        card = self.cards.pop(entry, None)
        if card is not None:
            self._list.removeWidget(card)
            card.deleteLater()
        self._nothing.setVisible(not self.cards)

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed, or everything again."""
        self._is_locked = on
        for card in self.cards.values():
            card.lock(on=on)

    def focus_card(self, entry: str) -> None:
        """Begin to write about a conflict."""
        card = self.cards[entry]
        self._scroll.show_whole(card)
        card.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the applicants."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._kit.theme.colour("line"))

    def _lay_out(self) -> None:
        body = self._scroll.content
        body.setContentsMargins(24, 12, 24, 16)
        body.addWidget(self._nothing)
        body.addLayout(self._list)
        body.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 0)
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
