"""A scroll area that keys, wheel, touchpad and mouse move and zoom; what it shows is its heir's business."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.widgets.viewer_layout import next_step
from ui.widgets.viewer_scroll import OverlayBar, Scroller

LINE = 48
_NOTCH = 120


class HandledArea(QAbstractScrollArea):
    """Heirs say what zooming does."""

    def __init__(self) -> None:
        super().__init__()
        self._grabbed: QPoint | None = None
        self.scroller = Scroller(self.verticalScrollBar())
        self._bar = OverlayBar(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def zoom(self) -> float:
        """Pixels of the view for one of the document."""
        raise NotImplementedError

    @property
    def fits(self) -> bool:
        """Whether the zoom follows the view's width."""
        raise NotImplementedError

    def zoom_around(self, zoom: float | None, around: QPointF) -> None:
        """Set a zoom, or none to follow the width; what lies under ``around`` stays there."""
        raise NotImplementedError

    def scroll_page(self, *, down: bool) -> None:
        """Scroll by nearly what is seen, so that the eye finds its line again."""
        distance = max(LINE, self.viewport().height() - LINE)
        self.scroller.glide(distance if down else -distance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the arrows, Space, Home and End; let all other keys through."""
        match event.key():
            case Qt.Key.Key_Space:
                self.scroll_page(down=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            case Qt.Key.Key_Down:
                self.scroller.glide(LINE)
            case Qt.Key.Key_Up:
                self.scroller.glide(-LINE)
            case Qt.Key.Key_Left:
                self._move_sideways(-LINE)
            case Qt.Key.Key_Right:
                self._move_sideways(LINE)
            case Qt.Key.Key_Home:
                self.scroller.jump(0)
            case Qt.Key.Key_End:
                self.scroller.jump(self.verticalScrollBar().maximum())
            case _:
                event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the cursor with Ctrl, else scroll: smoothly by notches, at once by a touchpad's pixels."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned.y():
                self.zoom_around(next_step(self.zoom, larger=turned.y() > 0), event.position())
        elif not event.pixelDelta().isNull():
            self.scroller.jump(self.verticalScrollBar().value() - event.pixelDelta().y())
            self._move_sideways(-event.pixelDelta().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or turned.x():
            self._move_sideways(-(turned.x() or turned.y()) * 2 * LINE // _NOTCH)
        else:
            self.scroller.glide(-turned.y() * 2 * LINE // _NOTCH)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom with two fingers, too."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_around(self.zoom * (1 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._grabbed is not None:
            moved = event.position().toPoint() - self._grabbed
            self._grabbed = event.position().toPoint()
            self.scroller.jump(self.verticalScrollBar().value() - moved.y())
            self._move_sideways(-moved.x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self._grabbed = None
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the natural size and back to the width."""
        self.zoom_around(1.0 if self.fits else None, event.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar at the edge."""
        super().resizeEvent(event)
        self._bar.place(right=self.width(), height=self.viewport().height())

    def _move_sideways(self, distance: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + distance)
