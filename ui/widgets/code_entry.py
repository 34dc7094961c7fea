"""Twenty digits in five groups of four: typed through without a pause, pasted whole, corrected anywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.trust.codes import CODE_DIGITS, is_separator
from ui.kit.kit import Kit
from ui.widgets.labels import make_label, set_look

GROUP = 4
GROUPS = CODE_DIGITS // GROUP
_SPACING = 8
_EDGE = 4


class CodeEntry(QWidget):
    """The code as far as it is typed; ``changed`` after every edit, ``submitted`` on Enter.

    ``stranger`` names a character that no code has.
    """

    changed = Signal()
    submitted = Signal()
    stranger = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.texts = kit.texts()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.groups = [DigitGroup(kit) for _ in range(GROUPS)]
        for place, group in enumerate(self.groups):
            if place:
                dash = make_label("key", "second")
                dash.setText("–")
                dash.setFixedWidth(20)
                dash.setAlignment(Qt.AlignmentFlag.AlignCenter)
                row.addWidget(dash)
            row.addWidget(group, 1)
            self.texts.name(group, "code_page.group", n=place + 1, groups=GROUPS)
            group.edited.connect(lambda text, cursor, at=place: self._take(at, text, cursor))
            group.pasted.connect(lambda text, at=place: self._paste(at, text))
            group.left_over.connect(lambda erases, at=place: self._go_left(at, erases=erases))
            group.right_over.connect(lambda at=place: self._go(at + 1, 0))
            group.stranger.connect(self.stranger)
            group.returnPressed.connect(self.submitted)
        self.setFocusProxy(self.groups[0])

    def digits(self) -> str:
        """Return the digits typed so far."""
        return "".join(group.text() for group in self.groups)

    def put(self, digits: str) -> None:
        """Fill the groups from the left."""
        for place, group in enumerate(self.groups):
            group.setText(digits[place * GROUP : (place + 1) * GROUP])
        self.changed.emit()

    def show_verdict(self, verdict: str) -> None:
        """Frame all groups as ``saved`` or ``refused``, or neither (empty)."""
        for group in self.groups:
            set_look(group, "verdict", verdict)

    def _take(self, at: int, text: str, cursor: int) -> None:
        """Spread what was typed into a group over it and those to its right."""
        digits = _digits_of(text)
        if len(digits) > GROUP:
            digits += "".join(group.text() for group in self.groups[at + 1 :])
        self._spread(at, digits)
        self._go(at, len(_digits_of(text[:cursor])))
        self.changed.emit()

    def _paste(self, at: int, text: str) -> None:
        unknown = next((each for each in text if not is_separator(each) and each not in "0123456789"), None)
        if unknown is not None:
            self.stranger.emit(unknown)
        digits = _digits_of(text)
        if len(digits) >= CODE_DIGITS:
            at, digits = 0, digits[:CODE_DIGITS]
        self._spread(at, digits)
        self._go(at, len(digits))
        self.changed.emit()

    def _spread(self, at: int, digits: str) -> None:
        for place, group in enumerate(self.groups[at:]):
            part = digits[place * GROUP : (place + 1) * GROUP]
            if place == 0 or part:
                group.setText(part)

    def _go(self, at: int, cursor: int) -> None:
        """Put the cursor behind a digit; behind the last one of a group is before the first one of the next."""
        place = min(at + cursor // GROUP, GROUPS - 1)
        group = self.groups[place]
        group.setFocus(Qt.FocusReason.TabFocusReason)
        group.setCursorPosition(min(cursor - (place - at) * GROUP, GROUP))

    def _go_left(self, at: int, *, erases: bool) -> None:
        if at == 0:
            return
        group = self.groups[at - 1]
        if erases:
            group.setText(group.text()[:-1])
        group.setFocus(Qt.FocusReason.BacktabFocusReason)
        group.setCursorPosition(len(group.text()))
        if erases:
            self.changed.emit()


class DigitGroup(QLineEdit):
    """Four digits, each at its own place, dashes where one is missing."""

    edited = Signal(str, int)
    pasted = Signal(str)
    left_over = Signal(bool)
    right_over = Signal()
    stranger = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setProperty("look", "code")
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        font = self.font()
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, kit.theme.px(_SPACING))
        self.setFont(font)
        self.textEdited.connect(lambda text: self.edited.emit(text, self.cursorPosition()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let through what edits digits; go to the neighbour at the edges."""
        typed, at_start = event.text(), self.cursorPosition() == 0 and not self.hasSelectedText()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Backspace and at_start:
            self.left_over.emit(True)
        elif event.key() == Qt.Key.Key_Left and at_start:
            self.left_over.emit(False)
        elif event.key() == Qt.Key.Key_Right and self.cursorPosition() == len(self.text()):
            self.right_over.emit()
        elif typed and typed.isprintable() and typed not in "0123456789":
            if not is_separator(typed):
                self.stranger.emit(typed)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep four digits in the middle, so that none moves while the next is typed."""
        super().resizeEvent(event)
        self._centre()

    def changeEvent(self, event: QEvent) -> None:
        """Keep them there in another size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._centre()

    def _centre(self) -> None:
        self.setTextMargins(self._inset(), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the digits, and a dash at every place that has none."""
        super().paintEvent(event)
        missing = range(len(self.text()), GROUP)
        if not missing:
            return
        painter = QPainter(self)
        painter.setPen(self._kit.theme.colour("avg"))
        metrics = QFontMetrics(self.font())
        baseline = (self.height() + metrics.capHeight()) // 2 + 2
        for place in missing:
            left = self._edge() + self._inset() + place * self._pitch()
            painter.drawLine(left + 2, baseline, left + self._pitch() - self._kit.theme.px(_SPACING) - 1, baseline)

    def _pitch(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance("0")

    def _inset(self) -> int:
        whole = GROUP * self._pitch() - self._kit.theme.px(_SPACING)
        return max(0, (self.width() - whole) // 2 - self._edge())

    def _edge(self) -> int:
        """Return the width of a border and of Qt's own space before the first letter."""
        return _EDGE


def _digits_of(text: str) -> str:
    return "".join(each for each in text if each in "0123456789")
