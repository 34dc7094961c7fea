"""The keys of the evidence: bound here, and listed here for the cheat-sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.widgets.page import Keys
from ui.widgets.viewer import PagesView

KEYS: tuple[Keys, ...] = (
    Keys(("Space",), "keys.scroll"),
    Keys(("]",), "keys.next_item"),
    Keys(("[",), "keys.previous_item"),
    Keys(("Ctrl", "+"), "keys.zoom_in"),
    Keys(("Ctrl", "−"), "keys.zoom_out"),
    Keys(("Ctrl", "0"), "keys.fit_width"),
    Keys(("F11",), "keys.full_screen"),
    Keys(("Alt", "1"), "keys.materials"),
    Keys(("Alt", "2"), "keys.figures"),
    Keys(("Alt", "3"), "keys.links"),
)

NEXT, PREVIOUS = ("]", "Ъ"), ("[", "Х")
"""The same two keys of the keyboard, in Latin and in Russian."""


def bind_view_keys(widget: QWidget, *, pages: PagesView, step: Callable[[int], None]) -> None:
    """Have the keys of walking and zooming act in ``widget``'s window while ``widget`` is seen."""
    for sequence in NEXT:
        bind(widget, sequence, lambda: step(1))
    for sequence in PREVIOUS:
        bind(widget, sequence, lambda: step(-1))
    for sequence in ("Ctrl++", "Ctrl+="):
        bind(widget, sequence, lambda: pages.zoom_by_step(larger=True))
    bind(widget, "Ctrl+-", lambda: pages.zoom_by_step(larger=False))
    bind(widget, "Ctrl+0", pages.fit_width)


def bind(widget: QWidget, sequence: str, act: Callable[[], object]) -> None:
    """Have a key sequence act in the window while ``widget`` is seen."""
    shortcut = QShortcut(QKeySequence(sequence), widget)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(act)
