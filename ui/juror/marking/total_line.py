"""The exact weighted total, and what is missing in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.juror.marking.measures import Measures
from ui.juror.marking.view import EntryView, show_total
from ui.kit.kit import Kit
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_label, set_tone

_MARGIN = 16


class TotalLine(QWidget):
    """«Итог», what is missing, the number; grey while nothing is marked."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._view: EntryView | None = None
        self.texts = kit.texts()
        title = make_label("lead")
        self._missing = ElidedLabel("caption", "second")
        self.number = make_label("title")
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(10)
        row.addWidget(title)
        row.addWidget(self._missing, 1)
        row.addWidget(self.number)
        self.texts.say(title, "marking.total")

    def show_view(self, view: EntryView) -> None:
        """Show an entry's total."""
        self._view = view
        self._speak()

    def fit(self, measures: Measures) -> None:
        """Take the height that there is."""
        self.setFixedHeight(self._kit.theme.px(measures.total))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._speak()
        super().changeEvent(event)

    def _speak(self) -> None:
        view, words = self._view, self._kit.words
        if view is None:
            return
        is_empty = view.missing == len(view.criteria)
        total = "—" if is_empty else show_total(view.total, digits=view.digits, words=words)
        missing = words.count("marking.missing", n=view.missing, total=len(view.criteria)) if view.missing else ""
        self.number.setText(total)
        set_tone(self.number, "second" if is_empty else "text")
        self._missing.setText(missing)
        self.number.setAccessibleName(f"{words.say('marking.total')}: {total}. {missing}")
