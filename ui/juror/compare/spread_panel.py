"""All nominations as lines of points, one under another on the same axis."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.juror.compare.spread import SpreadLine
from ui.juror.compare.view import Spread, show_end
from ui.kit.kit import Kit
from ui.widgets.labels import make_label
from ui.widgets.marks_type import type_font
from ui.widgets.pages_scroll import ScrollColumn

WIDTH = 392
_MARGIN = 12
_INSET = 20
_SCALE = 24


class SpreadPanel(QWidget):
    """``nomination_wanted`` names the nomination whose line was pressed."""

    nomination_wanted = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.texts = kit.texts()
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.lines: list[SpreadLine] = []
        self._nominations: list[int] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._scale = _AxisWords(kit)
        self._lay_out()

    def show_spreads(self, spreads: tuple[Spread, ...], *, nomination: int, entry: str) -> None:
        """Show the nominations, one of them lit."""
        while len(self.lines) < len(spreads):
            self._add_line()
        self._nominations = [each.nomination for each in spreads]
        for line, spread in zip(self.lines, spreads, strict=False):
            line.show_spread(spread, current=spread.nomination == nomination, entry=entry)
        ends = {(each.lowest, each.highest) for each in spreads}
        self._scale.show_ends(spreads[0] if len(ends) == 1 else None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge towards the table."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._kit.theme.colour("window"))
        painter.fillRect(0, 0, 1, self.height(), self._kit.theme.colour("line"))

    def _lay_out(self) -> None:
        title, about = make_label("lead"), make_label("caption", "second", wraps=True)
        self.texts.say(title, "compare.spread")
        self.texts.say(about, "compare.spread_about")
        scroll = ScrollColumn(ground="window")
        body = scroll.content
        body.setContentsMargins(_MARGIN, 5, _MARGIN, 16)
        body.addLayout(self._list)
        body.addWidget(self._scale)
        body.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(24, 24, 24, 8)
        head.setSpacing(2)
        head.addWidget(title)
        head.addWidget(about)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)

    def _add_line(self) -> None:
        line, place = SpreadLine(self._kit), len(self.lines)
        line.clicked.connect(lambda: self.nomination_wanted.emit(self._nominations[place]))
        self.lines.append(line)
        self._list.addWidget(line)


class _AxisWords(QWidget):
    """The ends and the middle of an axis that all lines share."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._spread: Spread | None = None
        self.setFixedHeight(kit.theme.px(_SCALE))

    def show_ends(self, spread: Spread | None) -> None:
        """Show a line's ends, or nothing where lines differ."""
        self._spread = spread
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write three numbers under their ticks."""
        del event
        if self._spread is None:
            return
        painter, theme = QPainter(self), self._kit.theme
        painter.setFont(type_font(theme, "caption"))
        painter.setPen(theme.colour("text2"))
        left, right = theme.px(_INSET), self.width() - theme.px(_INSET)
        low, high = self._spread.lowest, self._spread.highest
        for at, value in ((left, low), ((left + right) // 2, (low + high) / 2), (right, high)):
            box = self.rect()
            box.setLeft(at - 40)
            box.setRight(at + 40)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, show_end(value, self._kit.words))
