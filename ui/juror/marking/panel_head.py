"""One line of the panel: the flag and the recusal, beside its title or, in the strip, what became of the marks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.juror.marking.measures import Measures
from ui.juror.marking.view import EntryView
from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label
from ui.widgets.marks_status import SaveStatus

_MARGIN, _AROUND_WORD = 16, 48


class PanelHead(QWidget):
    """``flag_turned`` and ``recusal_wanted`` are wishes."""

    flag_turned = Signal()
    recusal_wanted = Signal()

    def __init__(self, kit: Kit, *, status: SaveStatus | None) -> None:
        super().__init__()
        self._kit = kit
        self._status = status
        self.texts = kit.texts()
        self.flag = make_button(kit, "link", icon="flag")
        self.recuse = make_button(kit, "link", icon="recused")
        self.flag.clicked.connect(self.flag_turned)
        self.recuse.clicked.connect(self.recusal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0 if self._status is not None else 6, _MARGIN - 6, 0)
        row.setSpacing(8)
        row.addWidget(status or self._make_title())
        row.addStretch(1)
        row.addWidget(self.flag)
        row.addWidget(self.recuse)
        self.texts.say(self.recuse, "marking.recuse", to="accessibleName")
        self.texts.say(self.recuse, "marking.recuse_tip", to="toolTip")
        if status is not None:
            status.resized.connect(self._fit_words)

    def show_view(self, view: EntryView) -> None:
        """Show whether an entry is flagged and may be recused from."""
        flagged = view.is_flagged
        self.flag.setIcon(self._kit.icons.icon("flagged" if flagged else "flag", "accent"))
        message = "marking.unflag" if flagged else "marking.flag"
        if self._status is None:
            self.texts.say(self.flag, message)
        self.texts.say(self.flag, message, to="accessibleName")
        self.texts.say(self.flag, "marking.flag_tip", to="toolTip")
        self.recuse.setVisible(not view.is_recused)
        self.recuse.setEnabled(not view.is_locked)

    def fit(self, measures: Measures) -> None:
        """Take the height that there is."""
        self.setFixedHeight(self._kit.theme.px(measures.head))

    def _fit_words(self) -> None:
        """Leave the room to what must be read: whether everything is saved."""
        word = self._kit.words.say("marking.recuse")
        status = 0 if self._status is None else self._status.sizeHint().width()
        taken = status + self.flag.sizeHint().width() + 2 * _MARGIN
        wanted = self.recuse.fontMetrics().horizontalAdvance(word) + self._kit.theme.px(_AROUND_WORD)
        self.recuse.setText(word if taken + wanted <= self.width() else "")

    def _make_title(self) -> QLabel:
        title = make_label("lead")
        self.texts.say(title, "marking.head")
        return title

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words or only icons."""
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._fit_words()
        super().changeEvent(event)
