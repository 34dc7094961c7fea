"""Three tabs with how much each holds; the number is there to be glanced at, so it is lighter than the word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from ui.kit.kit import Kit
from ui.kit.type_scale import SIZES

_HEIGHT = 40
_UNDERLINE = 3
_APART, _BEFORE_COUNT = 28, 8


class EvidenceTabs(QTabBar):
    """A tab bar painted like the window's own tabs, with a count behind each word."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._counts: dict[int, int] = {}
        self._under_mouse = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        kit.theme.changed.connect(self._fit)

    def show_tabs(self, words: tuple[str, ...], counts: tuple[int | None, ...]) -> None:
        """Say words and counts; a tab without a count has none to say."""
        self._counts = {tab: count for tab, count in enumerate(counts) if count is not None}
        self.blockSignals(True)
        for tab, word in enumerate(words):
            if tab == self.count():
                self.addTab(word)
            self.setTabText(tab, word)
            self.setAccessibleTabName(tab, f"{word} {self._counts[tab]}" if tab in self._counts else word)
        self.blockSignals(False)
        self._fit()

    def tabSizeHint(self, tab: int) -> QSize:
        """Return the room for word, count and the space to the next tab; the word as wide as when chosen."""
        width = self._word_width(tab) + self._count_width(tab)
        return QSize(width + self._kit.theme.px(_APART), self._kit.theme.px(_HEIGHT))

    def minimumTabSizeHint(self, tab: int) -> QSize:
        """Never shrink."""
        return self.tabSizeHint(tab)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the tab under the mouse."""
        self._light(self.tabAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go dark."""
        self._light(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words, counts and the line under the chosen one."""
        del event
        painter = QPainter(self)
        for tab in range(self.count()):
            self._paint_tab(painter, tab, self.tabRect(tab))

    def _paint_tab(self, painter: QPainter, tab: int, box: QRect) -> None:
        theme, chosen = self._kit.theme, tab == self.currentIndex()
        lit = chosen or tab == self._under_mouse
        word = box.adjusted(0, 4, 0, -_UNDERLINE)
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._word_font(bold=chosen))
        painter.setPen(theme.colour("text" if lit else "text2"))
        painter.drawText(word, align, self.tabText(tab))
        advance = painter.fontMetrics().horizontalAdvance(self.tabText(tab))
        if tab in self._counts:
            painter.setFont(self._count_font())
            painter.setPen(theme.colour("text2"))
            painter.drawText(word.adjusted(advance + theme.px(_BEFORE_COUNT), 0, 0, 0), align, str(self._counts[tab]))
        if chosen:
            width = advance + self._count_width(tab)
            line = QRect(box.left(), box.bottom() + 1 - _UNDERLINE, width, _UNDERLINE)
            painter.fillRect(line, theme.colour("accent"))

    def _word_font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        return font

    def _count_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SIZES["caption"].points / SIZES["body"].points)
        return font

    def _word_width(self, tab: int) -> int:
        return QFontMetrics(self._word_font(bold=True)).horizontalAdvance(self.tabText(tab))

    def _count_width(self, tab: int) -> int:
        if tab not in self._counts:
            return 0
        number = QFontMetrics(self._count_font()).horizontalAdvance(str(self._counts[tab]))
        return self._kit.theme.px(_BEFORE_COUNT) + number

    def _light(self, tab: int) -> None:
        if tab != self._under_mouse:
            self._under_mouse = tab
            self.update()

    def _fit(self) -> None:
        self.setFixedHeight(self._kit.theme.px(_HEIGHT))
        self.updateGeometry()
        self.setIconSize(QSize(1, 1 + self.iconSize().height() % 2))  # the one call that has Qt ask for sizes again
        self.update()
