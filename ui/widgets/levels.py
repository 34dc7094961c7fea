"""Described levels of a criterion: all of them with one lit, or only the lit one where there is little height."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from core.domain.contest import Criterion, Level
from ui.kit.kit import Kit
from ui.widgets.marks_type import type_font

_ROW, _LINE = 28, 18
_MOST_LINES = 2
OVERHANG = 4
"""How far the ground of the lit level stands out at both sides."""
_RANGE = 42
"""From the range of scores to the words."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class LevelList(QWidget):
    """What each range of scores means; the mark's own is larger, on a soft ground."""

    def __init__(self, kit: Kit, criterion: Criterion) -> None:
        super().__init__()
        self._kit = kit
        self._criterion = criterion
        self._lit: Level | None = None
        self._lone = 0
        self._hint = ""
        kit.theme.changed.connect(self.updateGeometry)

    def show_mark(self, steps: int | None) -> None:
        """Light the level of a mark, or none."""
        self._lit = self.level_of(steps)
        self.update()

    def show_alone(self, *, lit: int, hint: str = "") -> None:
        """Show only the lit level, ``lit`` pixels high, or ``hint`` in its place; all levels for 0."""
        self._lone, self._hint = lit, hint
        self.updateGeometry()
        self.update()

    @property
    def lit(self) -> Level | None:
        """The level of the mark."""
        return self._lit

    def level_of(self, steps: int | None) -> Level | None:
        """Return what a mark means in words, if the rules say."""
        if steps is None:
            return None
        score = self._criterion.scale.to_score(steps)
        return next((each for each in self._criterion.levels if each.lowest <= score <= each.highest), None)

    def sizeHint(self) -> QSize:
        """Return the height that all rows need at the width at hand."""
        width = self.width() or self._kit.theme.px(440)
        return QSize(self._kit.theme.px(440), self.height_for(width, lit=self._lone))

    def minimumSizeHint(self) -> QSize:
        """Never be cut in height."""
        return QSize(0, self.sizeHint().height())

    def height_for(self, width: int, *, lit: int) -> int:
        """Return the height at a width, ``lit`` as in :meth:`show_alone`; it does not depend on which is lit."""
        if not self._criterion.levels:
            return 0
        if lit:
            return self._kit.theme.px(lit)
        return sum(self._row_height(each, width) for each in self._criterion.levels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Tell the whole of a level whose words are cut."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            level = self._level_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if level is None else level.words, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: numbers are written otherwise."""
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lone:
            self._draw_alone(painter)
            return
        for level, box in self._rows():
            self._draw(painter, level, box, inset=OVERHANG)

    def _draw_alone(self, painter: QPainter) -> None:
        theme, box = self._kit.theme, QRect(QPoint(0, 0), self.size())
        if self._lit is not None:
            self._draw(painter, self._lit, box.adjusted(OVERHANG, 0, -OVERHANG, 0), inset=8)
            return
        painter.setFont(type_font(theme, "caption"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box.adjusted(OVERHANG, 0, 0, 0), _WRAPPED, self._hint)

    def _draw(self, painter: QPainter, level: Level, box: QRect, *, inset: int) -> None:
        theme, lit = self._kit.theme, level == self._lit
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft"))
            painter.drawRoundedRect(QRectF(box), 4, 4)
        left = box.left() + inset + OVERHANG
        painter.setFont(type_font(theme, "body" if self._lone else "caption", bold=lit))
        painter.setPen(theme.colour("accent" if lit else "text2"))
        painter.drawText(QRect(left, box.top(), theme.px(_RANGE), box.height()), _WRAPPED, self._range_of(level))
        words = box.adjusted(left - box.left() + theme.px(_RANGE), 0, -inset, 0)
        painter.setFont(self._words_font(level.words, words, is_lit=lit))
        painter.setPen(theme.colour("text" if lit else "text2"))
        painter.drawText(words, _WRAPPED, _cut(level.words, painter.fontMetrics(), words.width()))

    def _words_font(self, text: str, box: QRect, *, is_lit: bool) -> QFont:
        """Return the larger size for the lit level where its row has room for it."""
        larger = type_font(self._kit.theme, "body")
        lines = _count_lines(text, QFontMetrics(larger), box.width())
        fits = lines * QFontMetrics(larger).lineSpacing() <= box.height()
        return larger if is_lit and fits else type_font(self._kit.theme, "caption")

    def _range_of(self, level: Level) -> str:
        lowest, highest = (self._kit.words.number(each) for each in (level.lowest, level.highest))
        return lowest if lowest == highest else f"{lowest}–{highest}"

    def _rows(self) -> list[tuple[Level, QRect]]:
        top, rows = 0, []
        for level in self._criterion.levels:
            height = self._row_height(level, self.width())
            rows.append((level, QRect(0, top, self.width(), height)))
            top += height
        return rows

    def _row_height(self, level: Level, width: int) -> int:
        theme = self._kit.theme
        room = width - theme.px(_RANGE) - 3 * OVERHANG
        lines = _count_lines(level.words, QFontMetrics(type_font(theme, "caption")), room)
        return theme.px(_ROW + (min(lines, _MOST_LINES) - 1) * _LINE)

    def _level_at(self, place: QPoint) -> Level | None:
        if self._lone:
            return self._lit
        return next((level for level, box in self._rows() if box.contains(place)), None)


def _count_lines(text: str, metrics: QFontMetrics, width: int) -> int:
    height = metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAPPED, text).height()
    return max(1, round(height / metrics.lineSpacing()))


def _cut(text: str, metrics: QFontMetrics, width: int) -> str:
    """End a text with … where it needs more lines than there are."""
    if _count_lines(text, metrics, width) <= _MOST_LINES:
        return text
    parts = text.split()
    while len(parts) > 1 and _count_lines(" ".join(parts) + "…", metrics, width) > _MOST_LINES:
        parts.pop()
    return " ".join(parts) + "…"
