"""What must be said loudly before signing: alarms, two sheets that contradict each other, a correction under way."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.services.scoring.seats import Alarm
from ui.juror.finish.jump_row import JumpRow
from ui.juror.finish.view import FinishView, Side, Situation
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.widgets.banner import Banner
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label, set_tone
from ui.widgets.pictures import IconView

_UNKNOWN_SHEET = "desk.sheet_unknown"
_MOST_JUMPS = 6


class Notices(QWidget):
    """``keep_wanted`` gives a correction up; ``jump_wanted`` brings the :class:`Jump` that was pressed."""

    keep_wanted = Signal()
    jump_wanted = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(8)

    def show_view(self, view: FinishView, *, alarms: tuple[Alarm, ...]) -> None:
        """Say what applies now, the most serious first; nothing at all is usual."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        is_signed = view.situation is Situation.SIGNED
        for alarm in alarms:
            if not (alarm.code == _UNKNOWN_SHEET and (is_signed or view.sides)):
                self._tell(Message("refused", alarm.code, dict(alarm.facts), is_refusal=True))
        if view.sides:
            self._add_fork(view, settled=is_signed)
        if view.situation is Situation.AMENDING and view.signed is not None:
            self._tell_amending(view)
        self.setVisible(self._column.count() > 0)

    def _tell(self, message: Message, *, action: str | None = None) -> Banner:
        banner = Banner(self._kit)
        self._column.addWidget(banner)
        banner.tell(message, action=action)
        return banner

    def _tell_amending(self, view: FinishView) -> None:
        if view.signed is None:
            return
        sentence = "finish.counts_already" if view.counts_already else "finish.amending"
        message = Message("info", sentence, {"revision": view.signed.revision})
        banner = self._tell(message, action="finish.keep" if view.may_keep else None)
        banner.action_pressed.connect(self.keep_wanted)

    def _add_fork(self, view: FinishView, *, settled: bool) -> None:
        if settled and view.signed is not None:
            self._tell(Message("saved", "finish.fork_settled", {"revision": view.signed.revision}))
            return
        card = ForkCard(self._kit, view)
        card.jump_wanted.connect(self.jump_wanted)
        self._column.addWidget(card)


class ForkCard(QFrame):
    """Two sheets of one juror, what differs in them, and the way out."""

    jump_wanted = Signal(object)

    def __init__(self, kit: Kit, view: FinishView) -> None:
        super().__init__()
        self._kit = kit
        self._view = view
        self._all = False
        self.texts = kit.texts()
        self.setProperty("look", "banner")
        set_tone(self, "refused")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.more = make_button(kit, "link")
        self.more.clicked.connect(self._show_all)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        title, about = make_label("strong", "refused"), make_label("body", wraps=True)
        self.texts.say(title, "finish.fork")
        self.texts.say(about, "finish.fork_about")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconView(self._kit, "fork", "refused"))
        head.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(about)
        for side in self._view.sides:
            line = make_label("body", wraps=True)
            self.texts.put(line, partial(self._say_side, side))
            column.addWidget(line)
        differing = make_label("body", wraps=True)
        self.texts.count(differing, "finish.fork_differs", n=len(self._view.differing))
        column.addWidget(differing)
        column.addLayout(self._rows)
        column.addWidget(self.more)
        self._fill()

    def _say_side(self, side: Side, words: object) -> str:
        del words
        return self._kit.words.say(
            "finish.fork_own" if side.is_own else "finish.fork_other",
            revision=side.revision,
            sheet=side.sheet,
            moment=self._kit.words.moment(side.signed_at),
        )

    def _fill(self) -> None:
        shown = self._view.differing if self._all else self._view.differing[:_MOST_JUMPS]
        for jump in shown[self._rows.count() :]:
            row = JumpRow(self._kit, jump, loud=False)
            row.clicked.connect(partial(self.jump_wanted.emit, jump))
            self._rows.addWidget(row)
        left = len(self._view.differing) - len(shown)
        self.more.setVisible(left > 0)
        if left:
            self.texts.count(self.more, "finish.fork_more", n=left)

    def _show_all(self) -> None:
        self._all = True
        self._fill()
