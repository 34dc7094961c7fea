"""What a juror checks before signing: what is missing, with a way to each; what is there, counted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.juror.finish.jump_row import JumpRow
from ui.juror.finish.view import FinishView, Jump
from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_hairline, make_label
from ui.widgets.pictures import IconView

_ROW = 39
_INDENT = 24


class Checklist(QWidget):
    """Made anew for each view; ``jump_wanted`` brings the :class:`Jump` of the line that was pressed."""

    jump_wanted = Signal(object)
    statement_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.jumps: list[JumpRow] = []

    def show_view(self, view: FinishView) -> None:
        """Show the counts, gaps first; a focus on a line stays on the line that took its place."""
        focused = next((place for place, each in enumerate(self.jumps) if each.hasFocus()), None)
        self._clear()
        words = self._kit.words
        self._add_jumps("finish.marks_missing", view.gaps, loud=True)
        self._add_jumps("finish.remarks_missing", view.owed, loud=True)
        self._add_row(*(("done", "saved") if view.done else ("empty", "avg")), "finish.done", str(view.done))
        if view.recused:
            self._add_row("recused", "text2", "finish.recused", str(view.recused))
        self._add_conflicts(view)
        if view.low:
            share = words.say("finish.share", done=view.low - len(view.owed), total=view.low)
            self._add_row(*(("attention", "attention") if view.owed else ("done", "saved")), "finish.remarks", share)
        if view.flagged:
            self._add_jumps("finish.flagged", view.flagged, loud=False)
        else:
            self._add_row("flag", "text2", "finish.flagged", "0")
        if focused is not None and self.jumps:
            self.jumps[min(focused, len(self.jumps) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_conflicts(self, view: FinishView) -> None:
        row = self._add_row("note", "text2", "finish.conflicts", str(view.conflicts))
        change = make_button(self._kit, "link")
        change.setText(self._kit.words.say("finish.conflicts_change"))
        change.setAccessibleName(self._kit.words.say("finish.conflicts_change_name"))
        change.clicked.connect(self.statement_wanted)
        row.insertWidget(row.count() - 1, change)

    def _add_jumps(self, message: str, jumps: tuple[Jump, ...], *, loud: bool) -> None:
        if not jumps:
            return
        icon: tuple[IconName, Role] = ("attention", "attention") if loud else ("flagged", "attention")
        self._add_row(*icon, message, str(len(jumps)), strong=loud, line=False)
        box = QVBoxLayout()
        box.setContentsMargins(self._kit.theme.px(_INDENT), 0, 0, 12)
        box.setSpacing(8)
        for jump in jumps:
            row = JumpRow(self._kit, jump, loud=loud)
            row.clicked.connect(partial(self.jump_wanted.emit, jump))
            self.jumps.append(row)
            box.addWidget(row)
        self._column.addLayout(box)
        self._column.addWidget(make_hairline())

    def _add_row(
        self, icon: IconName, role: Role, message: str, count: str, *, strong: bool = False, line: bool = True
    ) -> QHBoxLayout:
        row = QWidget()
        row.setFixedHeight(self._kit.theme.px(_ROW))
        words, number = make_label("strong" if strong else "body"), make_label("lead")
        words.setText(self._kit.words.say(message))
        number.setText(count)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        inside.addWidget(IconView(self._kit, icon, role))
        inside.addWidget(words, 1)
        inside.addWidget(number)
        self._column.addWidget(row)
        if line:
            self._column.addWidget(make_hairline())
        return inside

    def _clear(self) -> None:
        self.jumps = []
        while (item := self._column.takeAt(0)) is not None:
            widget, inner = item.widget(), item.layout()
            if widget is not None:
                widget.deleteLater()
            while inner is not None and (each := inner.takeAt(0)) is not None:
                child = each.widget()
                if child is not None:
                    child.deleteLater()
