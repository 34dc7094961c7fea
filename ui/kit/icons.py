"""Our own icons, coloured by role when they are painted, so that they follow the theme without being told.

The files under ``resources/icons`` are drawn in a square of 16 with strokes of 1.4. ``currentColor`` is the role's
colour, ``paperColor`` the ground that shows through (the tick of a filled circle).
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.base.resources import resource
from ui.kit.palette import Role
from ui.kit.theme import Theme

IconName = Literal[
    "attention", "check", "clock", "copy", "cross", "done", "down", "download", "empty", "equal", "erase", "expand",
    "external", "file", "fit_width", "flag", "flagged", "folder", "fork", "globe", "history", "image", "info",
    "key", "keyboard", "left", "link", "lock", "minus", "more", "note", "partly", "person", "pin", "plus",
    "practice", "print", "recused", "redo", "refused", "right", "saving", "search", "settings", "sign", "strip",
    "theme", "trash", "undo", "up",
]  # fmt: skip

_SQUARE = 16
_LARGE = 28
_LARGE_STROKE = 1.9
"""From 28 pixels on, strokes keep this many pixels instead of growing with the icon."""


class Icons:
    """Hands out icons that know the theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def icon(self, name: IconName, role: Role = "text2", *, paper: Role = "surface") -> QIcon:
        """Return an icon for buttons, menus and models."""
        return QIcon(_RoleEngine(self._theme, name, role, paper))

    def pixmap(
        self, name: IconName, role: Role = "text2", *, size: int = 16, ratio: float = 1.0, paper: Role = "surface"
    ) -> QPixmap:
        """Return a picture for delegates; ``size`` in pixels of the page, ``ratio`` of the screen."""
        colours = self._theme.colour(role).name(), self._theme.colour(paper).name()
        return _draw(name, *colours, round(size * ratio), ratio)


class _RoleEngine(QIconEngine):
    """Paints one icon in the colours of the moment."""

    def __init__(self, theme: Theme, name: IconName, role: Role, paper: Role) -> None:
        super().__init__()
        self._theme = theme
        self._name: IconName = name
        self._role: Role = role
        self._paper: Role = paper

    def clone(self) -> QIconEngine:
        return _RoleEngine(self._theme, self._name, self._role, self._paper)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        picture = self._picture(round(side * ratio), mode, ratio)
        painter.drawPixmap(QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Draw at the left of ``size``: a button leaves the space beside its icon to the icon."""
        del state
        side = min(size.width(), size.height())
        if size.width() == size.height():
            return self._picture(side, mode, scale)
        wide = QPixmap(size)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, (size.height() - side) // 2, self._picture(side, mode, 1.0))
        painter.end()
        wide.setDevicePixelRatio(scale)
        return wide

    def _picture(self, pixels: int, mode: QIcon.Mode, ratio: float) -> QPixmap:
        role: Role = "text2" if mode == QIcon.Mode.Disabled else self._role
        return _draw(self._name, self._theme.colour(role).name(), self._theme.colour(self._paper).name(), pixels, ratio)


@cache
def _draw(name: IconName, colour: str, paper: str, pixels: int, ratio: float) -> QPixmap:
    shown = pixels / ratio
    drawing = _source(name).replace("currentColor", colour).replace("paperColor", paper)
    if shown >= _LARGE:
        drawing = drawing.replace('stroke-width="1.4"', f'stroke-width="{_LARGE_STROKE * _SQUARE / shown:.3f}"')
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode("utf-8"))).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _source(name: IconName) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
