"""A message where it belongs: an icon, a sentence, at most one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.messages import Message, Tone
from ui.kit.palette import Role
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label, set_tone
from ui.widgets.pictures import IconView

ICONS: dict[Tone, tuple[IconName, Role]] = {
    "info": ("info", "accent"),
    "saved": ("done", "saved"),
    "attention": ("attention", "attention"),
    "refused": ("refused", "refused"),
}
"""A tone's icon and colour: never the colour alone."""


def announce(widget: QWidget) -> None:
    """Have a screen reader say the words of a widget now."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


class Banner(QFrame):
    """Hidden until it has something to say; ``closed`` says that the user has read it."""

    closed = Signal()
    action_pressed = Signal()

    def __init__(self, kit: Kit, *, closable: bool = False) -> None:
        super().__init__()
        self._kit = kit
        self._message: Message | None = None
        self.texts = kit.texts()
        self.setProperty("look", "banner")
        self._icon = IconView(kit, "info", "accent")
        self._words = make_label(wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = make_button(kit, "link")
        self._action.hide()
        self._action.clicked.connect(self.action_pressed)
        self._close = make_button(kit, "icon", icon="cross")
        if not closable:
            self._close.hide()
        self._close.clicked.connect(self._shut)
        self.texts.name(self._close, "banner.close")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8 if closable else 12, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.hide()

    @property
    def message(self) -> Message | None:
        """What is said at the moment."""
        return self._message

    @property
    def sentence(self) -> str:
        """The words on the screen."""
        return self._words.text()

    def tell(self, message: Message, *, action: str | None = None) -> None:
        """Say something, in place of what was said before; ``action`` is the sentence on the button, if any."""
        self._message = message
        self._icon.show_icon(*ICONS[message.tone])
        set_tone(self, message.tone)
        self._action.setVisible(action is not None)
        if action is not None:
            self.texts.say(self._action, action)
        self._speak()
        self._appear()

    def fall_silent(self) -> None:
        """Say nothing any more."""
        self._message = None
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; what was said before there was a page is shown with it."""
        if event.type() == QEvent.Type.ParentChange and self._message is not None:
            self._appear()
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._speak()
        super().changeEvent(event)

    def _appear(self) -> None:
        if self.parentWidget() is not None:  # anything without a parent would open a window of its own
            self.show()
            announce(self)

    def _speak(self) -> None:
        if self._message is not None:
            sentence = self._message.in_words(self._kit.words)
            self._words.setText(sentence)
            self.setAccessibleName(sentence)

    def _shut(self) -> None:
        self.fall_silent()
        self.closed.emit()
