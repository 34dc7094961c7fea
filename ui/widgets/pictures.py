"""Small drawings on a page: an icon, and the program's own mark."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.palette import Role


class IconView(QWidget):
    """An icon beside words that say the same; it has no meaning of its own for those who hear the screen."""

    def __init__(self, kit: Kit, name: IconName, role: Role = "text2", *, size: int = 16, drop: int = 0) -> None:
        """Show an icon; ``drop`` pixels of air above it put it in line with the first line of the words beside it."""
        super().__init__()
        self._kit = kit
        self._icon = kit.icons.icon(name, role)
        self._square = QRect(0, drop, size, size)
        self.setFixedSize(size, size + drop)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: IconName, role: Role) -> None:
        """Show another icon."""
        self._icon = self._kit.icons.icon(name, role)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the icon's size."""
        return self._square.united(QRect(0, 0, 1, 1)).size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colours of the moment."""
        del event
        self._icon.paint(QPainter(self), self._square)


class ProductMark(QWidget):
    """The program's mark: a tick in a rounded square."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._kit.theme.colour("accent_fill"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        self._kit.icons.icon("check", "on_accent").paint(painter, self.rect().adjusted(3, 3, -3, -3))
