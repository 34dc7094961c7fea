"""The juror's code asked for once more: nobody else can open what is made with it, and neither can they without it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.base.errors import RefusedError
from core.trust.codes import CODE_DIGITS, read_code
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.widgets.banner import ICONS, announce
from ui.widgets.code_entry import CodeEntry
from ui.widgets.labels import make_label, set_tone
from ui.widgets.pictures import IconView


class CodeAgain(QWidget):
    """``changed`` when the code may have become whole or stopped being so, ``submitted`` on Enter."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._message: Message | None = None
        self.entry = CodeEntry(kit)
        self._icon, self._words = IconView(kit, "info", drop=2), make_label("body", "second", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.entry)
        column.addLayout(row)
        self.setFocusProxy(self.entry)
        self.entry.changed.connect(self._judge)
        self.entry.submitted.connect(self.submitted)
        self._judge()

    @property
    def code(self) -> str | None:
        """The code, once it is whole and its check digit agrees."""
        try:
            return read_code(self.entry.digits())
        except RefusedError:
            return None

    def forget(self) -> None:
        """Leave no digit on the screen."""
        self.entry.put("")

    def show_refusal(self, message: Message) -> None:
        """Say that the code is another one's, or what else went wrong."""
        self._tell(message, "refused")
        announce(self._words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange and self._message is not None:
            self._words.setText(self._message.in_words(self._kit.words))
        super().changeEvent(event)

    def _judge(self) -> None:
        """Say at once whether the check digit agrees."""
        found = len(self.entry.digits())
        if found < CODE_DIGITS:
            facts: dict[str, str | int] = {"found": found, "needed": CODE_DIGITS}
            self._tell(Message("info", "code_page.typing", facts, plural_by="found"), "")
        elif self.code is None:
            self._tell(Message("refused", "code_page.check_digit"), "refused")
        else:
            self._tell(Message("saved", "code_page.right"), "saved")
        self.changed.emit()

    def _tell(self, message: Message, verdict: str) -> None:
        self._message = message
        name, role = ICONS[message.tone]
        self._icon.show_icon(name, role if verdict else "text2")
        set_tone(self._words, message.tone if verdict else "second")
        self._words.setText(message.in_words(self._kit.words))
        self.entry.show_verdict(verdict)
