"""Under the comparison: whether everything is on disk, back to an entry, on to finishing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.operations.desk import JurorDesk
from ui.widgets.buttons import make_button
from ui.widgets.marks_status import SaveStatus

_HEIGHT = 64


class CompareFoot(QWidget):
    """``open_wanted`` and ``finish_wanted`` are its two buttons."""

    open_wanted = Signal()
    finish_wanted = Signal()

    def __init__(self, kit: Kit, desk: JurorDesk) -> None:
        super().__init__()
        self._kit = kit
        self.texts = kit.texts()
        self.status = SaveStatus(kit)
        self.open = make_button(kit, "plain")
        self.finish = make_button(kit, "primary", icon="right")
        self.finish.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.texts.say(self.open, "compare.open")
        self.texts.say(self.finish, "compare.finish")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.status)
        row.addStretch(1)
        row.addWidget(self.open)
        row.addWidget(self.finish)
        self.open.clicked.connect(self.open_wanted)
        self.finish.clicked.connect(self.finish_wanted)
        desk.saving.connect(self.status.show_saving)
        desk.saved.connect(self.status.show_saved)
        desk.not_saved.connect(self.status.show_refused)
        self.status.retry_wanted.connect(desk.retry)
        kit.theme.changed.connect(self._fit)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._kit.theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._kit.theme.colour("line"))

    def _fit(self) -> None:
        self.setFixedHeight(self._kit.theme.px(_HEIGHT))
