"""The first tab: an entry's items one at a time, the others as thumbnails, or as a pill where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.entries import Evidence, EvidenceKind
from ui.juror.evidence.item_view import ItemView
from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.operations.evidence import EvidenceRoom
from ui.operations.evidence_requests import Drawn, Lane, PictureRequest, Request
from ui.widgets.labels import make_hairline
from ui.widgets.thumbnails import HEIGHT, WIDTH, ThumbnailStrip
from ui.widgets.thumbnails_model import Thumbnail
from ui.widgets.viewer_layout import BELOW
from ui.widgets.viewer_pill import ItemPill

LOW = 700
"""A window lower than this has no room for thumbnails."""
_LEFT, _BELOW = 28, 12


class Materials(QWidget):
    """Shows one of an entry's items; ``item_changed`` when it is another one."""

    item_changed = Signal()
    full_screen = Signal()

    def __init__(self, kit: Kit, room: EvidenceRoom) -> None:
        super().__init__()
        self._kit = kit
        self._room = room
        self._items: tuple[Evidence, ...] = ()
        self._upcoming: Evidence | None = None
        self._has_links = False
        self._place = 0
        self.view = ItemView(kit, room, lane=Lane.SHOWN)
        self.strip = ThumbnailStrip(kit)
        self._line = make_hairline()
        self.pill = ItemPill(kit, self)
        self._texts = kit.texts()
        self._texts.say(self.strip, "evidence.strip_name", to="accessibleName")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._line)
        column.addWidget(self.strip)
        self._connect()

    @property
    def item(self) -> Evidence | None:
        """What is shown."""
        return self._items[self._place] if self._items else None

    @property
    def items(self) -> tuple[Evidence, ...]:
        """All there is to choose from."""
        return self._items

    @property
    def place(self) -> int:
        """Which item is shown, from 0."""
        return self._place

    def show_items(self, items: Sequence[Evidence], *, upcoming: Evidence | None, has_links: bool) -> None:
        """Show an entry's items from the first one; ``upcoming`` is likely to be asked for next."""
        self._items, self._upcoming, self._has_links, self._place = tuple(items), upcoming, has_links, 0
        self.strip.show_items([self._thumbnail(each) for each in self._items], current=0)
        self._show()

    def go(self, place: int) -> None:
        """Show another item, if there is one."""
        if place != self._place and 0 <= place < len(self._items):
            self._place = place
            self.strip.frame(place)
            self._show()

    def step(self, by: int) -> None:
        """Go to the next item (1) or the one before (-1)."""
        self.go(self._place + by)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
            self._tell_thumbnails()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between thumbnails and pill."""
        super().resizeEvent(event)
        self._arrange()

    def _connect(self) -> None:
        self.strip.chosen.connect(self.go)
        self.pill.previous.connect(lambda: self.step(-1))
        self.pill.next.connect(lambda: self.step(1))
        self.view.pill.expand.connect(self.full_screen)
        self._room.ready.connect(self._take)
        self._room.holdings_changed.connect(self._look_again)
        self._kit.theme.changed.connect(self._arrange)

    def _show(self) -> None:
        self.view.show_item(self.item, has_links=self._has_links)
        self._arrange()
        self._wish()
        self.item_changed.emit()

    def _wish(self) -> None:
        """Wish for thumbnails, and for what the juror will most likely look at next."""
        thumbnails = [self._thumbnail_request(each) for each in self._items if each.kind is not EvidenceKind.TEXT]
        known = [each for each in thumbnails if self._room.is_here(each.evidence)]
        self._room.want(Lane.THUMBNAILS, known if self.strip.isVisibleTo(self) else ())
        coming = [*self._items[self._place + 1 : self._place + 2], *([self._upcoming] if self._upcoming else [])]
        self._room.want(Lane.NEXT, [self.view.first_request(each) for each in coming if self._room.is_here(each)])

    def _take(self, request: Request) -> None:
        for place, each in enumerate(self._items):
            if request.evidence == each:
                self.strip.items.change(place, self._thumbnail(each))

    def _look_again(self) -> None:
        self._tell_thumbnails()
        self._wish()

    def _tell_thumbnails(self) -> None:
        for place, each in enumerate(self._items):
            self.strip.items.change(place, self._thumbnail(each))

    def _thumbnail_request(self, evidence: Evidence) -> PictureRequest:
        ratio = self.devicePixelRatioF()
        width, height = (round(self._kit.theme.px(side) * ratio) for side in (WIDTH, HEIGHT))
        return PictureRequest(evidence, page=0, width=width, height=height)

    def _thumbnail(self, evidence: Evidence) -> Thumbnail:
        """Return what is known of an item by now."""
        words = self._kit.words
        request = self._thumbnail_request(evidence)
        answer = self._room.answer(request)
        if not self._room.is_here(evidence):
            return self._describe(evidence, "clock", words.say("evidence.thumb_missing"))
        if self._room.refusal(request) is not None:
            return self._describe(evidence, "attention", words.say("evidence.thumb_broken"))
        if evidence.kind is EvidenceKind.TEXT:
            return self._describe(evidence, "file", words.say("evidence.thumb_text"))
        if evidence.kind is EvidenceKind.PDF:
            pages = len(answer.pages) if isinstance(answer, Drawn) else 0
            caption = words.count("evidence.thumb_pages", n=pages) if pages else words.say("evidence.thumb_pdf")
            return self._describe(evidence, "file", caption)
        shown = self._describe(evidence, "image", words.say("evidence.thumb_image"))
        image = answer.image if isinstance(answer, Drawn) else None
        return Thumbnail(shown.name, shown.spoken, shown.icon, shown.caption, image)

    def _describe(self, evidence: Evidence, icon: IconName, caption: str) -> Thumbnail:
        spoken = self._kit.words.say("evidence.thumb_spoken", name=evidence.name, kind=caption)
        return Thumbnail(evidence.name, spoken, icon, caption)

    def _arrange(self) -> None:
        several = len(self._items) > 1
        low = self.window().height() < self._kit.theme.px(LOW)
        was_shown = self.strip.isVisibleTo(self)
        self.strip.setVisible(several and not low)
        self._line.setVisible(several and not low)
        self.pill.setVisible(several and low)
        self.view.text.leave_below(BELOW if several and low else 0)
        self.pill.show_place(self._place + 1, len(self._items))
        self.pill.move(_LEFT, self.height() - self.pill.height() - _BELOW)
        self.pill.raise_()
        if self.strip.isVisibleTo(self) != was_shown:
            self._wish()
