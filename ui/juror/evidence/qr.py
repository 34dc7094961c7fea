"""A link as a square that a telephone reads: the page opens there, and the laptop needs no network."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.kit import Kit

_QUIET = 4
"""Modules of white around the code (ISO/IEC 18004, 9.1)."""
_SIDE = 176
_LEAST_MODULE = 3


class QrCode(QWidget):
    """Black on white in every theme: cameras read nothing else as surely."""

    def __init__(self, kit: Kit, text: str) -> None:
        super().__init__()
        self._kit = kit
        self._modules = make_modules(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a side of whole pixels to a module, which a camera reads from half a metre."""
        count = len(self._modules) + 2 * _QUIET
        side = count * max(_LEAST_MODULE, round(self._kit.theme.px(_SIDE) / count))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw whole modules only, so that none is blurred."""
        del event
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("white"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        count = len(self._modules) + 2 * _QUIET
        module = max(1, min(self.width(), self.height()) // count)
        inset = (self.width() - module * len(self._modules)) // 2
        for y, row in enumerate(self._modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    painter.fillRect(inset + x * module, inset + y * module, module, module, QColor("black"))


def make_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return a code's modules by rows, True for dark; error correction M or better."""
    import segno  # slow import

    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
