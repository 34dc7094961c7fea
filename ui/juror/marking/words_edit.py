"""A field for words about an entry: takes no more than a sheet holds, leaves undoing to the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui.kit.kit import Kit
from ui.widgets.marks_undo import is_override, is_undoing

MAX_WORDS = 4000
_PAGES = {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_LEAST = 56


class WordsEdit(QPlainTextEdit):
    """``written`` brings the words after each edit by the user; ``left`` when Escape gives the keys back."""

    written = Signal(str)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._least = _LEAST
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # one history for marks and words alike
        self.textChanged.connect(self._report)

    def show_words(self, words: str) -> None:
        """Show words that came from elsewhere; what the user just wrote is left alone."""
        if self.toPlainText() != words:
            self.blockSignals(True)
            self.setPlainText(words)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.blockSignals(False)

    def allow(self, least: int) -> None:
        """Keep at least so many pixels of height, at normal text size."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for little: what room is left over comes here anyway."""
        return QSize(120, self._kit.theme.px(self._least))

    def minimumSizeHint(self) -> QSize:
        """Keep a line or two."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Let the page's shortcuts come before the field's own."""
        if is_override(event) and _is_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the keys back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _is_ours(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _report(self) -> None:
        words = self.toPlainText()
        if len(words) > MAX_WORDS:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.setPosition(len(words) - (len(words) - MAX_WORDS), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            return
        self.written.emit(words)


def _is_ours(event: QEvent) -> bool:
    """Whether the page acts on a key although words are being written."""
    if is_undoing(event):
        return True
    plain = Qt.KeyboardModifier.NoModifier
    return isinstance(event, QKeyEvent) and event.modifiers() == plain and event.key() in _PAGES
