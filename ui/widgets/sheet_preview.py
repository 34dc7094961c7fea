"""A document's pages with a line of tools above: which page is seen, the next one, larger and smaller."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import make_button
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_label
from ui.widgets.viewer import PagesView
from ui.widgets.viewer_layout import MARGIN, Box, PageLayout

_TOOLS = 52


class SheetPreview(QWidget):
    """Shows what it is given page by page; ``pages_wanted`` asks for what :meth:`wanted` names."""

    pages_wanted = Signal()
    expand_wanted = Signal()

    def __init__(self, kit: Kit, *, expands: bool = True) -> None:
        super().__init__()
        self._kit = kit
        self._pages: tuple[tuple[int, int], ...] = ()
        self.texts = kit.texts()
        self.setProperty("ground", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = ElidedLabel("strong")
        self.view = PagesView(kit)
        self.previous, self.next = make_button(kit, "icon", icon="left"), make_button(kit, "icon", icon="right")
        self.smaller, self.larger = make_button(kit, "icon", icon="minus"), make_button(kit, "icon", icon="plus")
        self.expand = make_button(kit, "icon", icon="expand")
        self.number = make_label("body")
        self._waits, self._banner = make_label("body", "second"), Banner(kit)
        self._body = QStackedLayout()
        self._lay_out(expands=expands)
        self._connect()
        self._speak()

    @property
    def page(self) -> int:
        """The page that is seen most of, from 0."""
        offset = self.view.verticalScrollBar().value()
        middle = offset + self.view.viewport().height() // 2
        boxes = self._boxes()
        return next((place for place, box in enumerate(boxes) if box.bottom + MARGIN > middle), max(0, len(boxes) - 1))

    @property
    def room(self) -> int:
        """The device pixels of a page as wide as the view will be once it is seen."""
        return max(self.view.room, round((self.width() - 2 * MARGIN) * self.devicePixelRatioF()))

    def show_waiting(self) -> None:
        """Say that the pages are being made, unless others can still be looked at."""
        if not self._pages:
            self._body.setCurrentIndex(1)

    def show_pages(self, pages: tuple[tuple[int, int], ...]) -> None:
        """Show a document of these natural sizes; its pictures follow. The place that was looked at is kept."""
        seen = self.view.verticalScrollBar().value()
        self._pages = pages
        self.view.show_document(pages, scalable=True)
        self.view.verticalScrollBar().setValue(seen)
        self._banner.fall_silent()
        self._body.setCurrentIndex(0)
        self._show_place()

    def put_page(self, page: int, image: QImage) -> None:
        """Show a page's picture."""
        self.view.put_page(page, image)

    def show_refusal(self, message: Message) -> None:
        """Say why there is nothing to be seen."""
        self._pages = ()
        self.view.clear()
        self._banner.tell(message)
        self._body.setCurrentIndex(2)
        self._show_place()

    def wanted(self) -> tuple[tuple[int, int], ...]:
        """Return pages and the device pixels of their width, those that are seen first."""
        return self.view.wanted()

    def step(self, by: int) -> None:
        """Show the page before or after from its top."""
        boxes = self._boxes()
        if boxes:
            target = max(0, min(len(boxes) - 1, self.page + by))
            self.view.verticalScrollBar().setValue(boxes[target].top - MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        if event.key() == Qt.Key.Key_PageDown:
            self.step(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.step(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._show_place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._show_place()
        super().changeEvent(event)

    def _lay_out(self, *, expands: bool) -> None:
        self.expand.setVisible(expands)
        tools = QWidget()
        tools.setFixedHeight(self._kit.theme.px(_TOOLS))
        row = QHBoxLayout(tools)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.previous)
        row.addWidget(self.number)
        row.addWidget(self.next)
        row.addSpacing(16)
        for button in (self.smaller, self.larger, self.expand):
            row.addWidget(button)
        self._waits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        refused = QWidget()
        box = QVBoxLayout(refused)
        box.setContentsMargins(24, 24, 24, 24)
        box.addWidget(self._banner)
        box.addStretch(1)
        for part in (self.view, self._waits, refused):
            self._body.addWidget(part)
        self._body.setCurrentIndex(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addLayout(self._body, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.pages_wanted.connect(self.pages_wanted)
        self.view.verticalScrollBar().valueChanged.connect(self._show_place)
        self.view.zoom_changed.connect(self._show_place)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.smaller.clicked.connect(lambda: self.view.zoom_by_step(larger=False))
        self.larger.clicked.connect(lambda: self.view.zoom_by_step(larger=True))
        self.expand.clicked.connect(self.expand_wanted)

    def _speak(self) -> None:
        self.texts.name(self.previous, "sheet_preview.previous")
        self.texts.name(self.next, "sheet_preview.next")
        self.texts.name(self.smaller, "sheet_preview.smaller")
        self.texts.name(self.larger, "sheet_preview.larger")
        self.texts.name(self.expand, "sheet_preview.expand")
        self.texts.say(self._waits, "sheet_preview.waits")
        self.texts.say(self.view, "sheet_preview.name", to="accessibleName", page=1, pages=1)

    def _show_place(self) -> None:
        pages, page = len(self._pages), self.page
        self.number.setVisible(pages > 0)
        for button, works in (
            (self.previous, page > 0),
            (self.next, page < pages - 1),
            (self.smaller, pages > 0),
            (self.larger, pages > 0),
            (self.expand, pages > 0),
        ):
            button.setEnabled(works)
        if pages:
            self.texts.say(self.number, "sheet_preview.number", page=page + 1, pages=pages)
            self.texts.say(self.view, "sheet_preview.name", to="accessibleName", page=page + 1, pages=pages)

    def _boxes(self) -> tuple[Box, ...]:
        if not self._pages:
            return ()
        return PageLayout(self._pages, self.view.zoom, self.view.viewport().width()).boxes()
