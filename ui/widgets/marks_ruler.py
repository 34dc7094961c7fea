"""The keys of one criterion: a joined ruler that reads as a scale, or two rows of keys where there is little width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from core.base.numbers import plain
from core.domain.contest import Criterion
from ui.kit.kit import Kit
from ui.widgets.buttons import make_button
from ui.widgets.marks_key import MarkKey

MOST_KEYS = 11
"""A scale with more marks than this gets a field to type into."""

KEY = 40
"""Pixels that a key is high."""
_GAP = 8
_COLUMNS = 6
_RADIUS = 4.0


class MarkRuler(QWidget):
    """A key for each mark of a scale; ``chosen`` wishes for one (in steps), ``erased`` for none.

    The ruler itself takes the focus: what is typed into it marks, so that no key need be looked for.
    """

    chosen = Signal(int)
    erased = Signal()

    def __init__(self, kit: Kit, criterion: Criterion, *, joined: bool) -> None:
        super().__init__()
        self._kit = kit
        self._criterion = criterion
        self._joined = joined
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scale = criterion.scale
        steps = range(scale.lowest, scale.highest + 1)
        self.keys = tuple(MarkKey(kit, steps=each, is_joined=joined, parent=self) for each in steps)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # a mark can be taken away again; show_mark checks one at most
        for key in self.keys:
            self._group.addButton(key)
            key.clicked.connect(lambda _=False, steps=key.steps: self._choose(steps))
        self._erase = None if joined else make_button(kit, "icon", icon="erase", parent=self)
        if self._erase is not None:
            self._erase.clicked.connect(self.erased)
        self._steps: int | None = None
        self._speak()
        kit.theme.changed.connect(self._grow)

    def show_mark(self, steps: int | None) -> None:
        """Check the key of a mark, or none."""
        self._steps = steps
        for key in self.keys:
            key.setChecked(key.steps == steps)
        chosen = next((key for key in self.keys if key.steps == steps), None)
        if chosen is not None and self._joined:
            chosen.raise_()
        if self._erase is not None:
            self._erase.setEnabled(steps is not None)
        self._place()

    def sizeHint(self) -> QSize:
        """Return the room of full-grown keys."""
        px = self._kit.theme.px
        if self._joined:
            return QSize(px(KEY) * len(self.keys), px(KEY))
        return QSize(px(48) * _COLUMNS + _GAP * (_COLUMNS - 1), height_of_rows(len(self.keys), key=px(KEY)))

    def minimumSizeHint(self) -> QSize:
        """Allow keys to become narrow, never low."""
        return QSize(24 * (len(self.keys) if self._joined else _COLUMNS), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame that joined keys share."""
        del event
        if not self._joined:
            return
        theme = self._kit.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        for place in range(1, len(self.keys)):
            painter.fillRect(self._edge(place), 1, 1, self.height() - 2, theme.colour("line"))

    def _choose(self, steps: int) -> None:
        self.show_mark(self._steps)  # a click turns the key over; only what becomes of the wish is shown
        self.chosen.emit(steps)

    def _place(self) -> None:
        for place, key in enumerate(self.keys):
            key.setGeometry(self._joined_box(place, key) if self._joined else self._cell(place))
        if self._erase is not None:
            self._erase.setGeometry(self._cell(len(self.keys)))

    def _joined_box(self, place: int, key: MarkKey) -> QRect:
        left, right = self._edge(place), self._edge(place + 1)
        overlap = 1 if key.isChecked() else 0
        right_end = right + (1 if place < len(self.keys) - 1 else 0)
        box = QRect(left, 0, right_end - left, self.height())
        return box.adjusted(-overlap if place else 0, 0, overlap if place < len(self.keys) - 1 else 0, 0)

    def _cell(self, place: int) -> QRect:
        row, column = divmod(place, _COLUMNS)
        width, height = (self.width() - _GAP * (_COLUMNS - 1)) / _COLUMNS, self._kit.theme.px(KEY)
        left = round(column * (width + _GAP))
        return QRect(left, row * (height + _GAP), round(width), height)

    def _edge(self, place: int) -> int:
        return round(place * self.width() / len(self.keys))

    def _grow(self) -> None:
        self.updateGeometry()
        self._place()

    def _speak(self) -> None:
        words, scale = self._kit.words, self._criterion.scale
        title = self._criterion.title
        for key in self.keys:
            score = scale.to_score(key.steps)
            key.setText(words.number(score))
            key.setAccessibleName(
                words.say("marking.key", score=plain(score), maximum=plain(scale.maximum), criterion=title)
            )
        if self._erase is not None:
            erase = words.say("marking.erase")
            self._erase.setAccessibleName(f"{erase}: {title}")
            self._erase.setToolTip(erase)


def height_of_rows(keys: int, *, key: int) -> int:
    """Return the height of so many keys in rows, one more among them to erase with; ``key`` is the height of one."""
    rows = -(-(keys + 1) // _COLUMNS)
    return key * rows + _GAP * (rows - 1)
