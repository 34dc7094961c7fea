"""What we use of pyqtgraph 0.14 (partly typed)."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

class ViewBox:
    def __init__(
        self,
        parent: QGraphicsItem | None = None,
        border: object = None,
        lockAspect: bool | float = False,
        enableMouse: bool = True,
        invertY: bool = False,
        enableMenu: bool = True,
        name: str | None = None,
        invertX: bool = False,
        defaultPadding: float = 0.02,
    ) -> None: ...
    def setMouseEnabled(self, x: bool | None = None, y: bool | None = None) -> None: ...
    def setDefaultPadding(self, padding: float = 0.02) -> None: ...
    def setRange(
        self,
        rect: QRectF | None = None,
        xRange: tuple[float, float] | None = None,
        yRange: tuple[float, float] | None = None,
        padding: float | None = None,
        update: bool = True,
        disableAutoRange: bool = True,
    ) -> None: ...

class PlotItem:
    def __init__(
        self,
        parent: QObject | None = None,
        name: str | None = None,
        labels: dict[str, str] | None = None,
        title: str | None = None,
        viewBox: ViewBox | None = None,
        axisItems: dict[str, object] | None = None,
        enableMenu: bool = True,
        **kwargs: object,
    ) -> None: ...
    def getViewBox(self) -> ViewBox: ...
    def hideAxis(self, axis: str) -> None: ...
    def hideButtons(self) -> None: ...
    def setMenuEnabled(self, enableMenu: bool = True, enableViewBoxMenu: bool | str | None = "same") -> None: ...
    def addItem(self, item: QGraphicsItem, *args: object, **kwargs: object) -> None: ...
    def clear(self) -> None: ...

class PlotWidget(QGraphicsView):
    def __init__(
        self,
        parent: QWidget | None = None,
        background: QColor | str | None = "default",
        plotItem: PlotItem | None = None,
        **kargs: object,
    ) -> None: ...
    def getPlotItem(self) -> PlotItem: ...

class BarGraphItem(QGraphicsItem):
    def __init__(self, **opts: object) -> None: ...

class PlotCurveItem(QGraphicsItem):
    def __init__(self, *args: Sequence[float], **kargs: object) -> None: ...

class ScatterPlotItem(QGraphicsItem):
    def __init__(self, *args: Sequence[float], **kargs: object) -> None: ...

class TextItem(QGraphicsItem):
    def __init__(
        self,
        text: str = "",
        color: QColor | tuple[int, int, int] = (200, 200, 200),
        html: str | None = None,
        anchor: tuple[float, float] = (0, 0),
        border: object = None,
        fill: QColor | None = None,
        angle: float = 0,
        rotateAxis: tuple[float, float] | None = None,
        ensureInBounds: bool = False,
    ) -> None: ...
    def setFont(self, *args: QFont) -> None: ...
