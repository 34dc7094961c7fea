"""A field for the mark of a scale too long for keys: step and range are watched while the number is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.base.errors import RefusedError
from core.base.numbers import parse_decimal, plain
from core.domain.contest import Criterion
from ui.kit.kit import Kit
from ui.widgets.labels import make_label, set_look
from ui.widgets.marks_type import type_font
from ui.widgets.marks_undo import is_override, is_undoing

_LONGEST = 12
_UNFINISHED = {"", "-", "\u2212"}


class _Number(QLineEdit):
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if is_override(event) and is_undoing(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undoing(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class MarkField(QWidget):
    """What is typed marks as soon as it is on the scale.

    ``chosen`` wishes for a mark in steps and says whether it replaces the one that the keys before made;
    ``erased`` wishes for none; ``slipped`` brings the :class:`RefusedError` of a number that is not on the scale.
    A slip leaves the mark that stood before this number was begun.
    """

    chosen = Signal(int, bool)
    erased = Signal()
    slipped = Signal(object)

    def __init__(self, kit: Kit, criterion: Criterion) -> None:
        super().__init__()
        self._kit = kit
        self._criterion = criterion
        self._steps: int | None = None
        self._before: int | None = None
        self._has_begun = False
        self.edit = _Number()
        self.edit.setMaxLength(_LONGEST)
        self.edit.textEdited.connect(self._read)
        self.edit.left.connect(self._settle)
        self.setFocusProxy(self.edit)
        self._hint = make_label("caption", "second", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.edit)
        row.addWidget(self._hint, 1)
        self._speak()
        self._grow()
        kit.theme.changed.connect(self._grow)

    def show_mark(self, steps: int | None) -> None:
        """Show a mark that came from elsewhere; what is being typed stays as typed."""
        self._steps = steps
        if not self._has_begun:
            self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self._settle()
        super().changeEvent(event)

    def _read(self, text: str) -> None:
        joins = self._has_begun
        if not self._has_begun:
            self._before, self._has_begun = self._steps, True
        set_look(self.edit, "verdict", "")
        try:
            steps = self._to_steps(text.strip())
        except RefusedError as refused:
            set_look(self.edit, "verdict", "refused")
            self._put(self._before, joins=True)
            self.slipped.emit(refused)
        else:
            if steps is not None or not text.strip():
                self._put(steps, joins=joins)

    def _to_steps(self, text: str) -> int | None:
        """Return a mark, or None while the number is unfinished; raises ``number.unreadable`` or ``mark.off_*``."""
        if text in _UNFINISHED or (text[-1] in ",." and text.count(text[-1]) == 1 and text[:-1].isdigit()):
            return None
        score, scale = parse_decimal(text), self._criterion.scale
        if 0 <= score < scale.minimum:
            return None
        return scale.to_steps(score)

    def _put(self, steps: int | None, *, joins: bool) -> None:
        if steps == self._steps:
            return
        if steps is None:
            self.erased.emit()
        else:
            self.chosen.emit(steps, joins)

    def _settle(self) -> None:
        """Forget what did not become a mark."""
        self._has_begun = False
        set_look(self.edit, "verdict", "")
        self._write()

    def _write(self) -> None:
        shown = "" if self._steps is None else self._kit.words.number(self._criterion.scale.to_score(self._steps))
        if self.edit.text() != shown:
            self.edit.setText(shown)

    def _speak(self) -> None:
        words, scale = self._kit.words, self._criterion.scale
        minimum, maximum = words.number(scale.minimum), words.number(scale.maximum)
        step = words.number(scale.step)
        message = "marking.range" if plain(scale.step) == "1" else "marking.range_step"
        hint = words.say(message, minimum=minimum, maximum=maximum, step=step)
        self._hint.setText(hint)
        self.edit.setAccessibleName(f"{self._criterion.title}, {hint}")

    def _grow(self) -> None:
        self.edit.setFont(type_font(self._kit.theme, "key"))
        self.edit.setFixedSize(self._kit.theme.px(120), self._kit.theme.px(40))
