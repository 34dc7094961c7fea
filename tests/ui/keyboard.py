"""A user who has no mouse: keys go to whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE = 50
_NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, *, times: int = 1, held: Qt.KeyboardModifier = _NONE, text: str = "") -> None:
    """Press a key."""
    for _ in range(times):
        target = focused()
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, held, text))


def write(text: str) -> None:
    """Type a text in any language, one event for each character: ``QTest.keyClicks`` aborts on Cyrillic."""
    for character in text:
        code = ord(character.upper())
        press(Qt.Key(code) if code < 128 else Qt.Key.Key_unknown, text=character)


def focused() -> QWidget:
    """Return what has the focus; a page that was shown this moment needs a turn of the loop to take it."""
    for _ in range(_PATIENCE):
        target = QApplication.focusWidget()
        if target is not None:
            return target
        QApplication.processEvents()
    message = "nothing has the focus"
    raise AssertionError(message)
