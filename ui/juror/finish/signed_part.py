"""What the card shows of a signed sheet: which one it is, where its file is, what to do with it in one sentence."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.widgets.banner import ICONS, announce
from ui.widgets.buttons import make_button
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_label, set_tone
from ui.widgets.pictures import IconView


class SignedPart(QWidget):
    """Wishes to save the file, show it, open it, or to correct what was signed."""

    save_wanted = Signal()
    save_elsewhere_wanted = Signal()
    show_wanted = Signal()
    open_wanted = Signal()
    correct_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._path: Path | None = None
        self._refusal: Message | None = None
        self.texts = kit.texts()
        self._title, self._revision = make_label("lead"), make_label("body", "second")
        self._when, self._fingerprint = make_label("body", wraps=True), make_label("body", wraps=True)
        self._fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._next = make_label("body", wraps=True)
        self._file = ElidedLabel("body", "second", mode=Qt.TextElideMode.ElideMiddle)
        self._icon, self._why = IconView(kit, "refused", "refused"), make_label("body", "refused", wraps=True)
        self.correct, self.elsewhere = make_button(kit, "link"), make_button(kit, "plain")
        self.save, self.open = make_button(kit, "primary", icon="download"), make_button(kit, "plain")
        self.show_file = make_button(kit, "primary", icon="folder")
        self._lay_out()
        self._connect()
        self._speak()

    def show_sheet(self, *, revision: int, moment: str, fingerprint: str, path: Path | None) -> None:
        """Show a signed sheet; ``path`` is where it was saved, if it was."""
        self._path, self._refusal = path, None
        self.texts.say(self._revision, "finish.revision", revision=revision)
        self.texts.put(self._when, lambda words: words.say("finish.signed_at", moment=words.moment(moment)))
        self.texts.say(self._fingerprint, "finish.fingerprint", fingerprint=fingerprint.replace(" ", "\u00a0"))
        self._show_file()

    def show_saved(self, path: Path) -> None:
        """Say where the file is now."""
        self._path, self._refusal = path, None
        self._show_file()
        announce(self._next)
        self.show_file.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, message: Message) -> None:
        """Say why the file is not where it was wanted."""
        self._refusal = message
        self._show_file()
        announce(self._why)

    def fit(self, *, compact: bool) -> None:
        """Leave out, on a low window, what the sheet itself says."""
        self._when.setVisible(not compact)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._show_file()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconView(self._kit, "done", "saved"))
        head.addWidget(self._title, 1)
        head.addWidget(self._revision)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._why, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.correct)
        buttons.addStretch(1)
        for button in (self.elsewhere, self.open, self.save, self.show_file):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addLayout(head)
        for each in (self._when, self._fingerprint, self._next, self._file):
            column.addWidget(each)
        column.addLayout(why)
        column.addSpacing(6)
        column.addLayout(buttons)

    def _connect(self) -> None:
        for button, signal in (
            (self.save, self.save_wanted),
            (self.elsewhere, self.save_elsewhere_wanted),
            (self.show_file, self.show_wanted),
            (self.open, self.open_wanted),
            (self.correct, self.correct_wanted),
        ):
            button.clicked.connect(signal)

    def _speak(self) -> None:
        self.texts.say(self._title, "finish.signed")
        self.texts.say(self.correct, "finish.correct")
        self.texts.say(self.correct, "finish.correct_tip", to="toolTip")
        self.texts.say(self.elsewhere, "finish.save_elsewhere")
        self.texts.say(self.save, "finish.save")
        self.texts.say(self.open, "finish.open_file")
        self.texts.say(self.show_file, "finish.show_file")

    def _show_file(self) -> None:
        is_saved = self._path is not None
        self.texts.say(self._next, "finish.send" if is_saved else "finish.save_first")
        self._file.setText("" if self._path is None else str(self._path))
        self._file.setVisible(is_saved)
        for each in (self.elsewhere, self.save):
            each.setVisible(not is_saved)
        for each in (self.open, self.show_file):
            each.setVisible(is_saved)
        self._icon.setVisible(self._refusal is not None)
        self._why.setVisible(self._refusal is not None)
        if self._refusal is not None:
            self._icon.show_icon(*ICONS[self._refusal.tone])
            set_tone(self._why, self._refusal.tone)
            self._why.setText(self._refusal.in_words(self._kit.words))
