"""The card at the bottom right: the sentence that signs, why it cannot be pressed yet, or what was signed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.juror.finish.signed_part import SignedPart
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.kit.palette import Role
from ui.widgets.banner import ICONS, announce
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label, set_tone
from ui.widgets.pictures import IconView

_BUTTON = 48
_BESIDE_WORDS = 64


class SignCard(QWidget):
    """``sign_wanted`` when the sentence was pressed; the signed part wishes for the rest by itself."""

    sign_wanted = Signal()

    def __init__(self, kit: Kit, *, name: str) -> None:
        super().__init__()
        self._kit = kit
        self._name = name
        self._ground: Role = "soft"
        self._compact = False
        self._reason: Message | None = None
        self.texts = kit.texts()
        self.sign = make_button(kit, "primary", icon="sign")
        self.sign.clicked.connect(self.sign_wanted)
        self.signed = SignedPart(kit)
        self._title, self._about = make_label("lead"), make_label("body", wraps=True)
        self._sheet = make_label("body", "second")
        self._icon, self._why = IconView(kit, "attention", "attention"), make_label("body", "attention", wraps=True)
        self._open = self._lay_out()
        self.signed.hide()
        self.texts.say(self._title, "finish.signature")
        self.texts.say(self._about, "finish.signature_about")

    def show_ready(self, *, revision: int) -> None:
        """Let the sentence be pressed."""
        self._show_open(revision, locked=False)
        self._reason = None
        self._say_reason()
        self.sign.setEnabled(True)

    def show_obstacle(self, message: Message, *, revision: int) -> None:
        """Say above the sentence why it cannot be pressed."""
        is_new = message != self._reason
        self._show_open(revision, locked=True)
        self._reason = message
        self._say_reason()
        self.sign.setEnabled(False)
        if is_new:
            announce(self._why)

    def show_refusal(self, message: Message) -> None:
        """Say why signing failed; it can be tried again."""
        self._reason = message
        self._say_reason()
        self.sign.setEnabled(True)
        self._fit()
        announce(self._why)

    def show_signing(self) -> None:
        """Say that the sheet is being signed."""
        self.sign.setEnabled(False)
        self.texts.say(self.sign, "finish.signing")

    def show_signed(self, *, revision: int, moment: str, fingerprint: str, path: Path | None) -> None:
        """Show what was signed, and where its file is."""
        self._ground = "saved_soft"
        self.signed.show_sheet(revision=revision, moment=moment, fingerprint=fingerprint, path=path)
        self._open.hide()
        self.signed.show()
        self.update()

    def fit(self, *, compact: bool) -> None:
        """Take less height on a low window."""
        self._compact = compact
        self._about.setVisible(not compact)
        self.signed.fit(compact=compact)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence where it does not fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._say_reason()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.theme.colour(self._ground))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)

    def _lay_out(self) -> QWidget:
        part = QWidget()
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._sheet)
        why = QHBoxLayout()
        why.setSpacing(8)
        why.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._why, 1)
        column = QVBoxLayout(part)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addLayout(why)
        column.addSpacing(4)
        column.addWidget(self.sign)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(part)
        whole.addWidget(self.signed)
        return part

    def _show_open(self, revision: int, *, locked: bool) -> None:
        self._ground = "hover" if locked else "soft"
        self.sign.setIcon(self._kit.icons.icon("lock" if locked else "sign", "text2" if locked else "on_accent"))
        self.texts.say(self._sheet, "finish.revision", revision=revision)
        self.signed.hide()
        self._open.show()
        self._fit()
        self.update()

    def _say_reason(self) -> None:
        self._icon.setVisible(self._reason is not None)
        self._why.setVisible(self._reason is not None)
        if self._reason is not None:
            self._icon.show_icon(*ICONS[self._reason.tone])
            set_tone(self._why, self._reason.tone)
            self._why.setText(self._reason.in_words(self._kit.words))

    def _fit(self) -> None:
        """Write the sentence in one line, or in two where the name is long."""
        theme = self._kit.theme
        self.sign.setMinimumHeight(theme.px(_BUTTON))
        one = self._kit.words.say("finish.sign", name=self._name)
        self.sign.ensurePolished()
        room = self.sign.width() - theme.px(_BESIDE_WORDS)
        fits = self.sign.fontMetrics().horizontalAdvance(one) <= room
        self.texts.say(self.sign, "finish.sign" if fits else "finish.sign_two_lines", name=self._name)
        self.sign.setAccessibleName(one)
        self.updateGeometry()
