"""One line of the recent packages: whose it is, how far it is, when it was opened; the whole line is a button."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.words.words import Words
from ui.kit.dates import read_moment, show_day, show_time
from ui.kit.focus import INSIDE
from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.kit.recent import Recent
from ui.widgets.buttons import Button
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_label
from ui.widgets.pictures import IconView
from ui.widgets.progress_line import ProgressLine

_TEXT_WIDTH, _LINE_WIDTH, _COUNT_WIDTH = 364, 160, 80


class RecentRow(Button):
    """Opens its package when pressed; Delete or the context menu takes it from the list."""

    forgotten = Signal()

    def __init__(self, kit: Kit, recent: Recent, *, today: date) -> None:
        super().__init__()
        self._kit = kit
        self.recent = recent
        self._today = today
        self._height = 64
        self.setProperty("look", "row")
        self.setProperty(INSIDE, True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = ElidedLabel("strong")
        self._whose = ElidedLabel("caption", "second")
        self._line = ProgressLine()
        self._count = make_label("caption", "second")
        self._when = ElidedLabel("caption", "second")
        self._lay_out()
        self.speak()

    def show_height(self, height: int) -> None:
        """Be as high as the page has room for."""
        self._height = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height that the page chose."""
        return QSize(super().sizeHint().width(), self._kit.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(0, self._kit.theme.px(self._height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the line away on Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to take the line away."""
        menu = QMenu(self)
        menu.addAction(self._kit.words.say("start.forget")).triggered.connect(self.forgotten)
        menu.exec(event.globalPos())

    def speak(self) -> None:
        """Say everything in the language of the moment."""
        words, recent = self._kit.words, self.recent
        self._title.setText(title_of(recent, words))
        self._whose.setText(_whose(recent, words))
        self._count.setText(words.say("start.count", done=recent.marked, total=recent.total))
        self._when.setText(self._say_when(words))
        parts = (self._title, self._whose, self._count, self._when)
        self.setAccessibleName(", ".join(part.text() for part in parts))

    def _lay_out(self) -> None:
        px, recent = self._kit.theme.px, self.recent
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(0)
        row.addWidget(IconView(self._kit, *_icon_of(recent)))
        row.addSpacing(16)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addStretch(1)
        text.addWidget(self._title)
        text.addWidget(self._whose)
        text.addStretch(1)
        row.addWidget(_fixed(text, px(_TEXT_WIDTH)))
        row.addSpacing(16)
        self._line.setFixedWidth(px(_LINE_WIDTH))
        self._line.show_share(recent.marked, recent.total, tone=_tone_of(recent))
        row.addWidget(self._line)
        row.addSpacing(12)
        self._count.setMinimumWidth(px(_COUNT_WIDTH))
        row.addWidget(self._count)
        self._when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._when, 1)
        row.addSpacing(16)
        row.addWidget(IconView(self._kit, "right"))
        for each in self.findChildren(QWidget):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _say_when(self, words: Words) -> str:
        signed = self.recent.is_signed
        moment = read_moment(self.recent.signed_at if signed else self.recent.opened_at)
        if moment is None:
            return ""
        if moment.date() == self._today:
            return words.say("start.signed_today" if signed else "start.opened_today", time=show_time(moment))
        day = show_day(moment.date(), language=words.language)
        return words.say("start.signed_on" if signed else "start.opened_on", day=day)


def title_of(recent: Recent, words: Words) -> str:
    """Return what a package is called on the screen."""
    if recent.practice:
        return words.say("start.practice")
    if recent.season:
        return words.say("start.contest_season", contest=recent.title, season=recent.season)
    return recent.title


def _whose(recent: Recent, words: Words) -> str:
    if recent.practice:
        return words.say("start.practice_counts_nothing")
    return f"{recent.round_title} · {recent.name}"


def _icon_of(recent: Recent) -> tuple[IconName, Role]:
    if recent.practice:
        return "practice", "text2"
    if recent.is_signed:
        return "done", "saved"
    return ("partly", "accent") if recent.marked else ("empty", "avg")


def _tone_of(recent: Recent) -> str:
    if recent.practice:
        return "second"
    return "saved" if recent.is_signed else "accent"


def _fixed(layout: QVBoxLayout, width: int) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    holder.setFixedWidth(width)
    return holder
