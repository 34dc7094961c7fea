"""Moving to another laptop: the work goes into one file that only the juror's code opens, and is locked here."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from core.base.errors import RefusedError
from ui.juror.finish.saving import Choose, choose_place
from ui.juror.moving.code_again import CodeAgain
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.operations.desk import JurorDesk
from ui.operations.moving import suggest_move_name
from ui.operations.sheet_files import show_in_folder, suggest_folder
from ui.widgets.buttons import make_button
from ui.widgets.column import Column
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_label
from ui.widgets.page import Keys, Page
from ui.widgets.pictures import IconView

_WIDTH = 720
_STEPS = ("moving.step_file", "moving.step_carry", "moving.step_open")


class MovingPage(Page):
    """``left`` goes back with nothing moved; ``moved`` when the work has gone and the package is to be closed."""

    moved = Signal()

    def __init__(self, kit: Kit, desk: JurorDesk) -> None:
        super().__init__(kit)
        self._desk = desk
        self._path: Path | None = None
        self._is_busy = False
        self.choose: Choose = choose_place
        self.code = CodeAgain(kit)
        self.go = make_button(kit, "primary", icon="file")
        self.back = make_button(kit, "plain")
        self.show_file = make_button(kit, "plain", icon="folder")
        self.close_package = make_button(kit, "primary")
        self._file = ElidedLabel("body", "second", mode=Qt.TextElideMode.ElideMiddle)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_asking())
        self._stack.addWidget(self._make_done())
        self._connect()

    @property
    def has_moved(self) -> bool:
        """Whether the work has gone: nothing but closing is left to do here."""
        return self._path is not None

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        if self.has_moved:
            return (Keys(("Enter",), "keys.press"),)
        return (
            Keys(("0", "…", "9"), "keys.digits"),
            Keys(("Ctrl", "V"), "keys.paste_code"),
            Keys(("Enter",), "keys.moving_go"),
            Keys(("Esc",), "keys.moving_back"),
        )

    def enter(self) -> None:
        """Begin with the first digit."""
        (self.close_package if self.has_moved else self.code).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, as long as nothing has moved."""
        if event.key() == Qt.Key.Key_Escape and not self.has_moved and not self._is_busy:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def start(self) -> None:
        """Ask where the file is to stand, and move."""
        code = self.code.code
        if code is None or self._is_busy:
            return
        words, juror = self.kit.words, self._desk.package.juror.code
        suggested = suggest_folder(self.kit.settings.now["folder"]) / suggest_move_name(juror)
        kinds = words.say("moving.file_kinds", pattern="(*.jurymove)")
        path = self.choose(self, words.say("moving.save_title"), suggested, kinds)
        if path is not None:
            self._show_busy(on=True)
            self._desk.move_away(path, code=code, done=partial(self._finish, path), failed=self._refuse)

    def _make_asking(self) -> QWidget:
        part, content = self._make_part("moving.title", "moving.about")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, sentence in enumerate(_STEPS):
            number, words = make_label("body", "second"), make_label("body", wraps=True)
            number.setText(str(place + 1))
            self.texts.say(words, sentence)
            grid.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, place, 1)
        content.addLayout(grid)
        content.addSpacing(24)
        ask = make_label("strong")
        self.texts.say(ask, "moving.code")
        content.addWidget(ask)
        content.addSpacing(8)
        content.addWidget(self.code)
        content.addSpacing(32)
        content.addLayout(_foot(self.back, self.go))
        content.addStretch(1)
        return part

    def _make_done(self) -> QWidget:
        part, content = self._make_part("moving.done_title", "moving.done_about")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconView(self.kit, "file"))
        row.addWidget(self._file, 1)
        content.addLayout(row)
        content.addSpacing(32)
        content.addLayout(_foot(self.show_file, self.close_package))
        content.addStretch(1)
        return part

    def _make_part(self, title: str, about: str) -> tuple[QWidget, QVBoxLayout]:
        column = Column(self.kit, width=_WIDTH)
        head, words = make_label("title", wraps=True), make_label("body", "second", wraps=True)
        self.texts.say(head, title)
        self.texts.say(words, about)
        content = column.content
        content.setContentsMargins(0, 48, 0, 24)
        content.addWidget(head)
        content.addSpacing(8)
        content.addWidget(words)
        content.addSpacing(24)
        return column, content

    def _connect(self) -> None:
        self.texts.say(self.back, "moving.back")
        self.texts.say(self.show_file, "finish.show_file")
        self.texts.say(self.close_package, "moving.close")
        self.code.changed.connect(self._judge)
        self.code.submitted.connect(self.start)
        self.go.clicked.connect(self.start)
        self.back.clicked.connect(self._go_back)
        self.show_file.clicked.connect(self._show_in_folder)
        self.close_package.clicked.connect(self.moved)
        self._show_busy(on=False)

    def _judge(self) -> None:
        self.go.setEnabled(self.code.code is not None and not self._is_busy)

    def _show_busy(self, *, on: bool) -> None:
        self._is_busy = on
        self.code.setEnabled(not on)
        self.back.setEnabled(not on)
        self.texts.say(self.go, "moving.going" if on else "moving.go")
        self._judge()

    def _finish(self, path: Path) -> None:
        self._path = path
        self.kit.settings.choose("folder", str(path.parent))
        self.code.forget()
        self._show_busy(on=False)
        self._file.setText(str(path))
        self._stack.setCurrentIndex(1)
        self.enter()

    def _refuse(self, refused: RefusedError) -> None:
        self._show_busy(on=False)
        self.code.show_refusal(Message.of(refused))
        self.enter()

    def _go_back(self) -> None:
        self.code.forget()
        self.left.emit()

    def _show_in_folder(self) -> None:
        if self._path is not None:
            show_in_folder(self._path)


def _foot(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
