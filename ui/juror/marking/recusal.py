"""Recusal from an entry, in the place of its criteria: the reason is asked for, then shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.base.errors import Fact, RefusedError
from ui.juror.marking.view import EntryView
from ui.juror.marking.words_edit import WordsEdit
from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label
from ui.widgets.pictures import IconView

_MARGIN = 16
_FIELD = 104


class RecusalForm(QWidget):
    """Asks for a reason; ``given`` brings it, ``cancelled`` when the juror thinks again."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._refused: RefusedError | None = None
        self.texts = kit.texts()
        title, about = make_label("lead"), make_label("body", "second", wraps=True)
        self.edit = WordsEdit(kit)
        self.edit.setFixedHeight(kit.theme.px(_FIELD))
        self.edit.left.connect(self.cancelled)
        self._slip = make_label("caption", "refused", wraps=True)
        self._slip.hide()
        self.give = make_button(kit, "outline")
        self.cancel = make_button(kit, "quiet")
        self.give.clicked.connect(lambda: self.given.emit(self.edit.toPlainText()))
        self.cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.give)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        column.setSpacing(12)
        for each in (title, about, self.edit, self._slip):
            column.addWidget(each)
        column.addLayout(buttons)
        column.addStretch(1)
        self.texts.say(title, "recusal.title")
        self.texts.say(about, "recusal.about")
        self.texts.say(self.edit, "recusal.reason", to="accessibleName")
        self.texts.say(self.edit, "recusal.reason_hint", to="placeholderText")
        self.texts.say(self.give, "recusal.give")
        self.texts.say(self.cancel, "recusal.cancel")

    def ask(self, reason: str) -> None:
        """Begin with a reason given before, or with none."""
        self._slip.hide()
        self.edit.show_words(reason)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, refused: RefusedError) -> None:
        """Say why the reason does not do."""
        facts: dict[str, Fact] = dict(refused.facts)
        self.texts.put(self._slip, lambda words: words.error(refused.code, facts))
        self._slip.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)


class RecusalCard(QWidget):
    """Shows a recusal and its reason; both can be changed until the sheet is signed."""

    change_wanted = Signal()
    withdrawn = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.texts = kit.texts()
        icon = IconView(kit, "recused", "text2", size=32)
        title, about = make_label("lead", wraps=True), make_label("body", "second", wraps=True)
        self._reason = make_label("body", wraps=True)
        self._reason.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.change = make_button(kit, "plain")
        self.withdraw = make_button(kit, "quiet", icon="undo")
        self.change.clicked.connect(self.change_wanted)
        self.withdraw.clicked.connect(self.withdrawn)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change)
        buttons.addWidget(self.withdraw)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 24, _MARGIN, 16)
        column.setSpacing(12)
        for each in (icon, title, self._reason, about):
            column.addWidget(each)
        column.addLayout(buttons)
        column.addStretch(1)
        self.texts.say(title, "recusal.taken")
        self.texts.say(about, "recusal.taken_about")
        self.texts.say(self.change, "recusal.change")
        self.texts.say(self.withdraw, "recusal.withdraw")

    def show_view(self, view: EntryView) -> None:
        """Show an entry's recusal."""
        self._reason.setText(f"«{view.recusal.strip()}»")
        self.change.setEnabled(not view.is_locked)
        self.withdraw.setEnabled(not view.is_locked)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)


class RecusalPane(QStackedWidget):
    """The form or the card; ``given``, ``withdrawn`` are wishes, ``cancelled`` closes the form."""

    given = Signal(str)
    withdrawn = Signal()
    cancelled = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.form, self.card = RecusalForm(kit), RecusalCard(kit)
        self._reason = ""
        self.addWidget(self.form)
        self.addWidget(self.card)
        self.form.given.connect(self.given)
        self.form.cancelled.connect(self.cancelled)
        self.card.withdrawn.connect(self.withdrawn)
        self.card.change_wanted.connect(lambda: self.ask(self._reason))

    @property
    def is_asking(self) -> bool:
        """Whether the form is open."""
        return self.currentWidget() is self.form

    def ask(self, reason: str = "") -> None:
        """Open the form."""
        self.setCurrentWidget(self.form)
        self.form.ask(reason)

    def show_view(self, view: EntryView) -> None:
        """Show the card of a recusal that stands."""
        self._reason = view.recusal
        self.card.show_view(view)
        self.setCurrentWidget(self.card)
