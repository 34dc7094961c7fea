"""Undoing belongs to the page, which has one history for marks and words: fields leave its keys alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_undoing(event: QEvent) -> bool:
    """Tell whether a key event asks to undo or redo."""
    return isinstance(event, QKeyEvent) and any(event.matches(each) for each in _KEYS)


def is_override(event: QEvent) -> bool:
    """Tell whether a field is asked if it wants a key before the page's shortcuts get it."""
    return event.type() == QEvent.Type.ShortcutOverride
