"""The conflict statement: the applicants on the left, the juror's own words on the right, one button below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.base.errors import RefusedError
from ui.juror.marking.keyboard import bind_keys
from ui.juror.marking.lines import make_groups
from ui.juror.marking.search_field import SearchField
from ui.juror.statement.cards import ConflictCards
from ui.juror.statement.foot import StatementFoot
from ui.juror.statement.model import StatementModel
from ui.juror.statement.tree import ApplicantsTree
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.models.entries import EntryGroup, Node
from ui.models.entries_filter import ShownEntries
from ui.operations.changes import NoteKind, Standing
from ui.operations.desk import JurorDesk
from ui.widgets.banner import Banner
from ui.widgets.labels import make_label
from ui.widgets.page import Keys, Page

_WIDE, _NARROW, _ROOMY = 480, 416, 1280
_ABOUT = 640
"""Lines that are read are no longer than this."""


class StatementPage(Page):
    """``stated`` when the statement is on disk; nothing else opens before there is one."""

    stated = Signal()

    def __init__(self, kit: Kit, desk: JurorDesk) -> None:
        super().__init__(kit)
        self._desk = desk
        self._is_busy = False
        self.model = StatementModel(describe=self._describe, parent=self)
        self.shown = ShownEntries(self.model, parent=self)
        self.search = SearchField(kit)
        self.tree = ApplicantsTree(kit, self.shown)
        self.cards = ConflictCards(kit)
        self.foot = StatementFoot(kit)
        self.locked = Banner(kit)
        self._lay_out()
        self._connect()
        self.reload()

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return (
            Keys(("↑", "↓"), "keys.statement_rows"),
            Keys(("Space",), "keys.statement_tick"),
            Keys(("F3",), "keys.search"),
            Keys(("F6",), "keys.statement_move"),
            Keys(("Ctrl", "Enter"), "keys.statement_state"),
        )

    def enter(self) -> None:
        """Offer the applicants."""
        self.tree.go_first()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def respeak(self) -> None:
        """Say nominations and words anew."""
        self.model.show(make_groups(self._desk, self.kit.words))
        self._judge()

    def reload(self) -> None:
        """Show what was stated before."""
        self.model.show(make_groups(self._desk, self.kit.words))
        for entry in tuple(self.cards.cards):
            self._drop(entry)
        for each in self._desk.package.entries:
            words = self._desk.state.words_of(NoteKind.CONFLICT, each.number)
            if words:
                self.model.tick(each.number, on=True)
                self._add(each.number, words)
        self._show_lock()

    def state(self) -> None:
        """Make the statement, if every conflict is put in words."""
        if self._is_busy or self._desk.is_locked or self._wordless() is not None:
            self._show_wordless()
            return
        self._is_busy = True
        self.foot.show_busy()
        conflicts = {entry: card.words for entry, card in self.cards.cards.items()}
        self._desk.state_conflicts(conflicts, done=self._finish, failed=self._refuse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title, about = make_label("heading"), make_label("body", "second", wraps=True)
        self.texts.say(title, "statement.title")
        self.texts.say(about, "statement.about")
        about.setMaximumWidth(self.kit.theme.px(_ABOUT))
        left = QVBoxLayout()
        left.setContentsMargins(24, 20, 24, 0)
        left.setSpacing(8)
        for each in (title, about, self.locked, self.search):
            left.addWidget(each)
        left.addWidget(self.tree, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.cards)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.foot)
        self.texts.say(self.search, "statement.search", to="placeholderText")
        self.texts.say(self.search, "statement.search_name", to="accessibleName")
        self.texts.name(self.search.clearing, "entries.search_clear")
        self.texts.say(self.tree, "statement.list_name", to="accessibleName")

    def _connect(self) -> None:
        self.search.textChanged.connect(self.shown.search)
        self.model.ticked.connect(self._turn)
        self.cards.changed.connect(self._judge)
        self.cards.dropped.connect(self._untick)
        self.foot.state_wanted.connect(self.state)
        self.foot.back_wanted.connect(self.left)
        self.locked.action_pressed.connect(self._desk.correct)
        self._desk.replaced.connect(self._show_lock)
        self.kit.theme.changed.connect(self._arrange)
        keys = {"F3 Ctrl+F": self.search.setFocus, "F6": self._move_focus}
        bind_keys(self, {**keys, "Ctrl+Return Ctrl+Enter": self.state})

    def _describe(self, node: Node) -> str:
        if isinstance(node, EntryGroup):
            return node.title
        is_ticked = node.number in self.model.ticks
        message = "statement.line_conflict" if is_ticked else "statement.line"
        return self.kit.words.say(message, name=node.name, entry=node.number)

    def _turn(self, entry: str, on: bool) -> None:  # noqa: FBT001 - a slot takes what the signal brings
        if on:
            self._add(entry, self._desk.state.words_of(NoteKind.RECUSAL, entry))
            self.cards.focus_card(entry)
        else:
            self._drop(entry)
        self._judge()

    def _untick(self, entry: str) -> None:
        self.model.tick(entry, on=False)
        self._drop(entry)
        self._judge()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, entry: str, words: str) -> None:
        is_recused = self._desk.standing_of(entry) is Standing.RECUSED
        self.cards.add(entry, name=self._desk.entry(entry).applicant, words=words, recuses=is_recused)

    def _drop(self, entry: str) -> None:
        self.cards.remove(entry)

    def _wordless(self) -> str | None:
        """Return the first entry whose conflict is not put in words."""
        return next((entry for entry, card in self.cards.cards.items() if not card.words.strip()), None)

    def _judge(self) -> None:
        """Say on the button what pressing it states, and why it cannot be pressed."""
        wordless = self._wordless()
        self.foot.show_conflicts(len(self.cards.cards), wordless=wordless, stated_at=self._desk.state.stated_at)

    def _show_wordless(self) -> None:
        wordless = self._wordless()
        if wordless is not None and not self._desk.is_locked:
            self.cards.focus_card(wordless)

    def _show_lock(self) -> None:
        is_locked = self._desk.is_locked
        self.model.lock(on=is_locked)
        self.cards.lock(on=is_locked)
        self.foot.lock(on=is_locked)
        if is_locked:
            self.locked.tell(Message("info", "statement.locked"), action="marking.correct")
        else:
            self.locked.fall_silent()
        self._judge()

    def _finish(self) -> None:
        self._is_busy = False
        for entry, card in self.cards.cards.items():
            self._settle_recusal(entry, wanted=card.recuses.isChecked(), words=card.words)
        self._judge()
        self.stated.emit()

    def _settle_recusal(self, entry: str, *, wanted: bool, words: str) -> None:
        is_recused = self._desk.standing_of(entry) is Standing.RECUSED
        if wanted and not is_recused:
            self._desk.recuse(entry, words)
        elif is_recused and not wanted:
            self._desk.withdraw_recusal(entry)

    def _refuse(self, refused: RefusedError) -> None:
        self._is_busy = False
        self._judge()
        self.foot.show_refusal(Message.of(refused))

    def _move_focus(self) -> None:
        """Go from the applicants to the conflicts and on to the button."""
        cards = tuple(self.cards.cards.values())
        if self.tree.hasFocus() and cards:
            cards[0].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.foot.state.hasFocus() or self.search.hasFocus():
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.foot.state.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        px = self.kit.theme.px
        self.cards.setFixedWidth(min(px(_WIDE if self.width() >= px(_ROOMY) else _NARROW), self.width() // 2))
