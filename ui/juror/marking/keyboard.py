"""Which keys act on the marking page: bound here, and listed here for the cheat-sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.widgets.page import Keys

KEYS: tuple[Keys, ...] = (
    Keys(("0", "…", "9"), "keys.mark"),
    Keys(("1", "0"), "keys.ten"),
    Keys(("Backspace",), "keys.clear"),
    Keys(("↓", "Enter"), "keys.next_criterion"),
    Keys(("↑",), "keys.previous_criterion"),
    Keys(("PgDn",), "keys.next_entry"),
    Keys(("PgUp",), "keys.previous_entry"),
    Keys(("Ctrl", "Z"), "keys.undo"),
    Keys(("Ctrl", "Y"), "keys.redo"),
    Keys(("F3",), "keys.search"),
    Keys(("F4",), "keys.flag"),
    Keys(("F6",), "keys.move"),
    Keys(("F7",), "keys.remark"),
    Keys(("F8",), "keys.strip"),
    Keys(("F9",), "keys.drawer"),
)


def bind_keys(widget: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """Have key sequences act anywhere inside ``widget``; alternatives are parted by a space."""
    for sequences, action in actions.items():
        for sequence in sequences.split():
            shortcut = QShortcut(QKeySequence(sequence), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)
