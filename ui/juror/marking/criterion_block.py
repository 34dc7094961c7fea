"""One criterion of the panel: its line, and under it, while it is open, the keys and what levels mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.base.errors import RefusedError
from core.base.numbers import plain
from core.domain.contest import Criterion
from ui.juror.marking.criterion_head import CriterionHead
from ui.juror.marking.measures import FULL, STRIP, Measures
from ui.kit.kit import Kit
from ui.widgets.labels import make_label
from ui.widgets.levels import OVERHANG, LevelList
from ui.widgets.marks_field import MarkField
from ui.widgets.marks_ruler import KEY, MOST_KEYS, MarkRuler, height_of_rows

_MARGIN, _BAR = 16, 3
_BEFORE_KEYS, _AFTER_KEYS = 4, 10
"""Around the keys there is room for the ring of the focus."""


class CriterionBlock(QWidget):
    """Shows what it is told; ``reached`` wishes to be opened, the rest wishes for marks."""

    reached = Signal()
    chosen = Signal(int, bool)
    erased = Signal()
    slipped = Signal(object)

    def __init__(self, kit: Kit, criterion: Criterion, *, place: int, joined: bool) -> None:
        super().__init__()
        self._kit = kit
        self._criterion = criterion
        self._joined = joined
        self._measures = FULL if joined else STRIP
        self._is_open = False
        self._steps: int | None = None
        self._weight = ""
        self._slip: RefusedError | None = None
        self.head = CriterionHead(kit, place=place)
        self.head.clicked.connect(self.reached)
        self.body: QWidget | None = None
        self.keys: MarkRuler | MarkField | None = None
        self.levels = LevelList(kit, criterion)
        self._slip_words = make_label("caption", "refused", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    @property
    def target(self) -> QWidget:
        """What takes the focus: the keys while open, else the line."""
        return self.keys if self.keys is not None and self._is_open else self.head

    def show_mark(self, steps: int | None, *, weight: str, is_open: bool, takes_marks: bool) -> None:
        """Show the criterion as it stands."""
        self._slip = None
        self._steps, self._is_open, self._weight = steps, is_open, weight
        if is_open and self.body is None:
            self.body = self._make_body()
        if self.body is not None and self.keys is not None:
            self.body.setVisible(is_open)
            self.keys.show_mark(steps)
            self.keys.setEnabled(takes_marks)
            self.levels.show_mark(steps)
        self._speak()

    def tell_slip(self, refused: RefusedError) -> None:
        """Say under the keys why what was typed is no mark."""
        self._slip = refused
        self._speak()

    def fit(self, measures: Measures, width: int) -> int:
        """Take measures at a width, and return the height."""
        self._measures = measures
        self.head.setFixedHeight(self._kit.theme.px(measures.open_line if self._is_open else measures.line))
        height = self.height_in(measures, width, is_open=self._is_open)
        if self._is_open and self._slip is not None:
            slip = self._slip_words.heightForWidth(width - 2 * _MARGIN)
            self._slip_words.setFixedHeight(slip)
            height += _BEFORE_KEYS + slip
        self.setFixedHeight(height)
        self._speak_hint()
        return height

    def height_in(self, measures: Measures, width: int, *, is_open: bool) -> int:
        """Return the height that the block takes, open or closed."""
        px = self._kit.theme.px
        if not is_open:
            return px(measures.line)
        levels = self.levels.height_for(width - 2 * (_MARGIN - OVERHANG), lit=measures.lit)
        below = _AFTER_KEYS + levels if levels else 0
        return px(measures.open_line) + _BEFORE_KEYS + self._keys_height() + below + px(measures.bottom)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the open criterion, and a line under a closed one."""
        del event
        theme, painter = self._kit.theme, QPainter(self)
        if not self._is_open:
            painter.fillRect(_MARGIN, self.height() - 1, self.width() - 2 * _MARGIN, 1, theme.colour("line"))
            return
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        painter.fillRect(0, 0, _BAR, self.height(), theme.colour("accent"))

    def levels_hint(self) -> str:
        """Return what stands where only the lit level would and nothing is marked yet."""
        scale, words = self._criterion.scale, self._kit.words
        return words.say(
            "marking.range", minimum=words.number(scale.minimum), maximum=words.number(scale.maximum), step=""
        )

    @property
    def _has_keys(self) -> bool:
        scale = self._criterion.scale
        return scale.highest - scale.lowest < MOST_KEYS

    def _keys_height(self) -> int:
        if self._joined or not self._has_keys:
            return self._kit.theme.px(KEY)
        scale = self._criterion.scale
        return height_of_rows(scale.highest - scale.lowest + 1, key=self._kit.theme.px(KEY))

    def _make_body(self) -> QWidget:
        body = QWidget()
        keys = QVBoxLayout()
        keys.setContentsMargins(OVERHANG, 0, OVERHANG, 0)
        keys.setSpacing(_BEFORE_KEYS)
        self.keys = self._make_keys()
        keys.addWidget(self.keys)
        keys.addWidget(self._slip_words)
        column = QVBoxLayout(body)
        side = _MARGIN - OVERHANG
        column.setContentsMargins(side, _BEFORE_KEYS, side, 0)
        column.setSpacing(_AFTER_KEYS)
        column.addLayout(keys)
        if self._criterion.levels:
            column.addWidget(self.levels)
        column.addStretch(1)
        self._column.addWidget(body)
        return body

    def _make_keys(self) -> MarkRuler | MarkField:
        if not self._has_keys:
            field = MarkField(self._kit, self._criterion)
            field.chosen.connect(self.chosen)
            field.erased.connect(self.erased)
            field.slipped.connect(self.slipped)
            return field
        ruler = MarkRuler(self._kit, self._criterion, joined=self._joined)
        ruler.chosen.connect(lambda steps: self.chosen.emit(steps, False))
        ruler.erased.connect(self.erased)
        return ruler

    def _speak(self) -> None:
        words, scale, title = self._kit.words, self._criterion.scale, self._criterion.title
        score = None if self._steps is None else scale.to_score(self._steps)
        mark = "" if score is None else words.number(score)
        weight = self._weight
        if weight and self._is_open and self._joined:
            weight = words.say("marking.weight", weight=weight)
        self.head.show_line(title, weight=weight, mark=mark, is_open=self._is_open)
        message = "marking.criterion_empty" if score is None else "marking.criterion_marked"
        name = words.say(message, criterion=title, score=mark, maximum=plain(scale.maximum))
        self.head.setAccessibleName(name)
        if isinstance(self.keys, MarkRuler):
            self.keys.setAccessibleName(name)
            self.keys.setAccessibleDescription(self._describe_levels())
        self._slip_words.setVisible(self._slip is not None)
        if self._slip is not None:
            self._slip_words.setText(words.refusal(self._slip))
        self._speak_hint()

    def _speak_hint(self) -> None:
        self.levels.show_alone(lit=self._measures.lit, hint=self.levels_hint())

    def _describe_levels(self) -> str:
        lit = self.levels.lit
        shown = self._criterion.levels if lit is None else (lit,)
        return "; ".join(f"{plain(each.lowest)}–{plain(each.highest)}: {each.words}" for each in shown)
