"""Words on a page, each in a size and a tone that the style sheet knows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.kit.type_scale import Type

Tone = Literal["text", "second", "accent", "saved", "attention", "refused"]


def make_label(kind: Type = "body", tone: Tone = "text", *, wraps: bool = False) -> QLabel:
    """Return an empty label; its text is never read as markup, for names come from strangers' files."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", kind)
    label.setProperty("tone", tone)
    label.setWordWrap(wraps)
    if wraps:
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another tone, and have the style sheet look at it again."""
    set_look(widget, "tone", tone)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet asks for."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def make_hairline() -> QFrame:
    """Return a horizontal line of one pixel, mere decoration."""
    line = QFrame()
    line.setProperty("look", "hairline")
    line.setFixedHeight(1)
    return line
