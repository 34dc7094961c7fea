"""A chart by weeks: bars or a line for this page, a dashed line for the average, words where they are needed.

Import it only after :func:`ui.widgets.charts.load_charts`: pyqtgraph is slow to load.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.kit.type_scale import ENLARGED, SIZES
from ui.widgets.charts import WeekSeries

_HEIGHT = 144
_LEFT, _RIGHT, _ABOVE, _BELOW = 26, 1, 20, 22
_BAR = 0.62
_DASHES = [5.0, 3.0]


class WeekChart(QWidget):
    """Shows one series; there are no axes, and the mouse does nothing but ask for a week's numbers."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._series: WeekSeries | None = None
        self._view = pg.GraphicsView(background=None)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setStyleSheet("background: transparent")
        self._plot = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._view.setCentralItem(self._plot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        kit.theme.changed.connect(self._fit)

    def show_series(self, series: WeekSeries) -> None:
        """Show other numbers."""
        self._series = series
        self._draw()

    def sizeHint(self) -> QSize:
        """Return a height that leaves room for the words."""
        return QSize(320, self._kit.theme.px(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep words and lines where they belong."""
        super().resizeEvent(event)
        self._draw()

    def event(self, event: QEvent) -> bool:
        """Tell a week's numbers where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _tell(self, at: QPoint, on_screen: QPoint) -> None:
        if self._series is None:
            return
        left, right = self._kit.theme.px(_LEFT), _RIGHT
        share = (at.x() - left) / max(1, self.width() - left - right)
        week = int(share * len(self._series.tips))
        if 0 <= share < 1:
            QToolTip.showText(on_screen, self._series.tips[week], self)

    def _fit(self) -> None:
        self.setFixedHeight(self._kit.theme.px(_HEIGHT))
        self._draw()

    def _draw(self) -> None:
        self._plot.clear()
        series = self._series
        if series is None or not series.own:
            return
        self._set_range(series)
        self._draw_marks(series)
        if series.kind == "bars":
            self._draw_bars(series)
        else:
            self._draw_curve(series.own, [self._pen("accent", 2)])
        dashed = self._pen("text", 1.5)
        dashed.setDashPattern(_DASHES)
        self._draw_curve(series.average, [self._pen("window", 4), dashed])
        self._draw_peak(series)

    def _set_range(self, series: WeekSeries) -> None:
        """Leave room for the words around the plot: pixels turned into weeks and heights."""
        px = self._kit.theme.px
        weeks, top = len(series.own), float(series.marks[-1][0])
        per_week = max(1.0, self.width() - px(_LEFT) - _RIGHT) / weeks
        per_height = max(1.0, self.height() - px(_ABOVE) - px(_BELOW)) / top
        self._plot.setRange(
            xRange=(-0.5 - px(_LEFT) / per_week, weeks - 0.5 + _RIGHT / per_week),
            yRange=(-px(_BELOW) / per_height, top + px(_ABOVE) / per_height),
            padding=0,
        )

    def _draw_marks(self, series: WeekSeries) -> None:
        left, right = -0.5, len(series.own) - 0.5
        for height, words in series.marks:
            self._plot.addItem(pg.PlotCurveItem([left, right], [float(height)] * 2, pen=self._pen("line", 1)))
            self._write(words, left, float(height), anchor=(1, 0.5))
        for week, words in series.ticks:
            at_left = week == series.ticks[0][0]
            self._write(words, left if at_left else week, 0, anchor=(0 if at_left else 0.5, 0))

    def _draw_bars(self, series: WeekSeries) -> None:
        heights = [float(each or 0) for each in series.own]
        bars = pg.BarGraphItem(
            x=list(range(len(heights))), height=heights, width=_BAR, brush=self._colour("bar"), pen=None
        )
        self._plot.addItem(bars)

    def _draw_curve(self, values: tuple[Fraction | None, ...], pens: list[QPen]) -> None:
        """Draw a line through the known values, broken where one is missing."""
        known = [(week, float(each)) for week, each in enumerate(values) if each is not None]
        for pen in pens:
            for _, group in groupby(enumerate(known), key=lambda pair: pair[1][0] - pair[0]):
                points = [point for _, point in group]
                x, y = [float(week) for week, _ in points], [value for _, value in points]
                self._plot.addItem(pg.PlotCurveItem(x, y, pen=pen, antialias=True))

    def _draw_peak(self, series: WeekSeries) -> None:
        week = series.highest
        if not series.peak or week is None:
            return
        height = float(series.own[week] or 0)
        dot = pg.ScatterPlotItem([float(week)], [height], size=9, pen=None, brush=self._colour("accent"))
        self._plot.addItem(dot)
        share = (week + 0.5) / len(series.own)
        self._write(series.peak, week, height, anchor=(min(0.95, max(0.05, share)), 1.25), role="text", bold=True)

    def _write(
        self, words: str, x: float, y: float, *, anchor: tuple[float, float], role: Role = "text2", bold: bool = False
    ) -> None:
        item = pg.TextItem(words, color=self._colour(role), anchor=anchor)
        font = QFont(self.font())
        font.setPointSizeF(SIZES["caption"].points * ENLARGED[self._kit.theme.text_size])
        font.setBold(bold)
        item.setFont(font)
        item.setPos(x, y)
        self._plot.addItem(item)

    def _pen(self, role: Role, width: float) -> QPen:
        pen = QPen(self._colour(role), width)
        pen.setCosmetic(True)
        return pen

    def _colour(self, role: Role) -> QColor:
        return self._kit.theme.colour(role)
