"""Finishing: the sheet as it will look on the left; what is missing, signing and what comes next on the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from core.base.errors import RefusedError
from ui.juror.finish.saving import SheetSaver
from ui.juror.finish.side import FinishSide
from ui.juror.finish.view import Jump, Situation, make_finish, next_revision
from ui.juror.marking.keyboard import bind_keys
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.operations.desk import JurorDesk
from ui.operations.seat import Signed
from ui.operations.sheet_pages import SheetPages
from ui.widgets.page import Keys, Page
from ui.widgets.sheet_preview import SheetPreview

_SETTLE_MS = 250
"""Changes must rest this long before the pages are made anew."""
_WIDE, _NARROW, _ROOMY = 529, 480, 1280
"""The right column's width, and the page's from which it is the wider one."""


class FinishPage(Page):
    """``entry_wanted`` names an entry and a criterion (empty for none) that the juror must look at again."""

    entry_wanted = Signal(str, str)
    statement_wanted = Signal()
    move_wanted = Signal()
    hand_over_wanted = Signal()
    signed = Signal()
    """A revision was signed just now."""

    def __init__(self, kit: Kit, desk: JurorDesk) -> None:
        super().__init__(kit)
        self._desk = desk
        self._is_stale = True
        self._is_signing = False
        self.pages = SheetPages(messages=kit.messages)
        self.preview = SheetPreview(kit)
        self.side = FinishSide(kit, desk)
        self.saver = SheetSaver(kit, desk, parent=self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._lay_out()
        self._connect()

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return (
            Keys(("Tab",), "keys.finish_jump"),
            Keys(("Enter",), "keys.press"),
            Keys(("PgDn", "PgUp"), "keys.finish_page"),
            Keys(("F6",), "keys.finish_move"),
            Keys(("F11",), "keys.finish_expand"),
        )

    def enter(self) -> None:
        """Offer what is to be done first: the first gap, else the sentence that signs."""
        self.refresh()
        self.side.focus_first()

    def respeak(self) -> None:
        """Make everything anew in the other language, the pages too."""
        self._is_stale = True
        self.refresh()

    def refresh(self) -> None:
        """Read the desk anew where anything changed since."""
        if self._is_stale:
            self._is_stale = False
            view = make_finish(self._desk, self.kit.words)
            self.side.show_view(view, revision=next_revision(self._desk), signing=self._is_signing)
            if view.situation is Situation.SIGNED and view.signed is not None:
                self.side.card.show_signed(
                    revision=view.signed.revision,
                    moment=view.signed.signed_at,
                    fingerprint=self._desk.fingerprint,
                    path=self.saver.path_of(view.signed.hash),
                )
            self._settle.start()

    def turn_preview(self) -> None:
        """Give the sheet the whole page, or its part."""
        self.side.setVisible(self.side.isHidden())
        (self.preview if self.side.isHidden() else self.side).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while the page was not seen."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the drawing process go while nobody looks."""
        super().hideEvent(event)
        self.pages.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the size."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(self.side)
        self.texts.say(self.preview.title, "finish.preview")

    def _connect(self) -> None:
        desk, side, card = self._desk, self.side, self.side.card
        desk.changed.connect(self._forget)
        desk.replaced.connect(self._forget)
        desk.saved.connect(self._forget)
        desk.not_saved.connect(self._forget)
        self._settle.timeout.connect(self._make_pages)
        self.pages.opened.connect(self.preview.show_pages)
        self.pages.drawn.connect(self.preview.put_page)
        self.pages.refused.connect(self._show_no_pages)
        self.preview.pages_wanted.connect(lambda: self.pages.want(self.preview.wanted()))
        self.preview.expand_wanted.connect(self.turn_preview)
        side.jump_wanted.connect(self._jump)
        side.keep_wanted.connect(self._keep_signed)
        side.statement_wanted.connect(self.statement_wanted)
        side.move_wanted.connect(self.move_wanted)
        side.hand_over_wanted.connect(self.hand_over_wanted)
        card.sign_wanted.connect(self._sign)
        card.signed.save_wanted.connect(self.saver.save)
        card.signed.save_elsewhere_wanted.connect(self.saver.save_elsewhere)
        card.signed.show_wanted.connect(self.saver.show_in_folder)
        card.signed.open_wanted.connect(self.saver.open_file)
        card.signed.correct_wanted.connect(desk.correct)
        self.saver.saved.connect(self._show_saved)
        self.saver.refused.connect(lambda refused: card.signed.show_refusal(Message.of(refused)))
        self.kit.theme.changed.connect(self._arrange)
        bind_keys(self, {"F6": self._move_focus, "F11": self.turn_preview, "Esc": self._shrink})

    def _forget(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def _jump(self, jump: Jump) -> None:
        self.entry_wanted.emit(jump.entry, jump.criterion or "")

    def _make_pages(self) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        signed = self._desk.state.sheets[-1] if self._desk.is_locked else None
        self.preview.show_waiting()
        self.texts.say(self.preview.title, "finish.preview" if signed is None else "finish.preview_signed")
        if signed is not None and signed.has_file:
            self._desk.read_sheet(signed.hash, done=self._show_pages, failed=self._show_no_pages)
        else:
            self._desk.preview_sheet(self.kit.words.language, done=self._show_pages, failed=self._show_no_pages)

    def _show_pages(self, data: bytes) -> None:
        self.pages.show(data, width=self.preview.room)

    def _show_no_pages(self, refused: RefusedError) -> None:
        self.preview.show_refusal(Message.of(refused))

    def _sign(self) -> None:
        if self._is_signing:
            return
        self._is_signing = True
        self.side.card.show_signing()
        self._desk.sign_sheet(self.kit.words.language, done=self._show_signed, failed=self._show_not_signed)

    def _show_signed(self, signed: Signed) -> None:
        self._is_signing = False
        self.saver.take(signed)
        self._is_stale = True
        self.refresh()
        self.side.card.signed.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self.signed.emit()

    def _show_not_signed(self, refused: RefusedError) -> None:
        self._is_signing = False
        self._is_stale = True
        self.refresh()
        self.side.card.show_refusal(Message.of(refused))

    def _show_saved(self, path: Path) -> None:
        self.side.card.signed.show_saved(path)

    def _keep_signed(self) -> None:
        self._desk.keep_signed(done=_nothing, failed=self.kit.messages.refuse)

    def _move_focus(self) -> None:
        """Go from the sheet to the right column and back."""
        if self.preview.view.hasFocus() and not self.side.isHidden():
            self.side.focus_first()
        else:
            self.preview.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _shrink(self) -> None:
        if self.side.isHidden():
            self.turn_preview()

    def _arrange(self) -> None:
        px = self.kit.theme.px
        self.side.setFixedWidth(min(px(_WIDE if self.width() >= px(_ROOMY) else _NARROW), self.width() * 3 // 5))
        self.side.fit(height=self.height())


def _nothing() -> None:
    """Stand where the page follows the desk anyway."""
