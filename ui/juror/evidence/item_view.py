"""One piece of evidence, whatever it is: pages, a text, or a card that says why there is nothing to see."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from core.domain.entries import Evidence, EvidenceKind
from ui.juror.evidence import notices
from ui.juror.evidence.card import Card
from ui.juror.evidence.notices import Notice
from ui.kit.kit import Kit
from ui.operations.evidence import EvidenceRoom
from ui.operations.evidence_requests import Drawn, Lane, PictureRequest, Read, Request, TextRequest
from ui.widgets.viewer import PagesView
from ui.widgets.viewer_paper import PaperText
from ui.widgets.viewer_pill import ZoomPill

_PATIENCE_MS = 300
"""How long nothing is said while an item is being opened: mostly it is there before."""
_RIGHT, _BELOW = 36, 12


class ItemView(QWidget):
    """Asks the room, in its own lane, for exactly what is seen."""

    choose_file = Signal()
    show_links = Signal()
    content_changed = Signal()
    """Something else has the keyboard's attention now: see :attr:`content`."""

    def __init__(self, kit: Kit, room: EvidenceRoom, *, lane: Lane) -> None:
        super().__init__()
        self._kit = kit
        self._room = room
        self._lane = lane
        self._evidence: Evidence | None = None
        self._has_links = False
        self.texts = kit.texts()
        self.pages = PagesView(kit)
        self.text = PaperText(kit)
        self.card = Card(kit, ground="sunken")
        self.pill = ZoomPill(kit, self)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say_opening)
        self._content: QWidget = self.pages
        self._stack = QStackedLayout(self)
        for each in (self.pages, self.text, self.card):
            self._stack.addWidget(each)
        self._connect()

    @property
    def content(self) -> QWidget:
        """What the keyboard acts on."""
        return self.card.focus_target() if self._content is self.card else self._content

    @property
    def scrolled(self) -> PagesView | PaperText:
        """What Space scrolls."""
        return self.text if self._content is self.text else self.pages

    def show_item(self, evidence: Evidence | None, *, has_links: bool) -> None:
        """Show an item, or say that there is none."""
        self._evidence, self._has_links = evidence, has_links
        self.pages.clear()
        self._room.want(self._lane, ())
        if evidence is None:
            self._say(notices.none_here(links=has_links))
            return
        self._name_it(evidence)
        self._patience.start()
        self._turn_to(self.text if evidence.kind is EvidenceKind.TEXT else self.pages)
        self._update()

    def first_request(self, evidence: Evidence) -> Request:
        """Return what is asked first of an item, at the size it would have here."""
        if evidence.kind is EvidenceKind.TEXT:
            return TextRequest(evidence)
        return PictureRequest(evidence, page=0, width=self.pages.room)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pill in its corner."""
        super().resizeEvent(event)
        self.place_pill()
        if not self.pages.has_document:
            self._update()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what was not asked for while nobody looked."""
        super().showEvent(event)
        self._update()

    def place_pill(self) -> None:
        """Put the pill into the lower right corner."""
        self.pill.fit()
        self.pill.move(self.width() - self.pill.width() - _RIGHT, self.height() - self.pill.height() - _BELOW)
        self.pill.raise_()

    def _connect(self) -> None:
        self._room.ready.connect(self._take)
        self._room.holdings_changed.connect(self._look_again)
        self.pages.pages_wanted.connect(self._update)
        self.pages.zoom_changed.connect(self._show_zoom)
        self.pill.smaller.connect(lambda: self.pages.zoom_by_step(larger=False))
        self.pill.larger.connect(lambda: self.pages.zoom_by_step(larger=True))
        self.pill.fit_width.connect(self.pages.fit_width)
        self.card.choose_file.connect(self.choose_file)
        self.card.show_links.connect(self.show_links)

    def _name_it(self, evidence: Evidence) -> None:
        self.texts.say(self.pages, "evidence.picture_name", name=evidence.name, to="accessibleName")
        self.texts.say(self.text, "evidence.text_name", name=evidence.name, to="accessibleName")

    def _update(self) -> None:
        """Show what is here already and wish for the rest."""
        evidence = self._evidence
        if evidence is None or not self.isVisible():
            return
        holdings = self._room.holdings
        if holdings is not None and not self._room.is_here(evidence):
            have = len(holdings.volumes)
            self._say(notices.not_received(evidence.name, have=have, of=holdings.of, links=self._has_links))
            return
        wishes = self._wishes(evidence)
        for request in wishes:
            self._show_answer(request)
        self._room.want(self._lane, wishes)

    def _wishes(self, evidence: Evidence) -> list[Request]:
        if not self.pages.has_document:
            return [self.first_request(evidence)]
        return [PictureRequest(evidence, page, width) for page, width in self.pages.wanted()]

    def _take(self, request: Request) -> None:
        """Take an answer, unless it is about something that is not shown any more."""
        is_thumbnail = isinstance(request, PictureRequest) and request.height is not None
        if request.evidence == self._evidence and not is_thumbnail:
            self._show_answer(request)

    def _show_answer(self, request: Request) -> None:
        refused = self._room.refusal(request)
        if refused is not None and not self.pages.has_document:
            self._say(notices.broken(refused, links=self._has_links))
        answer = self._room.answer(request)
        if isinstance(answer, Read):
            self._patience.stop()
            self.text.setPlainText(answer.text)
            self._turn_to(self.text)
        elif isinstance(answer, Drawn) and isinstance(request, PictureRequest):
            self._show_page(request, answer)

    def _show_page(self, request: PictureRequest, drawn: Drawn) -> None:
        self._patience.stop()
        if not self.pages.has_document:
            scalable = request.evidence.kind is EvidenceKind.PDF
            self.pages.show_document(drawn.pages, scalable=scalable)
        self.pages.put_page(request.page, drawn.image)
        self._turn_to(self.pages)

    def _look_again(self) -> None:
        if self._evidence is not None and not self.pages.has_document:
            self.show_item(self._evidence, has_links=self._has_links)

    def _say_opening(self) -> None:
        if self._evidence is not None:
            self._say(notices.opening(self._evidence.name))

    def _say(self, notice: Notice) -> None:
        self._patience.stop()
        self.card.show_notice(notice)
        self._turn_to(self.card)

    def _turn_to(self, content: QWidget) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.pill.setVisible(content is self.pages)
        self._content = content
        self._stack.setCurrentWidget(content)
        self.pill.raise_()
        self.content_changed.emit()
        if had_focus:
            self.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_zoom(self) -> None:
        self.pill.show_zoom(self.pages.zoom, fits=self.pages.fits)
        self.place_pill()
