"""The headings over the table of marks: criteria in full where they fit, their weights, the order in force."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.models.compare import FIRST_MARK, CompareModel
from ui.widgets.marks_type import type_font

PADDING = 12
_ABOVE, _BELOW = 4, 8
_MOST_LINES = 4
_ARROW = 16
_WRAP = Qt.TextFlag.TextWordWrap


class CompareHeader(QHeaderView):
    """As high as its longest heading, of four lines at most; the whole is in the tooltip."""

    def __init__(self, kit: Kit, table: CompareModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._kit = kit
        self._table = table
        self._sorted: tuple[int, bool] = (-1, False)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def show_order(self, column: int, *, descending: bool) -> None:
        """Point at the column by which the rows stand."""
        self._sorted = column, descending
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height that all headings need."""
        width = super().sizeHint().width()
        if not self._table.columnCount():
            return QSize(width, self._kit.theme.px(40))
        highest = max(self._height_of(each) for each in range(self._table.columnCount()))
        return QSize(width, highest + self._kit.theme.px(_ABOVE + _BELOW))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt calls it by name
        """Draw a heading, standing on the line below it."""
        theme = self._kit.theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("avg"))
        if logicalIndex > 0:
            self._draw_words(painter, rect, logicalIndex)
        painter.restore()

    def _draw_words(self, painter: QPainter, rect: QRect, column: int) -> None:
        theme, is_total = self._kit.theme, column == self._table.total_column
        box = self._room(rect, column).adjusted(0, 0, 0, -theme.px(_BELOW))
        head = self._table.head(column)
        right = column >= FIRST_MARK
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._font(column))
        painter.setPen(theme.colour("text" if is_total else "text2"))
        if head.weight:
            painter.drawText(box, side | Qt.AlignmentFlag.AlignBottom, head.weight)
            box.setBottom(box.bottom() - painter.fontMetrics().lineSpacing())
        lines = _lines(head.title, painter.fontMetrics(), box.width())
        height = len(lines) * painter.fontMetrics().lineSpacing()
        top = box.bottom() - height + 1
        for place, line in enumerate(lines):
            strip = QRect(box.left(), top + place * painter.fontMetrics().lineSpacing(), box.width(), height)
            painter.drawText(strip, side | Qt.AlignmentFlag.AlignTop, line)
        if self._sorted[0] == column:
            widest = max(painter.fontMetrics().horizontalAdvance(each) for each in lines)
            self._draw_arrow(painter, box, widest=widest, right=right)

    def _draw_arrow(self, painter: QPainter, box: QRect, *, widest: int, right: bool) -> None:
        """Draw the order's arrow before numbers and behind words, on their last line."""
        arrow = QRect(0, 0, _ARROW, _ARROW)
        left = box.right() - widest - _ARROW - 4 if right else box.left() + widest + 4
        arrow.moveTopLeft(box.bottomLeft())
        arrow.moveLeft(max(left, box.left() - _ARROW + 2))
        arrow.moveBottom(box.bottom())
        name: IconName = "down" if self._sorted[1] else "up"
        self._kit.icons.icon(name, "accent").paint(painter, arrow)

    def _height_of(self, column: int) -> int:
        metrics = QFontMetrics(self._font(column))
        box = self._room(QRect(0, 0, self.sectionSize(column), 0), column)
        head = self._table.head(column)
        lines = len(_lines(head.title, metrics, box.width())) + bool(head.weight)
        return lines * metrics.lineSpacing()

    def _room(self, rect: QRect, column: int) -> QRect:
        padding = self._kit.theme.px(PADDING)
        return rect.adjusted(4, 0, -padding, 0) if column >= FIRST_MARK else rect.adjusted(0, 0, -padding, 0)

    def _font(self, column: int) -> QFont:
        return type_font(self._kit.theme, "caption", bold=column == self._table.total_column)


def words_of(text: str) -> list[str]:
    """Return the parts of a heading that no line may break: words, and what hyphens join them of."""
    return re.findall(r"[^\s-]+-?|-", text)


def _lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a heading at spaces and hyphens into at most four lines, the last one cut where need be."""
    lines: list[str] = []
    for word in words_of(text):
        gap = "" if lines and lines[-1].endswith("-") else " "
        longer = f"{lines[-1]}{gap}{word}" if lines else word
        if lines and (metrics.horizontalAdvance(longer) <= width or len(lines) == _MOST_LINES):
            lines[-1] = longer
        else:
            lines.append(word)
    return [metrics.elidedText(each, Qt.TextElideMode.ElideRight, width) for each in lines]
