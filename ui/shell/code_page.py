"""The code that opens a package: twenty digits, judged as they are typed, explained once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from core.base.errors import Fact, RefusedError
from core.trust.codes import CODE_DIGITS, read_code
from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.kit.palette import Role
from ui.kit.type_scale import Type
from ui.operations.opening import FromDesk, FromFile, Source
from ui.widgets.banner import announce
from ui.widgets.buttons import make_button
from ui.widgets.code_entry import CodeEntry
from ui.widgets.column import Column
from ui.widgets.labels import make_hairline, make_label, set_tone
from ui.widgets.page import Keys, Page
from ui.widgets.pictures import IconView

_WIDTH = 720
_LOW = 600
"""Below this height the page begins higher."""
_TOP, _TOP_LOW = 66, 48
_VERDICTS: dict[str, tuple[IconName, Role]] = {
    "second": ("info", "text2"),
    "saved": ("done", "saved"),
    "refused": ("refused", "refused"),
}


class CodePage(Page):
    """Asks for a code; ``code_given`` when it is whole and its check digit agrees."""

    code_given = Signal(str)
    other_file_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._source: Source | None = None
        self._verdict: Message | None = None
        self._is_opening = False
        self._column = Column(kit, width=_WIDTH)
        self._about = make_label("body", "second", wraps=True)
        self.entry = CodeEntry(kit)
        self._icon = IconView(kit, "info", drop=2)
        self.verdict = make_label("body", "second", wraps=True)
        self.open = make_button(kit, "primary")
        self.other = make_button(kit, "plain")
        self._lay_out()
        self.entry.changed.connect(self._judge)
        self.entry.stranger.connect(self._refuse_character)
        self.entry.submitted.connect(self._submit)
        self.open.clicked.connect(self._submit)
        self.other.clicked.connect(self.other_file_wanted)

    def ask(self, source: Source) -> None:
        """Ask for the code of a package, from the beginning."""
        self._source = source
        self.entry.put("")
        self.show_opening(on=False)
        self._say_about()

    def enter(self) -> None:
        """Begin with the first digit."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return (
            Keys(("0", "9"), "keys.digits"),
            Keys(("Ctrl", "V"), "keys.paste_code"),
            Keys(("Backspace",), "keys.erase_digit"),
            Keys(("Enter",), "keys.open_package"),
            Keys(("Esc",), "keys.back"),
        )

    def show_opening(self, *, on: bool) -> None:
        """Show that the package is being opened; nothing can be typed meanwhile."""
        self._is_opening = on
        self.entry.setEnabled(not on)
        self.other.setEnabled(not on)
        self._judge()

    def show_refusal(self, refused: RefusedError) -> None:
        """Say why the package did not open; a code that opens nothing is framed, for it is to be typed again."""
        self.show_opening(on=False)
        self._tell(Message.of(refused), "refused")
        if refused.code.startswith("code."):
            self.entry.show_verdict("refused")
            self.open.setEnabled(False)
        self.enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the height there is."""
        super().resizeEvent(event)
        self._column.content.setContentsMargins(0, _TOP_LOW if self.height() < _LOW else _TOP, 0, 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not self._is_opening:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def respeak(self) -> None:
        """Say the verdict again."""
        self._say_about()
        if self._verdict is not None:
            self.verdict.setText(self._verdict.in_words(self.kit.words))

    def _judge(self) -> None:
        """Say how far the code is, and at once whether its check digit agrees."""
        digits = self.entry.digits()
        if self._is_opening:
            self._tell(Message("info", "code_page.opening"), "second")
        elif len(digits) < CODE_DIGITS:
            typed: dict[str, Fact] = {"found": len(digits), "needed": CODE_DIGITS}
            self._tell(Message("info", "code_page.typing", typed, plural_by="found"), "second")
        else:
            self._judge_whole(digits)
        self.open.setEnabled(self._verdict is not None and self._verdict.tone == "saved")
        self.texts.say(self.open, "code_page.opening_button" if self._is_opening else "code_page.open")

    def _judge_whole(self, digits: str) -> None:
        try:
            read_code(digits)
        except RefusedError:
            self._tell(Message("refused", "code_page.check_digit"), "refused")
        else:
            self._tell(Message("saved", "code_page.right"), "saved")

    def _tell(self, message: Message, tone: str) -> None:
        self._verdict = message
        self._icon.show_icon(*_VERDICTS[tone])
        set_tone(self.verdict, tone)
        self.entry.show_verdict("" if tone == "second" else tone)
        self.verdict.setText(message.in_words(self.kit.words))
        if tone != "second":
            announce(self.verdict)

    def _refuse_character(self, character: str) -> None:
        self._tell(Message("attention", "code_page.only_digits", {"character": character}), "second")

    def _submit(self) -> None:
        if self.open.isEnabled():
            self.code_given.emit(self.entry.digits())

    def _say_about(self) -> None:
        match self._source:
            case FromFile(path):
                folder = path.parent.name or str(path.parent)
                self.texts.say(self._about, "code_page.about_file", file=path.name, folder=folder)
            case FromDesk(_, title):
                self.texts.say(self._about, "code_page.about_kept", title=title)
            case _:
                self.texts.clear(self._about)
        self._about.setToolTip(str(self._source.path) if isinstance(self._source, FromFile) else "")

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        title = make_label("title")
        self.texts.say(title, "code_page.title")
        content = self._column.content
        content.setContentsMargins(0, _TOP, 0, 12)
        content.addWidget(title)
        content.addSpacing(8)
        content.addWidget(self._about)
        content.addSpacing(34)
        content.addWidget(self.entry)
        content.addSpacing(13)
        content.addLayout(self._make_verdict())
        content.addSpacing(32)
        content.addWidget(make_hairline())
        content.addSpacing(15)
        for head, body in (("code_page.where", "code_page.where_body"), ("code_page.then", "code_page.then_body")):
            content.addWidget(self._said(head, "strong"))
            content.addSpacing(3)
            content.addWidget(self._said(body))
            content.addSpacing(23)
        content.addSpacing(8)
        content.addLayout(self._make_foot())
        content.addStretch(1)

    def _said(self, message: str, kind: Type = "body") -> QLabel:
        label = make_label(kind, wraps=True)
        self.texts.say(label, message)
        return label

    def _make_verdict(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.verdict, 1)
        return row

    def _make_foot(self) -> QHBoxLayout:
        hint = make_label("caption", "second", wraps=True)
        self.texts.say(hint, "code_page.takes")
        self.texts.say(self.other, "code_page.other_file")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(IconView(self.kit, "lock"))
        foot.addWidget(hint, 1)
        foot.addWidget(self.other)
        foot.addSpacing(4)
        foot.addWidget(self.open)
        return foot
