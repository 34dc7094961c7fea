"""One conflict of interest: with whom, in what words, and whether the juror recuses from the entry."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.juror.marking.words_edit import WordsEdit
from ui.juror.statement.tick_box import TickBox
from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_label

_FIELD = 72


class ConflictCard(QFrame):
    """``changed`` after each edit, ``dropped`` when there is no conflict after all."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, kit: Kit, *, entry: str, name: str) -> None:
        super().__init__()
        self.entry = entry
        self.texts = kit.texts()
        self.setProperty("look", "card")
        self._name, self._number = ElidedLabel("strong"), make_label("caption", "second")
        self._name.setText(name)
        self.drop = make_button(kit, "icon", icon="cross")
        self.edit = WordsEdit(kit)
        self.edit.setFixedHeight(kit.theme.px(_FIELD))
        self.recuses = TickBox(kit)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self._number)
        head.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.edit)
        column.addWidget(self.recuses)
        self.drop.clicked.connect(self.dropped)
        self.edit.written.connect(lambda _: self.changed.emit())
        self.edit.left.connect(self._leave)
        self.recuses.toggled.connect(lambda _: self.changed.emit())
        self.texts.say(self._number, "finish.entry", entry=entry)
        self.texts.name(self.drop, "statement.drop", name=name)
        self.texts.say(self.edit, "statement.words_name", to="accessibleName", name=name)
        self.texts.say(self.edit, "statement.words_hint", to="placeholderText")
        self.texts.say(self.recuses, "statement.recuses")

    @property
    def words(self) -> str:
        """What ties the juror to the applicant."""
        return self.edit.toPlainText()

    def show_words(self, words: str, *, recuses: bool) -> None:
        """Show what was stated before."""
        self.edit.show_words(words)
        self.recuses.blockSignals(True)
        self.recuses.setChecked(recuses)
        self.recuses.blockSignals(False)

    def lock(self, *, on: bool) -> None:
        """Let nothing be changed, or everything again."""
        self.edit.setReadOnly(on)
        self.recuses.setEnabled(not on)
        self.drop.setVisible(not on)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def _leave(self) -> None:
        self.recuses.setFocus(Qt.FocusReason.TabFocusReason)
