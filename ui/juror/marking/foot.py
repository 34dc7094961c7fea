"""Under the panel: back, whether everything is on disk, on. The words of the buttons give way first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.juror.marking.measures import Measures
from ui.kit.kit import Kit
from ui.widgets.buttons import Button, make_button
from ui.widgets.labels import set_look
from ui.widgets.marks_status import SaveStatus

_MARGIN, _GAP = 16, 8
_MOST_MARGINS = 52
"""Padding, icon and space of a button with words, besides the words."""


class Foot(QWidget):
    """``previous_wanted`` and ``next_wanted`` wish for another entry; ``status`` stands between their buttons."""

    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, kit: Kit, *, status: SaveStatus | None) -> None:
        super().__init__()
        self._kit = kit
        self._is_last = False
        self.setProperty("ground", "surface")
        self.previous = make_button(kit, "plain", icon="left")
        self.next = make_button(kit, "primary", icon="right")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
        self._status = status
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.previous)
        row.addStretch(1)
        if status is not None:
            row.addWidget(status)
            row.addStretch(1)
            status.resized.connect(self._fit_words)
        row.addWidget(self.next)
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)

    def show_place(self, *, is_first: bool, is_last: bool) -> None:
        """Say whether anything comes before, and what comes after."""
        self.previous.setEnabled(not is_first)
        self._is_last = is_last
        self._fit_words()

    def fit(self, measures: Measures) -> None:
        """Take the height that there is."""
        self.setFixedHeight(self._kit.theme.px(measures.foot))
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words or only arrows."""
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fit_words()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Allow arrows only."""
        return QSize(0, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        del event
        QPainter(self).fillRect(0, 0, self.width(), 1, self._kit.theme.colour("line"))

    def _fit_words(self) -> None:
        words = self._kit.words
        names = {
            self.previous: words.say("marking.previous"),
            self.next: words.say("marking.to_finish" if self._is_last else "marking.next"),
        }
        status = 0 if self._status is None else self._status.sizeHint().width()
        wanted = sum(self._width_of(button, name) for button, name in names.items()) + status + 2 * _GAP
        fits = wanted <= self.width() - 2 * _MARGIN
        for button, name in names.items():
            button.setText(self._with_space(name, button) if fits else "")
            set_look(button, "room", "" if fits else "little")
            button.setAccessibleName(name)
            button.setToolTip("" if fits else name)

    def _with_space(self, name: str, button: Button) -> str:
        """Keep the words away from the arrow behind them, as Qt does on the other side."""
        return f"{name}\u2002" if button is self.next else name

    def _width_of(self, button: Button, name: str) -> int:
        return button.fontMetrics().horizontalAdvance(name) + self._kit.theme.px(_MOST_MARGINS)
