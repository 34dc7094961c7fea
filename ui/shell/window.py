"""The program's window: the bar, one message at a time, and the page at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.shell.app_bar import AppBar
from ui.widgets.banner import Banner
from ui.widgets.page import Keys, Page

_SIZE = QSize(1366, 768)
_SMALLEST = QSize(800, 480)
_READ_MS = 8000
"""How long a message stays that asks for nothing."""


class MainWindow(QMainWindow):
    """One window for everything; pages come and go inside it."""

    files_dropped = Signal(list)
    dragging = Signal(bool)
    """A file is held over the window, or no longer."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.may_close: Callable[[], bool] = _yes
        self.bar = AppBar(kit)
        self.banner = Banner(kit, closable=True)
        self._stack = QStackedWidget()
        self._kept: set[Page] = set()
        self._fade = QTimer(self, singleShot=True, interval=_READ_MS)
        self._fade.timeout.connect(self.banner.fall_silent)
        self._lay_out()
        self.bar.keys_requested.connect(self.show_keys)
        self.bar.tab_chosen.connect(self._choose_tab)
        kit.messages.posted.connect(self.tell)
        self.add_shortcut("F1", self.show_keys)
        self.add_shortcut("Ctrl+Q", self.close)

    @property
    def page(self) -> Page:
        """The page at hand."""
        page = self._stack.currentWidget()
        if not isinstance(page, Page):
            raise TypeError(page)
        return page

    def show_page(self, page: Page, *, keep: bool = False) -> None:
        """Show a page; unless it is to be kept, it is deleted when the next one comes."""
        if keep:
            self._kept.add(page)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
            page.heading_changed.connect(self._show_heading)
        old = self._stack.currentWidget()
        self._stack.setCurrentWidget(page)
        if old is not None and old is not page and old not in self._kept:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._show_heading()
        page.enter()

    def tell(self, message: Message, *, action: str | None = None) -> None:
        """Say something under the bar, in place of what was said there before."""
        self.banner.tell(message, action=action)
        if message.tone in {"info", "saved"} and action is None:
            self._fade.start()
        else:
            self._fade.stop()

    def show_keys(self) -> None:
        """Show which keys act on the page at hand."""
        from ui.widgets.key_sheet import KeySheet

        everywhere = (Keys(("F1",), "keys.sheet"), Keys(("Ctrl", "Q"), "keys.quit"))
        KeySheet(self.kit, (*self.page.keys(), *everywhere), parent=self).open()

    def add_shortcut(self, keys: str, act: Callable[[], object]) -> None:
        """Have a combination of keys act wherever the focus is."""
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def restore_place(self) -> None:
        """Stand where the window stood last; at first, take the whole of a small screen."""
        saved = self.kit.settings.now["geometry"]
        if saved and self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii"))):
            return
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(_SIZE.boundedTo(room))
        if room.width() <= _SIZE.width():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_heading()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.dragging.emit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        self.dragging.emit(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self.dragging.emit(False)
        event.acceptProposedAction()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go only when whoever has something open agrees."""
        if not self.may_close():
            event.ignore()
            return
        place = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.kit.settings.choose("geometry", place)
        event.accept()

    def _choose_tab(self, tab: int) -> None:
        self.page.choose_tab(tab)

    def _lay_out(self) -> None:
        self.setMinimumSize(_SMALLEST)
        self.setAcceptDrops(True)
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.banner)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(whole)

    def _show_heading(self) -> None:
        heading = self.page.heading()
        self.bar.show_heading(heading)
        name = self.kit.words.say("program.title")
        self.setWindowTitle(name if heading.title == name else f"{heading.title} — {name}")


def _yes() -> bool:
    """Close at once: nothing is open."""
    return True
