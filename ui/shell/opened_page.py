"""What follows the opening of a package: whose it is, the key's fingerprint, and anything that must be said loudly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.kit.type_scale import Type
from ui.widgets.banner import Banner
from ui.widgets.buttons import make_button
from ui.widgets.column import Column
from ui.widgets.labels import Tone, make_hairline, make_label
from ui.widgets.page import Heading, Keys, Page

if TYPE_CHECKING:  # slow import: documents and the database
    from ui.operations.desk import JurorDesk

_WIDTH = 720


class OpenedPage(Page):
    """Shown at a first opening and whenever there is an alarm; ``begun`` goes on to the entries."""

    begun = Signal()

    def __init__(self, kit: Kit, desk: JurorDesk, *, goes_on: bool) -> None:
        super().__init__(kit)
        self._desk = desk
        self._column = Column(kit, width=_WIDTH)
        self.go_on = make_button(kit, "primary")
        self.close_package = make_button(kit, "plain")
        if not goes_on:
            self.go_on.hide()
        self.go_on.clicked.connect(self.begun)
        self.close_package.clicked.connect(self.left)
        self._lay_out()

    def heading(self) -> Heading:
        """Return contest and round."""
        rules = self._desk.rules
        parts = [self.kit.words.say("opened.season", season=rules.season)] if rules.season else []
        detail = " · ".join([*parts, self._desk.round.title])
        return Heading(rules.title, detail=detail, person=self._desk.package.juror.name)

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return (Keys(("Enter",), "keys.press"),)

    def enter(self) -> None:
        """Offer to go on."""
        (self.close_package if self.go_on.isHidden() else self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        title = make_label("title")
        self.texts.say(title, "opened.practice_title" if self._desk.package.practice else "opened.title")
        content = self._column.content
        content.setContentsMargins(0, 48, 0, 24)
        content.addWidget(title)
        content.addSpacing(16)
        for banner in self._make_banners():
            content.addWidget(banner)
            content.addSpacing(8)
        content.addLayout(self._make_facts())
        content.addSpacing(24)
        content.addWidget(make_hairline())
        content.addSpacing(19)
        content.addWidget(self._said("opened.fingerprint", "strong"))
        content.addSpacing(8)
        content.addWidget(self._make_fingerprint())
        content.addSpacing(8)
        content.addWidget(self._said("opened.fingerprint_new" if self._desk.made_key else "opened.fingerprint_kept"))
        content.addSpacing(35)
        content.addLayout(self._make_foot())
        content.addStretch(1)

    def _make_banners(self) -> list[Banner]:
        messages = [Message("refused", each.code, dict(each.facts), is_refusal=True) for each in self._desk.alarms]
        if self._desk.package.practice:
            messages.append(Message("info", "opened.practice"))
        banners = []
        for message in messages:
            banner = Banner(self.kit)
            banner.tell(message)
            banners.append(banner)
        return banners

    def _make_facts(self) -> QFormLayout:
        package, rules = self._desk.package, self._desk.rules
        facts = QFormLayout()
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setHorizontalSpacing(24)
        facts.setVerticalSpacing(8)
        facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._add_fact(facts, "opened.contest", rules.title)
        self._add_fact(facts, "opened.round", self._desk.round.title)
        self._add_fact(facts, "opened.juror", package.juror.name)
        entries = make_label(wraps=True)
        self.texts.count(entries, "plural.entries", n=len(package.entries))
        facts.addRow(self._said("opened.entries", tone="second"), entries)
        return facts

    def _add_fact(self, facts: QFormLayout, name: str, value: str) -> None:
        label = make_label(wraps=True)
        label.setText(value)
        facts.addRow(self._said(name, tone="second"), label)

    def _make_fingerprint(self) -> QFrame:
        box = QFrame()
        box.setProperty("look", "card")
        digits = make_label("digits")
        digits.setText(self._desk.fingerprint)
        digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(digits)
        row.addStretch(1)
        return box

    def _make_foot(self) -> QHBoxLayout:
        self.texts.say(self.close_package, "opened.close")
        self.texts.say(self.go_on, "opened.go_on")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addStretch(1)
        foot.addWidget(self.close_package)
        foot.addWidget(self.go_on)
        return foot

    def _said(self, message: str, kind: Type = "body", *, tone: Tone = "text") -> QLabel:
        label = make_label(kind, tone, wraps=tone == "text")
        self.texts.say(label, message)
        return label
