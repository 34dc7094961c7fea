"""Under the statement: what pressing the button states, or why it cannot be pressed yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.widgets.banner import ICONS, announce
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label, set_tone
from ui.widgets.pictures import IconView

_HEIGHT = 64


class StatementFoot(QWidget):
    """``state_wanted`` when the statement is to be made, ``back_wanted`` to leave one made before as it is."""

    state_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._message = Message("info", "statement.goes_on_sheet")
        self._is_locked = False
        self.texts = kit.texts()
        self._icon, self._words = IconView(kit, "info"), make_label("body", "second", wraps=True)
        self.back, self.state = make_button(kit, "plain"), make_button(kit, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addSpacing(8)
        row.addWidget(self.back)
        row.addSpacing(4)
        row.addWidget(self.state)
        self.back.clicked.connect(self.back_wanted)
        self.state.clicked.connect(self.state_wanted)
        self.texts.say(self.back, "statement.back")
        kit.theme.changed.connect(self._fit)
        self._fit()

    def show_conflicts(self, conflicts: int, *, wordless: str | None, stated_at: str | None) -> None:
        """Offer to state so many conflicts; ``wordless`` is an entry about which nothing is written yet."""
        if wordless is not None:
            self._tell(Message("attention", "statement.wordless", {"entry": wordless}))
        elif stated_at is not None:
            self._tell(Message("info", "statement.stated_at", {"moment": stated_at}))
        else:
            self._tell(Message("info", "statement.goes_on_sheet"))
        self.state.setEnabled(wordless is None and not self._is_locked)
        if conflicts:
            self.texts.count(self.state, "statement.state", n=conflicts)
        else:
            self.texts.say(self.state, "statement.state_none")
        self.back.setVisible(stated_at is not None)

    def show_busy(self) -> None:
        """Say that the statement is being kept."""
        self.state.setEnabled(False)
        self.texts.say(self.state, "statement.stating")

    def show_refusal(self, message: Message) -> None:
        """Say why the statement could not be kept."""
        self._tell(message)
        announce(self._words)

    def lock(self, *, on: bool) -> None:
        """Let nothing be stated, or again."""
        self._is_locked = on

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._tell(self._message)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._kit.theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._kit.theme.colour("line"))

    def _tell(self, message: Message) -> None:
        self._message = message
        name, role = ICONS[message.tone]
        is_calm = message.tone == "info"
        self._icon.show_icon(name, "text2" if is_calm else role)
        set_tone(self._words, "second" if is_calm else message.tone)
        self._words.setText(message.in_words(self._kit.words))

    def _fit(self) -> None:
        self.setFixedHeight(self._kit.theme.px(_HEIGHT))
