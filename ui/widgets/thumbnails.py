"""A strip of small pictures, one to a piece of evidence; the one that is shown is framed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.kit import Kit
from ui.widgets.thumbnails_model import Index, Thumbnail, ThumbnailsModel
from ui.widgets.viewer_focus import FocusEdge

WIDTH, HEIGHT = 80, 56
_GAP = 12
_STRIP = 80
_FRAME = 2
_RADIUS = 4
_ICON = 24


class ThumbnailStrip(QListView):
    """Walked with the arrows, or by a click."""

    chosen = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._edge = FocusEdge(kit, self)
        self.items = ThumbnailsModel()
        self.setModel(self.items)
        self.setItemDelegate(_Delegate(kit, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", "surface")
        self.selectionModel().currentChanged.connect(self._choose)
        self._fit()
        kit.theme.changed.connect(self._fit)

    def show_items(self, thumbnails: Sequence[Thumbnail], *, current: int) -> None:
        """Show other items, one of them framed."""
        self.selectionModel().blockSignals(True)
        self.items.show(thumbnails)
        self.selectionModel().blockSignals(False)
        self.frame(current)

    def frame(self, row: int) -> None:
        """Frame an item and bring it into view."""
        if 0 <= row < self.items.rowCount():
            self.setCurrentIndex(self.items.index(row))
            self.scrollTo(self.items.index(row), QAbstractItemView.ScrollHint.EnsureVisible)

    def changeEvent(self, event: QEvent) -> None:
        """Draw in other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the framed one in view."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def _choose(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.chosen.emit(current.row())

    def _fit(self) -> None:
        self.setFixedHeight(self._kit.theme.px(_STRIP))
        self.setViewportMargins(self._kit.theme.px(_GAP) // 2 + 4, 0, 4, 0)
        self.scheduleDelayedItemsLayout()


class _Delegate(QStyledItemDelegate):
    """Draws a picture, or an icon with its words where there is none."""

    def __init__(self, kit: Kit, parent: ThumbnailStrip) -> None:
        super().__init__(parent)
        self._kit = kit

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the picture's size with the gap around."""
        del option, index
        px = self._kit.theme.px
        return QSize(px(WIDTH) + px(_GAP), px(_STRIP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one item."""
        thumbnail = index.data(ThumbnailsModel.ThumbnailRole)
        if not isinstance(thumbnail, Thumbnail):
            return
        px = self._kit.theme.px
        box = QRect(0, 0, px(WIDTH), px(HEIGHT))
        cell = QRect(option.rect)
        box.moveCenter(cell.center() + QPoint(0, 1))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if thumbnail.image is not None:
            self._draw_picture(painter, box, thumbnail.image)
        else:
            self._draw_words(painter, box, thumbnail)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._kit.theme.colour("accent"), _FRAME))
            reach = _FRAME + 1
            painter.drawRoundedRect(QRectF(box).adjusted(-reach, -reach, reach, reach), _RADIUS, _RADIUS)
        painter.restore()

    def _draw_picture(self, painter: QPainter, box: QRect, image: QImage) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        high = round(image.height() * box.width() / image.width())
        shown = QRect(box.topLeft(), QSize(box.width(), min(high, box.height())))
        painter.fillRect(box, self._kit.theme.colour("sunken"))
        painter.drawImage(shown, image, QRect(0, 0, image.width(), round(image.height() * shown.height() / high)))
        painter.setPen(QPen(self._kit.theme.colour("line"), 1))
        painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_words(self, painter: QPainter, box: QRect, thumbnail: Thumbnail) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(box), _RADIUS, _RADIUS)
        size = self._kit.theme.px(_ICON)
        icon = QRect(box.center().x() - size // 2, box.top() + 5, size, size)
        self._kit.icons.icon(thumbnail.icon, "text2", paper="sunken").paint(painter, icon)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 10 / 11)
        painter.setFont(font)
        painter.setPen(self._kit.theme.colour("text2"))
        room = box.adjusted(3, 0, -3, -4)
        words = painter.fontMetrics().elidedText(thumbnail.caption, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
