"""A shared laptop between two jurors: the package is closed, nothing of it is left on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.column import Column
from ui.widgets.labels import make_label
from ui.widgets.page import Keys, Page
from ui.widgets.pictures import IconView

_WIDTH = 720


class HandedOverPage(Page):
    """Says that the laptop can be handed over, and names nobody; ``left`` goes to the start page."""

    def __init__(self, kit: Kit, *, signed: bool) -> None:
        super().__init__(kit)
        self.go_on = make_button(kit, "primary")
        self.go_on.clicked.connect(self.left)
        column = Column(kit, width=_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(column)
        title = make_label("title", wraps=True)
        self.texts.say(title, "hand_over.title")
        content = column.content
        content.setContentsMargins(0, 96, 0, 24)
        content.addWidget(IconView(kit, "lock", "accent", size=32))
        content.addSpacing(16)
        content.addWidget(title)
        content.addSpacing(12)
        for sentence in ("hand_over.about", "hand_over.signed" if signed else "hand_over.unsigned", "hand_over.back"):
            words = make_label("body", wraps=True)
            self.texts.say(words, sentence)
            content.addWidget(words)
            content.addSpacing(8)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        content.addSpacing(24)
        content.addLayout(foot)
        content.addStretch(1)
        self.texts.say(self.go_on, "hand_over.go_on")

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return (Keys(("Enter",), "keys.press"),)

    def enter(self) -> None:
        """Offer the next juror to go on."""
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
