"""One address: to read, to scan with a telephone, to copy, or to open, and that only by a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from core.services.scoring.evidence_texts import Link
from ui.juror.evidence.qr import QrCode
from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

_MARGIN = 16


class LinkCard(QFrame):
    """``not_opened`` when the system knows no browser."""

    not_opened = Signal()

    def __init__(self, kit: Kit, link: Link) -> None:
        super().__init__()
        self._kit = kit
        self._link = link
        self._texts = kit.texts()
        self.setProperty("look", "card")
        self._address = make_label("strong", "accent" if link.target else "text", wraps=True)
        self._address.setText(_breakable(link.shown))
        self._texts.say(self._address, "evidence.address", address=link.shown, to="accessibleName")
        self.open = make_button(kit, "outline", icon="globe")
        self.copy = make_button(kit, "quiet", icon="copy")
        self._hint = make_label("caption", "second", wraps=True)
        self.open.clicked.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self._texts.say(self.open, "evidence.open_link")
        self._texts.say(self.copy, "evidence.copy_link")
        for button, name in ((self.open, "evidence.open_link_name"), (self.copy, "evidence.copy_link_name")):
            self._texts.say(button, name, address=link.shown, to="accessibleName")
        self._texts.say(self._hint, "evidence.scan_hint" if link.target else "evidence.no_address")
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._address)
        column.addWidget(self._hint)
        column.addStretch(1)
        for button in (self.open, self.copy):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not self._link.target:
            self.open.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(_MARGIN)
        row.addLayout(column, 1)
        if self._link.target:
            code = QrCode(self._kit, self._link.target)
            self._texts.say(code, "evidence.code_name", address=self._link.shown, to="accessibleName")
            row.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self._link.target)):
            self.not_opened.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._link.target or self._link.shown)
        self._texts.say(self.copy, "evidence.copied")
        self.copy.setIcon(self._kit.icons.icon("check", "saved"))


def _breakable(address: str) -> str:
    """Let a long address break behind its signs, without anything to be seen; it is copied by the button alone."""
    return "".join(f"{each}\u200b" if each in "/?&=-_." else each for each in address)
