"""The cheat-sheet: which keys act on the page at hand, shown over it until any key is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_hairline, make_label
from ui.widgets.page import Keys

_TWO_COLUMNS = 12
"""More lines than these stand in two columns."""


class KeySheet(QDialog):
    """A list of keys and what they do."""

    def __init__(self, kit: Kit, keys: Sequence[Keys], *, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        words = kit.words
        self.setWindowTitle(words.say("keys.title"))
        self.shut = make_button(kit, "primary")
        self.shut.setText(words.say("keys.shut"))
        self.shut.clicked.connect(self.accept)
        title = make_label("heading")
        title.setText(words.say("keys.title"))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(16)
        box.addWidget(title)
        box.addWidget(make_hairline())
        box.addLayout(self._make_table(keys))
        box.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.shut)
        box.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away on the key that called it, too."""
        if event.key() == Qt.Key.Key_F1:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _make_table(self, keys: Sequence[Keys]) -> QGridLayout:
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(10)
        rows = len(keys) if len(keys) <= _TWO_COLUMNS else (len(keys) + 1) // 2
        for place, each in enumerate(keys):
            column, row = divmod(place, rows)
            table.addLayout(self._make_caps(each.keys), row, column * 2)
            does = make_label()
            does.setText(self._kit.words.say(each.does))
            table.addWidget(does, row, column * 2 + 1)
            table.setColumnStretch(column * 2 + 1, 1)
        return table

    def _make_caps(self, keys: Sequence[str]) -> QHBoxLayout:
        caps = QHBoxLayout()
        caps.setSpacing(4)
        for key in keys:
            caps.addWidget(_make_cap(key))
        caps.addStretch(1)
        return caps


def _make_cap(key: str) -> QLabel:
    cap = make_label("caption")
    cap.setProperty("look", "cap")
    cap.setText(key)
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return cap
