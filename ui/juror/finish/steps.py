"""What to do next, in numbered sentences, and ways that lead away from this laptop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label

_STEPS = ("finish.step_sign", "finish.step_send", "finish.step_paper")


class Steps(QWidget):
    """Three steps; ``move_wanted`` and ``hand_over_wanted`` for work that goes on elsewhere."""

    move_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(self, kit: Kit, *, fingerprint: str, practice: bool) -> None:
        super().__init__()
        self.texts = kit.texts()
        self._steps = self._make_steps(fingerprint.replace(" ", "\u00a0"), practice=practice)
        self.move_work = make_button(kit, "link", icon="external")
        self.hand_over = make_button(kit, "link", icon="person")
        self.texts.say(self.move_work, "finish.move")
        self.texts.say(self.hand_over, "finish.hand_over")
        self.move_work.clicked.connect(self.move_wanted)
        self.hand_over.clicked.connect(self.hand_over_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._steps)
        for each in (self.move_work, self.hand_over):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
            if practice:
                each.hide()

    def show_steps(self, *, on: bool) -> None:
        """Show the steps until the sheet is signed; then the card says what comes next."""
        self._steps.setVisible(on)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def _make_steps(self, fingerprint: str, *, practice: bool) -> QWidget:
        part, title = QWidget(), make_label("strong")
        self.texts.say(title, "finish.next")
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(title, 0, 0, 1, 2)
        steps = ("finish.step_practice",) if practice else _STEPS
        for place, sentence in enumerate(steps, 1):
            number, words = make_label("body", "second"), make_label("body", wraps=True)
            number.setText(str(place))
            number.setVisible(not practice)
            self.texts.say(words, sentence, fingerprint=fingerprint)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, place, 1)
        return part
