"""What we use of pyqtgraph 0.14 (partly typed)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
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
    def addItem(self, item: QGraphicsItem, ignoreBounds: bool = False) -> None: ...
    def clear(self) -> None: ...
    def setRange(
        self,
        rect: QRectF | None = None,
        xRange: tuple[float, float] | None = None,
        yRange: tuple[float, float] | None = None,
        padding: float | None = None,
        update: bool = True,
        disableAutoRange: bool = True,
    ) -> None: ...

class GraphicsView(QGraphicsView):
    def __init__(
        self, parent: QWidget | None = None, useOpenGL: bool | None = None, background: QColor | str | None = "default"
    ) -> None: ...
    def setCentralItem(self, item: ViewBox) -> None: ...

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
