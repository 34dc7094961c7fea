"""The strip: the panel alone, narrow and over all windows, for jurors who look at the live page in a browser."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.juror.marking.panel import MarkingPanel
from ui.juror.marking.session import Marking
from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_hairline, make_label
from ui.widgets.progress_line import ProgressLine

WIDTH, HEIGHT = 360, 768
_MARGIN = 16
_SCHEMES = {"http", "https"}


class Strip(QWidget):
    """A window of its own; ``left`` when the juror wants the whole window back."""

    left = Signal()

    def __init__(self, kit: Kit, marking: Marking) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._kit = kit
        self._marking = marking
        self.texts = kit.texts()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pin = make_button(kit, "quiet", icon="pin")
        self.pin.setIcon(kit.icons.icon("pin", "accent"))
        self.pin.setCheckable(True)
        self.pin.setChecked(True)
        self.expand = make_button(kit, "icon", icon="expand")
        self.browse = make_button(kit, "link", icon="external")
        self.panel = MarkingPanel(kit, marking, shape="strip")
        self._count = make_label("caption", "second")
        self._line = ProgressLine()
        self._name = ElidedLabel("lead")
        self._place = ElidedLabel("caption", "second")
        self._link = ElidedLabel("body", "second", mode=Qt.TextElideMode.ElideMiddle)
        self._lay_out()
        self._speak()
        self.pin.toggled.connect(self._pin)
        self.expand.clicked.connect(self.left)
        self.browse.clicked.connect(self._browse)
        marking.entry_changed.connect(self._show_entry)
        marking.changed.connect(self._show_progress)
        kit.theme.changed.connect(self._grow)
        self._show_entry()
        self._grow()

    def appear(self) -> None:
        """Show the strip at the right edge of the screen, and give it the keys."""
        self.setGeometry(self._place_on_screen())
        self.show()
        self.panel.focus_keys()

    def sizeHint(self) -> QSize:
        """Return the size it was drawn for."""
        return QSize(self._kit.theme.px(WIDTH), self._kit.theme.px(HEIGHT))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Bring the window back rather than leave the juror without any."""
        event.ignore()
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._show_entry()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN - 6, 4, _MARGIN - 8, 4)
        head.addWidget(self.pin)
        head.addStretch(1)
        head.addWidget(self._count)
        head.addWidget(self.expand)
        address = QHBoxLayout()
        address.setSpacing(8)
        address.addWidget(self._link, 1)
        address.addWidget(self.browse)
        about = QVBoxLayout()
        about.setContentsMargins(_MARGIN, 10, _MARGIN - 6, 6)
        about.setSpacing(4)
        about.addWidget(self._name)
        about.addWidget(self._place)
        about.addLayout(address)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addLayout(about)
        column.addWidget(make_hairline())
        column.addWidget(self.panel, 1)

    def _speak(self) -> None:
        self.texts.say(self, "strip.title", to="windowTitle")
        self.texts.say(self.pin, "strip.pin")
        self.texts.say(self.pin, "strip.pin_tip", to="toolTip")
        self.texts.name(self.expand, "strip.expand")
        self.texts.say(self.browse, "strip.browse")
        self.texts.say(self.browse, "strip.browse_tip", to="toolTip")

    def _show_entry(self) -> None:
        desk = self._marking.desk
        entry = desk.entry(self._marking.entry)
        nomination = desk.rules.nomination(entry.nomination).title
        self._name.setText(entry.applicant)
        self._place.setText(self._kit.words.say("strip.place", entry=entry.number, nomination=nomination))
        self._link.setText(entry.link)
        self.browse.setEnabled(_is_address(entry.link))
        self._show_progress()

    def _show_progress(self) -> None:
        desk = self._marking.desk
        done, total = desk.count_done(), len(desk.package.entries)
        self._count.setText(self._kit.words.say("entries.progress", done=done, total=total))
        self._line.show_share(done, total)

    def _pin(self, on: bool) -> None:  # noqa: FBT001 - a slot takes what the signal brings
        self.pin.setIcon(self._kit.icons.icon("pin", "accent" if on else "text2"))
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on)
        self.show()

    def _browse(self) -> None:
        """Open the page that is judged; only now, and only on a click."""
        link = self._marking.desk.entry(self._marking.entry).link
        if _is_address(link):
            QDesktopServices.openUrl(QUrl(link))

    def _grow(self) -> None:
        self.setMinimumWidth(self._kit.theme.px(WIDTH))

    def _place_on_screen(self) -> QRect:
        room, size = self.screen().availableGeometry(), self.sizeHint()
        height = min(size.height(), room.height())
        return QRect(room.right() + 1 - size.width(), room.top() + (room.height() - height) // 2, size.width(), height)


def _is_address(link: str) -> bool:
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().casefold() in _SCHEMES and bool(url.host())
