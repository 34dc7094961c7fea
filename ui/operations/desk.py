"""A juror's desk as the pages see it: a state, verbs, and signals that say what became of them.

Lives on the UI thread. Every verb changes ``state`` at once, says so by ``changed``, and hands the change to the
worker thread; ``saved`` comes when everything shown is on disk, ``not_saved`` when the disk would not take it. Then
the change stays pending: it is tried again with the next one, with :meth:`retry`, and before anything is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.base.errors import RefusedError, refuse
from core.base.numbers import plain
from core.words.words import Language
from ui.kit.tasks import Failed, TaskRunner
from ui.operations import seat as worker
from ui.operations.changes import Change, DeskState, MarkChange, NoteKind, Standing, WordsChange
from ui.operations.desk_facts import DeskFacts
from ui.operations.history import History
from ui.operations.moving import move_away
from ui.operations.opening import OpenedSeat
from ui.operations.seat import Signed

_FLAG = "flag"
_ON_THE_SHEET = {NoteKind.REMARK, NoteKind.RECUSAL, NoteKind.CONFLICT}


class JurorDesk(DeskFacts):
    """One juror at work on one package."""

    changed = Signal(object)
    """A :class:`Change` is part of ``state`` now."""
    replaced = Signal()
    """The whole ``state`` is another one now: read everything anew."""
    saving = Signal()
    saved = Signal(str)
    """Everything shown is on disk, since this ISO moment."""
    not_saved = Signal(object)
    """A :class:`RefusedError`: what was changed last is on the screen only."""

    def __init__(self, opened: OpenedSeat, *, tasks: TaskRunner) -> None:
        super().__init__(opened.seat)
        self._tasks = tasks
        self._state = opened.state
        self._history = History()
        self._waiting = 0
        self._refused: RefusedError | None = None
        self._correcting = False
        self.folder: Path = opened.folder
        self.made_key = opened.made_key

    # What the juror did.

    @property
    def state(self) -> DeskState:
        """Everything as it is shown."""
        return self._state

    @property
    def refused(self) -> RefusedError | None:
        """Why the last change is not on disk; None when everything is or is about to be."""
        return self._refused

    @property
    def is_saved(self) -> bool:
        """Whether everything shown is on disk."""
        return self._waiting == 0 and self._refused is None

    @property
    def is_locked(self) -> bool:
        """Whether a signed sheet says all this already, so that nothing changes until :meth:`correct`."""
        return not self._correcting and bool(self._state.sheets) and self._state.sheets[-1].same

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return self._history.can_undo and not self.is_locked

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to make again."""
        return self._history.can_redo and not self.is_locked

    def standing_of(self, entry: str) -> Standing:
        """Return how far an entry is."""
        return self._state.standing(entry, self.criteria_of(entry))

    def count_done(self) -> int:
        """Return how many entries need nothing more: marked whole, or recused."""
        settled = {Standing.DONE, Standing.RECUSED}
        return sum(self.standing_of(each.number) in settled for each in self.package.entries)

    # The verbs. Each raises a refusal at once where the rules forbid it, before anything changes.

    def put_mark(self, entry: str, criterion: str, steps: int, *, joins: bool = False) -> None:
        """Give a mark in smallest steps; ``joins`` makes it one undo step with the change before (10 after 1).

        Raises ``desk.signed``, ``entry.recused`` (entry) or ``mark.off_scale``.
        """
        self._check_open(entry)
        scale = next(each.scale for each in self.criteria_of(entry) if each.code == criterion)
        if not scale.holds(steps):
            shown = {"score": scale.to_score(steps), "minimum": scale.minimum, "maximum": scale.maximum}
            refuse("mark.off_scale", **{name: plain(value) for name, value in shown.items()})
        self._make(MarkChange(entry, criterion, self._state.mark(entry, criterion), steps), joins=joins)

    def clear_mark(self, entry: str, criterion: str) -> None:
        """Take a mark away; raises ``desk.signed`` or ``entry.recused``."""
        self._check_open(entry)
        self._make(MarkChange(entry, criterion, self._state.mark(entry, criterion), None))

    def put_remark(self, entry: str, words: str) -> None:
        """Keep the remark that goes onto the sheet; empty takes it away. Raises ``desk.signed``."""
        self._put_words(NoteKind.REMARK, entry, words)

    def put_note(self, entry: str, words: str) -> None:
        """Keep a private note, which never leaves this laptop."""
        self._put_words(NoteKind.NOTE, entry, words)

    def set_flag(self, entry: str, *, on: bool) -> None:
        """Flag an entry, to look again; private."""
        self._put_words(NoteKind.FLAG, entry, _FLAG if on else "")

    def recuse(self, entry: str, words: str) -> None:
        """Recuse from an entry, with the reason that goes onto the sheet; its marks stay, but do not count.

        Raises ``desk.signed`` or ``recusal.no_words`` (entry).
        """
        if not words.strip():
            refuse("recusal.no_words", entry=entry)
        self._put_words(NoteKind.RECUSAL, entry, words)

    def withdraw_recusal(self, entry: str) -> None:
        """Judge the entry after all; raises ``desk.signed``."""
        self._put_words(NoteKind.RECUSAL, entry, "")

    def undo(self) -> tuple[Change, ...]:
        """Take the last step back and return its changes, so that the page can go where they happened."""
        return self._replay(self._history.undo() if self.can_undo else ())

    def redo(self) -> tuple[Change, ...]:
        """Make the step again that was taken back last, and return its changes."""
        return self._replay(self._history.redo() if self.can_redo else ())

    def correct(self) -> None:
        """Open a signed sheet for changes: signing again makes its next revision."""
        self._correcting = True
        self.replaced.emit()

    def retry(self) -> None:
        """Try again to put on disk what would not go there."""
        self._save(partial(worker.flush, self._seat))

    # Longer work: the answer comes to ``done``, a refusal to ``failed``.

    def state_conflicts(self, conflicts: Mapping[str, str], *, done: Callable[[], None], failed: Failed) -> None:
        """Make the conflict statement: words by entry, none being a statement too."""

        def finish(state: DeskState) -> None:
            self._take(state)
            done()

        work = partial(worker.state_conflicts, self._seat, dict(conflicts))
        self._tasks.run(work, owner=self, done=finish, failed=failed)

    def preview_sheet(self, language: Language, *, done: Callable[[bytes], None], failed: Failed) -> None:
        """Make the PDF pages that would be signed now, gaps and all."""
        self._tasks.run(partial(worker.preview_sheet, self._seat, language), owner=self, done=done, failed=failed)

    def sign_sheet(self, language: Language, *, done: Callable[[Signed], None], failed: Failed) -> None:
        """Sign; what is asked for beforehand is the page's business. Fails with what ``sign_sheet`` raises."""

        def finish(signed: Signed) -> None:
            self._correcting = False
            self._take(signed.state)
            done(signed)

        self._tasks.run(partial(worker.sign_sheet, self._seat, language), owner=self, done=finish, failed=failed)

    def keep_signed(self, *, done: Callable[[], None], failed: Failed) -> None:
        """Leave a correction that changed nothing: the desk is locked again. Anything changed stays to be signed."""

        def finish(state: DeskState) -> None:
            self._correcting = False
            self._take(state)
            done()

        self._tasks.run(partial(worker.read_saved, self._seat), owner=self, done=finish, failed=failed)

    def move_away(self, path: Path, *, code: str, done: Callable[[], None], failed: Failed) -> None:
        """Put the whole work into a file for another laptop and lock it here; close the desk when it is ``done``."""
        work = partial(move_away, self._seat, path=path, code=code)
        self._tasks.run(work, owner=self, done=lambda _: done(), failed=failed)

    def read_sheet(self, sheet: str, *, done: Callable[[bytes], None], failed: Failed) -> None:
        """Read the file of a sheet that was signed before."""
        self._tasks.run(partial(worker.read_sheet, self._seat, sheet), owner=self, done=done, failed=failed)

    def close(
        self, *, owner: QObject, done: Callable[[], None], failed: Failed | None = None, discard: bool = False
    ) -> None:
        """Give the desk back after writing what is pending; no verb may follow.

        Fails, and stays open, with what the disk refuses; ``discard`` gives up what would not be written.
        """
        work = partial(worker.close_seat, self._seat, discard=discard)
        self._tasks.run(work, owner=owner, done=lambda _: done(), failed=failed)

    def _put_words(self, kind: NoteKind, entry: str, words: str) -> None:
        if kind in _ON_THE_SHEET and self.is_locked:
            refuse("desk.signed")
        self._make(WordsChange(kind, entry, self._state.words_of(kind, entry), words))

    def _check_open(self, entry: str) -> None:
        if self.is_locked:
            refuse("desk.signed")
        if self.standing_of(entry) is Standing.RECUSED:
            refuse("entry.recused", entry=entry)

    def _make(self, change: Change, *, joins: bool = False) -> None:
        if change.before != change.after:
            self._history.record(change, joins=joins)
            self._apply(change)

    def _replay(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        for change in changes:
            self._apply(change)
        return changes

    def _apply(self, change: Change) -> None:
        self._state = self._state.after(change)
        self.changed.emit(change)
        self._save(partial(worker.write_change, self._seat, change))

    def _save(self, work: Callable[[], str]) -> None:
        self._waiting += 1
        self.saving.emit()
        self._tasks.run(work, owner=self, done=self._say_saved, failed=self._say_not_saved)

    def _say_saved(self, moment: str) -> None:
        self._waiting -= 1
        self._refused = None
        if self._waiting == 0:
            self.saved.emit(moment)

    def _say_not_saved(self, refused: RefusedError) -> None:
        self._waiting -= 1
        self._refused = refused
        self.not_saved.emit(refused)

    def _take(self, state: DeskState) -> None:
        self._state = state
        self.replaced.emit()
