"""Type for widgets that draw their words themselves."""

from __future__ import annotations

from PySide6.QtGui import QFont

from ui.kit.fonts import base_font
from ui.kit.theme import Theme
from ui.kit.type_scale import ENLARGED, SIZES, Type


def type_font(theme: Theme, kind: Type, *, bold: bool | None = None) -> QFont:
    """Return a size of the type scale at the text size in force; ``bold`` overrules the scale's weight."""
    font = base_font(points=SIZES[kind].points * ENLARGED[theme.text_size])
    font.setBold(SIZES[kind].bold if bold is None else bold)
    return font
