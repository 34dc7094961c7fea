"""The right column of finishing: what is missing and what comes next scroll; the card that signs stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words.words import Words
from ui.juror.finish.checklist import Checklist
from ui.juror.finish.notices import Notices
from ui.juror.finish.sign_card import SignCard
from ui.juror.finish.steps import Steps
from ui.juror.finish.view import FinishView, Situation
from ui.kit.kit import Kit
from ui.operations.desk import JurorDesk
from ui.widgets.labels import make_label
from ui.widgets.pages_scroll import ScrollColumn

_MARGIN = 24
_LOW = 640
"""Pages lower than this have a smaller card."""


class FinishSide(QWidget):
    """``jump_wanted`` brings a :class:`Jump`; the card's wishes are its own."""

    jump_wanted = Signal(object)
    keep_wanted = Signal()
    statement_wanted = Signal()
    move_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(self, kit: Kit, desk: JurorDesk) -> None:
        super().__init__()
        self._kit = kit
        self._desk = desk
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title, self.about = make_label("heading"), make_label("body", "second", wraps=True)
        self.notices, self.checklist = Notices(kit), Checklist(kit)
        self.steps = Steps(kit, fingerprint=desk.fingerprint, practice=desk.package.practice)
        self.card = SignCard(kit, name=desk.package.juror.name)
        self._scroll = ScrollColumn(ground="surface")
        self._lay_out()
        self.notices.jump_wanted.connect(self.jump_wanted)
        self.notices.keep_wanted.connect(self.keep_wanted)
        self.checklist.jump_wanted.connect(self.jump_wanted)
        self.checklist.statement_wanted.connect(self.statement_wanted)
        self.steps.move_wanted.connect(self.move_wanted)
        self.steps.hand_over_wanted.connect(self.hand_over_wanted)

    def show_view(self, view: FinishView, *, revision: int, signing: bool) -> None:
        """Show what is missing and, unless a signature is on its way, whether the sentence can be pressed."""
        words = self._kit.words
        self.title.setText(words.say("finish.title"))
        self.about.setText(_summary(view, words))
        self.notices.show_view(view, alarms=self._desk.alarms)
        self.checklist.show_view(view)
        self.steps.show_steps(on=view.situation is not Situation.SIGNED)
        if view.situation is Situation.SIGNED or signing:
            return
        if view.obstacle is None:
            self.card.show_ready(revision=revision)
        else:
            self.card.show_obstacle(view.obstacle, revision=revision)

    def focus_first(self) -> None:
        """Give the focus to what is to be done first."""
        card, jumps = self.card, self.checklist.jumps
        signed = (card.signed.save, card.signed.show_file)
        if not card.signed.isHidden():
            next(each for each in signed if not each.isHidden()).setFocus(Qt.FocusReason.OtherFocusReason)
        elif card.sign.isEnabled() or not jumps:
            card.sign.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            jumps[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, *, height: int) -> None:
        """Take less room for the card on a low page."""
        self.card.fit(compact=height < self._kit.theme.px(_LOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the sheet."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), self._kit.theme.colour("line"))

    def _lay_out(self) -> None:
        content = self._scroll.content
        content.setContentsMargins(_MARGIN, 20, _MARGIN, 16)
        for widget, gap in ((self.title, 6), (self.about, 16), (self.notices, 0), (self.checklist, 20)):
            content.addWidget(widget)
            content.addSpacing(gap)
        content.addWidget(self.steps)
        content.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 8, _MARGIN, 16)
        foot.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)


def _summary(view: FinishView, words: Words) -> str:
    """Return in one sentence how far everything is."""
    if view.situation is Situation.SIGNED:
        return words.say("finish.summary_signed")
    ready = view.done + view.recused
    if view.gaps:
        return words.count("finish.summary_gaps", n=len(view.gaps), ready=ready, total=view.total)
    if view.owed:
        return words.count("finish.summary_remarks", n=len(view.owed))
    return words.count("finish.summary_ready", n=view.total)
