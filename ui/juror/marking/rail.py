"""The list of entries where there is little width: icons of state, and the way to the whole list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.juror.marking.entry_tree import EntryRail
from ui.kit.kit import Kit
from ui.models.entries_filter import ShownEntries
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_hairline, make_label
from ui.widgets.marks_type import type_font
from ui.widgets.progress_line import ProgressLine

WIDTH = 56


class Rail(QWidget):
    """``drawer_wanted`` wishes for the whole list."""

    drawer_wanted = Signal()

    def __init__(self, kit: Kit, shown: ShownEntries) -> None:
        super().__init__()
        self._kit = kit
        self.texts = kit.texts()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.open = make_button(kit, "icon", icon="right")
        self.open.clicked.connect(self.drawer_wanted)
        self._count = make_label("caption")
        self._count.setFont(type_font(kit.theme, "caption", bold=True))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line = ProgressLine()
        self.tree = EntryRail(kit, shown)
        head = QVBoxLayout()
        head.setContentsMargins(10, 12, 10, 10)
        head.setSpacing(6)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignHCenter)
        head.addWidget(self._count)
        head.addWidget(self._line)
        head.addSpacing(4)
        head.addWidget(make_hairline())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        self.texts.name(self.open, "entries.open_drawer")
        self.texts.say(self.tree, "entries.title", to="accessibleName")
        self._grow()
        kit.theme.changed.connect(self._grow)

    def show_progress(self, done: int, total: int) -> None:
        """Show how many entries need nothing more."""
        self._count.setText(f"{done}/{total}")
        self.texts.say(self._count, "entries.progress", to="toolTip", done=done, total=total)
        self._line.show_share(done, total)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the evidence."""
        super().paintEvent(event)
        QPainter(self).fillRect(self.width() - 1, 0, 1, self.height(), self._kit.theme.colour("line"))

    def _grow(self) -> None:
        self.setFixedWidth(self._kit.theme.px(WIDTH))
