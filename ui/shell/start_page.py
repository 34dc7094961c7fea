"""The first page: let go of a package, try the practice one, go on with a recent one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpacerItem, QVBoxLayout

from ui.kit.kit import Kit
from ui.kit.recent import Recent
from ui.shell.recent_row import RecentRow
from ui.widgets.buttons import make_button
from ui.widgets.column import Column
from ui.widgets.drop_zone import DropZone
from ui.widgets.labels import make_hairline, make_label
from ui.widgets.page import Keys, Page
from ui.widgets.pictures import IconView

_WIDTH = 960
_LOW = 700
"""Below this height everything moves together."""
_ZONE, _ZONE_LOW = 216, 184
_ROW, _ROW_LOW = 64, 56
_GAPS, _GAPS_LOW = (25, 35, 11), (15, 19, 7)
"""Above the drop zone, above «Недавние» and below it."""


class StartPage(Page):
    """Only wishes leave this page: what becomes of them is the window's business."""

    file_wanted = Signal()
    practice_wanted = Signal()
    contest_wanted = Signal()
    recent_wanted = Signal(object)
    recent_forgotten = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._rows: list[RecentRow] = []
        self._column = Column(kit, width=_WIDTH)
        self.zone = DropZone(kit)
        self._card = QFrame()
        self.choose = make_button(kit, "primary", icon="folder")
        self.practice = make_button(kit, "outline")
        self.secretary = make_button(kit, "link")
        self._recent = QVBoxLayout()
        self._nothing_yet = make_label("body", "second", wraps=True)
        self._lay_out()
        self._connect()
        kit.theme.changed.connect(self._fit)

    def enter(self) -> None:
        """Offer the newest package first, or the choice of a file."""
        (self._rows[0] if self._rows else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return (
            Keys(("Ctrl", "O"), "keys.open_file"),
            Keys(("Tab",), "keys.next_field"),
            Keys(("Enter",), "keys.press"),
            Keys(("Delete",), "keys.forget"),
        )

    def show_recent(self, recent: tuple[Recent, ...], *, today: date | None = None) -> None:
        """List the packages, newest first."""
        day = today or datetime.now(UTC).astimezone().date()
        while (item := self._recent.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._rows = [self._make_row(each, today=day) for each in recent]
        self._nothing_yet.setVisible(not self._rows)
        self._fit()

    def respeak(self) -> None:
        """Say the lines again."""
        for row in self._rows:
            row.speak()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the height there is."""
        super().resizeEvent(event)
        self._fit()

    def _make_row(self, recent: Recent, *, today: date) -> RecentRow:
        row = RecentRow(self.kit, recent, today=today)
        row.clicked.connect(lambda: self.recent_wanted.emit(row.recent))
        row.forgotten.connect(lambda: self.recent_forgotten.emit(row.recent))
        self._recent.addWidget(row)
        return row

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_wanted)
        self.practice.clicked.connect(self.practice_wanted)
        self.secretary.clicked.connect(self.contest_wanted)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        title, about = make_label("title"), make_label("body", "second", wraps=True)
        head = make_label("lead")
        for label, message in ((title, "start.title"), (about, "start.about"), (head, "start.recent")):
            self.texts.say(label, message)
        self.texts.say(self._nothing_yet, "start.nothing_yet")
        content = self._column.content
        content.addWidget(title)
        content.addSpacing(8)
        content.addWidget(about)
        self._gaps = [_add_gap(content)]
        content.addLayout(self._make_top())
        self._gaps.append(_add_gap(content))
        content.addWidget(head)
        self._gaps.append(_add_gap(content))
        content.addWidget(make_hairline())
        content.addLayout(self._recent)
        content.addSpacing(12)
        content.addWidget(self._nothing_yet)
        content.addLayout(self._make_foot())
        content.addStretch(1)

    def _make_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(self.zone, 608)
        top.addWidget(self._card, 328)
        self._fill_zone()
        self._fill_card()
        return top

    def _fill_zone(self) -> None:
        lead, second = make_label("lead", wraps=True), make_label("body", "second", wraps=True)
        self.texts.say(lead, "start.drop")
        self.texts.say(second, "start.drop_where")
        self.texts.say(self.choose, "start.choose")
        box = QVBoxLayout(self.zone)
        box.setContentsMargins(24, 8, 24, 8)
        box.setSpacing(0)
        box.addStretch(1)
        box.addWidget(IconView(self.kit, "download", "accent", size=32), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(20)
        for label in (lead, second):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        box.insertSpacing(box.count() - 1, 4)
        box.addSpacing(19)
        box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(1)

    def _fill_card(self) -> None:
        lead, about = make_label("lead"), make_label(wraps=True)
        self.texts.say(lead, "start.practice")
        self.texts.say(about, "start.practice_about")
        self.texts.say(self.practice, "start.try")
        self.texts.say(self.practice, "start.try_name", to="accessibleName")
        self._card.setObjectName("practice")
        box = QVBoxLayout(self._card)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(0)
        box.addStretch(1)
        box.addWidget(IconView(self.kit, "practice", "accent", size=32))
        box.addSpacing(4)
        box.addStretch(1)
        box.addWidget(lead)
        box.addSpacing(3)
        box.addWidget(about)
        box.addSpacing(8)
        box.addStretch(2)
        box.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_foot(self) -> QHBoxLayout:
        info = make_label("body", "second", wraps=True)
        self.texts.say(info, "start.evidence_too")
        self.texts.say(self.secretary, "start.secretary")
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 0, 16)
        foot.setSpacing(16)
        foot.addWidget(IconView(self.kit, "info"))
        foot.addWidget(info, 1)
        foot.addWidget(self.secretary)
        return foot

    def _fit(self) -> None:
        low = self.height() < _LOW
        px = self.kit.theme.px
        self._column.content.setContentsMargins(0, px(19 if low else 43), 0, 0)
        for gap, height in zip(self._gaps, _GAPS_LOW if low else _GAPS, strict=True):
            gap.changeSize(0, px(height))
        self._column.content.invalidate()
        for each in (self.zone, self._card):
            each.setMinimumHeight(px(_ZONE_LOW if low else _ZONE))
        for row in self._rows:
            row.show_height(_ROW_LOW if low else _ROW)


def _add_gap(box: QVBoxLayout) -> QSpacerItem:
    gap = QSpacerItem(0, 0)
    box.addSpacerItem(gap)
    return gap
