"""Buttons: pressed by Space and by Enter alike, their icons following the theme."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStyleOptionButton, QWidget

from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.palette import Role

Look = Literal["plain", "primary", "outline", "link", "quiet", "icon", "row"]

_ICON_ROLES: dict[Look, Role] = {
    "plain": "text",
    "primary": "on_accent",
    "outline": "accent",
    "link": "accent",
    "quiet": "text2",
    "icon": "text2",
    "row": "text2",
}


_ICON, _MORE_SPACE = 16, 4


class Button(QPushButton):
    """A push button that Enter presses too, as everybody expects outside dialogs."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Keep icon and words eight pixels apart; Qt leaves four."""
        super().initStyleOption(option)
        if not option.icon.isNull() and option.text:
            option.iconSize = QSize(_ICON + _MORE_SPACE, _ICON)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.menu() is None:
            self.animateClick()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.showMenu()
        else:
            super().keyPressEvent(event)


def make_button(kit: Kit, look: Look, *, icon: IconName | None = None, parent: QWidget | None = None) -> Button:
    """Return a button without words yet; one ``primary`` button stands on a page."""
    button = Button(parent)
    button.setProperty("look", look)
    if icon is not None:
        button.setIcon(kit.icons.icon(icon, _ICON_ROLES[look]))
        button.setIconSize(QSize(_ICON, _ICON))
    if look in {"link", "quiet", "icon", "row"}:
        button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
