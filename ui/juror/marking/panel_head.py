"""One line of the panel: the flag and the recusal, beside its title or, in the strip, what became of the marks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.juror.marking.view import EntryView
from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label
from ui.widgets.marks_status import SaveStatus

_MARGIN = 16
HEIGHT = 48
_LOW = 36
"""In the strip."""


class PanelHead(QWidget):
    """``flag_turned`` and ``recusal_wanted`` are wishes."""

    flag_turned = Signal()
    recusal_wanted = Signal()

    def __init__(self, kit: Kit, *, status: SaveStatus | None) -> None:
        super().__init__()
        self._kit = kit
        self._is_in_strip = status is not None
        self.texts = kit.texts()
        self.flag = make_button(kit, "link", icon="flag")
        self.recuse = make_button(kit, "link", icon="recused")
        self.flag.clicked.connect(self.flag_turned)
        self.recuse.clicked.connect(self.recusal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0 if self._is_in_strip else 6, _MARGIN - 6, 0)
        row.setSpacing(8)
        row.addWidget(status or self._make_title())
        row.addStretch(1)
        row.addWidget(self.flag)
        row.addWidget(self.recuse)
        self.texts.say(self.recuse, "marking.recuse")
        self.texts.say(self.recuse, "marking.recuse_tip", to="toolTip")

    def show_view(self, view: EntryView) -> None:
        """Show whether an entry is flagged and may be recused from."""
        flagged = view.is_flagged
        self.flag.setIcon(self._kit.icons.icon("flagged" if flagged else "flag", "accent"))
        message = "marking.unflag" if flagged else "marking.flag"
        if not self._is_in_strip:
            self.texts.say(self.flag, message)
        self.texts.say(self.flag, message, to="accessibleName")
        self.texts.say(self.flag, "marking.flag_tip", to="toolTip")
        self.recuse.setVisible(not view.is_recused)
        self.recuse.setEnabled(not view.is_locked)

    def fit(self) -> None:
        """Take the height of the text size in force."""
        self.setFixedHeight(self._kit.theme.px(_LOW if self._is_in_strip else HEIGHT))

    def _make_title(self) -> QLabel:
        title = make_label("lead")
        self.texts.say(title, "marking.head")
        return title

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)
