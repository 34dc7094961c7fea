"""One nomination as a line of points: every complete total where it falls, a tick in the middle."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip

from ui.juror.compare.view import Point, Spread
from ui.kit.kit import Kit
from ui.widgets.marks_type import type_font

HEIGHT = 72
_EDGE, _INSET = 12, 20
_TITLE_TOP, _TITLE = 6, 24
_AXIS = 50
_RADIUS, _CHOSEN = 5.0, 6.5
_STEP = 11
_NEAR = 4
_MOST_HIGH = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SpreadLine(QAbstractButton):
    """Pressed, it shows its nomination; what a point is, its tooltip tells."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._spread: Spread | None = None
        self._current = False
        self._entry = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self._fit)
        self._fit()

    def show_spread(self, spread: Spread, *, current: bool, entry: str) -> None:
        """Show a nomination; the ``current`` one is lit, and the chosen entry's point is larger."""
        self._spread, self._current, self._entry = spread, current, entry
        self.setAccessibleName(self._in_words(spread))
        self.update()

    def sizeHint(self) -> QSize:
        """Return two lines; any width will do, for the title is cut, and whole in the tooltip."""
        return QSize(240, self._kit.theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter, too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell what a point is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self._point_at(event.pos())
            title = self._spread.title if self._spread is not None else ""
            QToolTip.showText(event.globalPos(), title if point is None else f"{point.name}: {point.shown}", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, axis and points."""
        del event
        if self._spread is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_title(painter, self._spread)
        self._draw_axis(painter, self._spread)
        self._draw_points(painter, self._spread)

    def _fit(self) -> None:
        self.setFixedHeight(self._kit.theme.px(HEIGHT))

    def _draw_ground(self, painter: QPainter) -> None:
        if self._current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._kit.theme.colour("soft" if self._current else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 4, 4)

    def _draw_title(self, painter: QPainter, spread: Spread) -> None:
        theme, px = self._kit.theme, self._kit.theme.px
        words = self._kit.words
        count = words.count("compare.points", n=len(spread.points)) if spread.points else self._nothing(spread)
        box = QRect(px(_EDGE), px(_TITLE_TOP), self.width() - 2 * px(_EDGE), px(_TITLE))
        painter.setFont(type_font(theme, "caption"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, _RIGHT, count)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(count) - px(8))
        painter.setFont(type_font(theme, "strong" if self._current else "body"))
        painter.setPen(theme.colour("text"))
        title = painter.fontMetrics().elidedText(spread.title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, title)

    def _draw_axis(self, painter: QPainter, spread: Spread) -> None:
        left, right, level = self._ends()
        painter.setPen(QPen(self._kit.theme.colour("avg" if spread.points else "line"), 1))
        painter.drawLine(QPointF(left, level), QPointF(right, level))
        for at in (left, (left + right) / 2, right):
            painter.drawLine(QPointF(at, level - 4), QPointF(at, level + 4))

    def _draw_points(self, painter: QPainter, spread: Spread) -> None:
        theme = self._kit.theme
        level = self._ends()[2]
        if spread.middle is not None:
            at = self._place_of(spread.middle)
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawLine(QPointF(at, level - 12), QPointF(at, level + 12))
        ground = theme.colour("soft" if self._current else "hover" if self.underMouse() else "window")
        painter.setPen(QPen(ground, 1.5))
        painter.setBrush(theme.colour("bar"))
        for place, point in self._places(spread):
            is_chosen = point.entry == self._entry
            radius = _CHOSEN if is_chosen else _RADIUS
            painter.setBrush(theme.colour("accent" if is_chosen else "bar"))
            painter.drawEllipse(place, radius, radius)

    def _places(self, spread: Spread) -> list[tuple[QPointF, Point]]:
        """Return where points stand: those of one total on top of each other, three at most."""
        level = self._ends()[2]
        taken: list[tuple[float, int]] = []
        places = []
        for point in sorted(spread.points, key=lambda each: each.total):
            at = self._place_of(point.total)
            high = sum(abs(at - other) < _NEAR for other, _ in taken)
            taken.append((at, high))
            places.append((QPointF(at, level - min(high, _MOST_HIGH - 1) * _STEP), point))
        return places

    def _place_of(self, total: Fraction) -> float:
        left, right, _ = self._ends()
        spread = self._spread
        if spread is None or spread.highest == spread.lowest:
            return left
        return left + float((total - spread.lowest) / (spread.highest - spread.lowest)) * (right - left)

    def _ends(self) -> tuple[float, float, float]:
        px = self._kit.theme.px
        return float(px(_INSET)), float(self.width() - px(_INSET)), float(px(_AXIS))

    def _point_at(self, spot: QPoint) -> Point | None:
        if self._spread is None:
            return None
        reach = _RADIUS + 2
        near = (p for place, p in self._places(self._spread) if (QPointF(spot) - place).manhattanLength() <= 2 * reach)
        return next(near, None)

    def _nothing(self, spread: Spread) -> str:
        return self._kit.words.say("compare.no_totals" if spread.begun else "compare.no_points")

    def _in_words(self, spread: Spread) -> str:
        words = self._kit.words
        if not spread.points:
            return f"{spread.title}: {self._nothing(spread)}"
        shown = sorted(spread.points, key=lambda each: each.total)
        return words.count(
            "compare.spread_name",
            n=len(shown),
            title=spread.title,
            low=shown[0].shown,
            high=shown[-1].shown,
            middle=spread.shown_middle,
        )
