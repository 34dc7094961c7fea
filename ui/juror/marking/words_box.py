"""Remark and private note of an entry: two tabs, one field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.juror.marking.view import EntryView
from ui.juror.marking.words_edit import WordsEdit
from ui.kit.kit import Kit
from ui.operations.changes import NoteKind
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import set_look, set_tone
from ui.widgets.marks_type import type_font
from ui.widgets.pictures import IconView

_MARGIN = 16
_TAB_HEIGHT = 24
HEAD_HEIGHT = 28
_KINDS = (NoteKind.REMARK, NoteKind.NOTE)


class WordTab(QPushButton):
    """A word that is bold while its text is shown; a dot says that the other text is not empty."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._has_words = False
        self.setProperty("look", "own")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_has_words(self, *, has_words: bool) -> None:
        """Say whether anything is written under this tab."""
        self._has_words = has_words
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the bold word."""
        metrics = QFontMetrics(type_font(self._kit.theme, "caption", bold=True))
        return QSize(metrics.horizontalAdvance(self.text()) + 8, self._kit.theme.px(_TAB_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word."""
        del event
        theme, on = self._kit.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(type_font(theme, "caption", bold=on))
        painter.setPen(theme.colour("text" if on or self.underMouse() else "text2"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), left, self.text())
        if self._has_words and not on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(self.width() - 6, self.height() // 2 - 6, 5, 5)


class WordsBox(QWidget):
    """``written`` brings a kind and its words; ``left`` when Escape gives the keys back."""

    written = Signal(object, str)
    left = Signal()

    def __init__(self, kit: Kit, *, has_tabs: bool) -> None:
        super().__init__()
        self._kit = kit
        self._has_tabs = has_tabs
        self._kind = NoteKind.REMARK
        self._view: EntryView | None = None
        self.texts = kit.texts()
        self.tabs = {kind: WordTab(kit) for kind in _KINDS}
        for kind, tab in self.tabs.items():
            self.texts.say(tab, f"marking.{kind}_tab")
            self.texts.say(tab, f"marking.{kind}_tab", to="accessibleName")
            tab.clicked.connect(lambda _=False, kind=kind: self.show_kind(kind))
        self._icon = IconView(kit, "attention", "attention", size=14)
        self._fate = ElidedLabel("caption", "second")
        self._fate.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit = WordsEdit(kit)
        self.edit.written.connect(lambda words: self.written.emit(self._kind, words))
        self.edit.left.connect(self.left)
        self._lay_out()
        self.show_kind(NoteKind.REMARK)

    def show_view(self, view: EntryView) -> None:
        """Show what was written about an entry."""
        self._view = view
        self._refresh()

    def show_kind(self, kind: NoteKind) -> None:
        """Show the remark or the note."""
        self._kind = kind
        for each, tab in self.tabs.items():
            tab.setChecked(each is kind)
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self._refresh()
            for tab in self.tabs.values():
                tab.updateGeometry()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        for tab in self.tabs.values():
            head.addWidget(tab)
            tab.setVisible(self._has_tabs)
        head.addStretch(1)
        fate = QHBoxLayout()
        fate.setSpacing(4)
        fate.addWidget(self._icon)
        fate.addWidget(self._fate)
        head.addLayout(fate)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, 12 if self._has_tabs else 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.edit, 1)

    def _refresh(self) -> None:
        is_note = self._kind is NoteKind.NOTE
        view = self._view
        owes = view is not None and bool(view.owed) and not is_note
        words = self._kit.words
        self._icon.setVisible(owes)
        self._fate.setVisible(owes or self._has_tabs)
        set_tone(self._fate, "attention" if owes else "second")
        set_look(self.edit, "verdict", "attention" if owes else "")
        self.texts.say(self.edit, f"marking.{self._kind}_name", to="accessibleName")
        self.texts.say(self.edit, f"marking.{self._kind}_hint", to="placeholderText")
        if view is None:
            return
        if owes:
            self._fate.setText(words.say("marking.remark_owed"))
            self._fate.setToolTip(words.say("marking.remark_owed_for", criterion=view.owed[0].title))
        else:
            self._fate.setText(words.say(f"marking.{self._kind}_fate"))
            self._fate.setToolTip("")
        self.edit.setAccessibleDescription(self._fate.toolTip() or self._fate.text())
        self.edit.show_words(view.note if is_note else view.remark)
        self.edit.setReadOnly(view.is_locked and not is_note)
        self.tabs[NoteKind.REMARK].show_has_words(has_words=bool(view.remark))
        self.tabs[NoteKind.NOTE].show_has_words(has_words=bool(view.note))
