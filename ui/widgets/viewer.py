"""Pages of a document one under another, drawn by whoever is asked for them.

The view knows sizes first and gets pictures later: ``wanted`` says which pages, and how many device pixels wide.
Pages far from what is seen are let go, so memory does not grow with the document.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent

from ui.kit.kit import Kit
from ui.widgets.viewer_focus import FocusEdge
from ui.widgets.viewer_hands import LINE, HandledArea
from ui.widgets.viewer_layout import MARGIN, SMALLEST, STEPS, Box, PageLayout, fit_zoom, next_step

_SETTLE_MS = 80
"""Zooming and resizing must rest this long before sharper pictures are asked for."""


class PagesView(HandledArea):
    """Empty until :meth:`show_document`."""

    pages_wanted = Signal()
    """:meth:`wanted` names pages that are not here as sharp as they could be."""
    zoom_changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._edge = FocusEdge(kit, self)
        self._pages: tuple[tuple[int, int], ...] = ()
        self._images: dict[int, QImage] = {}
        self._is_scalable = False
        self._zoom = 1.0
        self._fits = True
        self._boxes: tuple[Box, ...] = ()
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self.pages_wanted)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        kit.theme.changed.connect(self.viewport().update)

    @property
    def zoom(self) -> float:
        """Pixels of the view for one of the document."""
        return self._zoom

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the view's width."""
        return self._fits

    @property
    def has_document(self) -> bool:
        """Whether anything is shown."""
        return bool(self._pages)

    @property
    def room(self) -> int:
        """The device pixels of a page that fills the view's width."""
        return max(1, round((self.viewport().width() - 2 * MARGIN) * self._ratio()))

    def show_document(self, pages: tuple[tuple[int, int], ...], *, scalable: bool) -> None:
        """Show pages of these natural sizes from the first one's top; ``scalable`` ones sharpen without end."""
        self._pages, self._images, self._is_scalable = pages, {}, scalable
        self._lay_out()
        self.scroller.jump(0)
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum() // 2)
        self._settling.start(0)

    def clear(self) -> None:
        """Show nothing."""
        self._pages, self._images, self._boxes = (), {}, ()
        self._settling.stop()
        self._set_ranges(QSize(0, 0))
        self.zoom_changed.emit()
        self.viewport().update()

    def put_page(self, page: int, image: QImage) -> None:
        """Show a page's picture; one that nobody sees is not kept."""
        if page in self._near():
            self._images[page] = image
            self.viewport().update()

    def wanted(self) -> tuple[tuple[int, int], ...]:
        """Return pages and the device pixels of their width, those that are seen first."""
        near = ((page, self._device_width(page)) for page in self._near())
        return tuple((page, wide) for page, wide in near if not self._is_sharp(page, wide))

    def zoom_by_step(self, *, larger: bool) -> None:
        """Zoom to the next step, keeping the middle of the view where it is."""
        self.zoom_around(next_step(self._zoom, larger=larger), self._middle())

    def fit_width(self) -> None:
        """Have the zoom follow the view's width again."""
        self.zoom_around(None, self._middle())

    def zoom_around(self, zoom: float | None, around: QPointF) -> None:
        """Set a zoom, or none to follow the width; what lies under ``around`` stays there."""
        self._fits = zoom is None
        if not self._pages:
            return
        before, offset = self._zoom, self._offset()
        if zoom is not None:
            self._zoom = min(max(zoom, SMALLEST), STEPS[-1])
        self._lay_out()
        grown = self._zoom / before
        self.horizontalScrollBar().setValue(round((around.x() + offset.x()) * grown - around.x()))
        self.scroller.jump(round((around.y() + offset.y()) * grown - around.y()))
        self._settling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width; the top line stays."""
        super().resizeEvent(event)
        self.zoom_around(None if self._fits else self._zoom, QPointF(self._middle().x(), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen of each page."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._kit.theme.colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = self._offset()
        for page in self._seen():
            box = self._boxes[page]
            whole = QRect(box.left, box.top, box.width, box.height).translated(-offset)
            self._paint_page(painter, page, whole, whole & event.rect())

    def _paint_page(self, painter: QPainter, page: int, whole: QRect, part: QRect) -> None:
        image = self._images.get(page)
        if image is None:
            painter.fillRect(part, self._kit.theme.colour("surface"))
            return
        across, down = image.width() / whole.width(), image.height() / whole.height()
        left, top = (part.x() - whole.x()) * across, (part.y() - whole.y()) * down
        painter.drawImage(QRectF(part), image, QRectF(left, top, part.width() * across, part.height() * down))

    def _lay_out(self) -> None:
        room = self.viewport().width()
        if self._fits:
            self._zoom = fit_zoom(self._pages, room=room)
        layout = PageLayout(self._pages, self._zoom, room)
        self._boxes = layout.boxes()
        self._set_ranges(QSize(layout.width, layout.height))
        self.zoom_changed.emit()
        self.viewport().update()

    def _set_ranges(self, document: QSize) -> None:
        seen = self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), document.width(), seen.width()),
            (self.verticalScrollBar(), document.height(), seen.height()),
        ):
            bar.setPageStep(part)
            bar.setSingleStep(LINE)
            bar.setRange(0, max(0, whole - part))

    def _scrolled(self) -> None:
        near = set(self._near())
        self._images = {page: image for page, image in self._images.items() if page in near}
        self.viewport().update()
        if self.wanted() and not self._settling.isActive():
            self._settling.start()

    def _seen(self) -> list[int]:
        top = self._offset().y()
        bottom = top + self.viewport().height()
        return [page for page, box in enumerate(self._boxes) if box.top < bottom and box.bottom > top]

    def _near(self) -> list[int]:
        """Pages that are seen, then their neighbours."""
        seen = self._seen()
        around = (seen[-1] + 1, seen[0] - 1) if seen else ()
        return [*seen, *(page for page in around if 0 <= page < len(self._pages))]

    def _is_sharp(self, page: int, wide: int) -> bool:
        image = self._images.get(page)
        return image is not None and abs(image.width() - wide) <= 1

    def _device_width(self, page: int) -> int:
        wide = max(1, round(self._boxes[page].width * self._ratio()))
        return wide if self._is_scalable else min(wide, self._pages[page][0])

    def _ratio(self) -> float:
        return self.viewport().devicePixelRatioF()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().rect().center())
