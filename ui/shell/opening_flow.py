"""From a file or a wish to an open desk: recognise, ask for the code, open, say what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.base.clock import stamp, system_clock
from core.base.errors import RefusedError
from ui.kit.kit import Kit
from ui.kit.recent import Recent
from ui.operations.files import Kind, keep_evidence, recognise
from ui.operations.opening import FromDesk, FromFile, FromMove, OpenedSeat, Practice, Source, data_folder, open_seat

if TYPE_CHECKING:  # slow imports: loaded by the worker thread while the user reads
    from core.services.scoring.volumes import KeptVolume
    from ui.operations.desk import JurorDesk


class OpeningFlow(QObject):
    """Says where things stand by signals; the window shows the pages."""

    code_wanted = Signal(object)
    """Ask for the code of this :class:`Source`."""
    opening = Signal()
    opened = Signal(object)
    """A :class:`JurorDesk` is open."""
    refused = Signal(object)
    """The package did not open: a :class:`RefusedError`."""
    closed = Signal()
    not_closed = Signal(object)
    """The open package stays open: a :class:`RefusedError` says what the disk would not take."""
    evidence_found = Signal(object)
    """A file is an evidence volume: its path. No page wants it? Then :meth:`keep_evidence`."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._source: Source | None = None
        self._is_opening = False
        self.desk: JurorDesk | None = None

    def warm_up(self) -> None:
        """Load, on the worker thread, what the next steps need."""
        self._kit.tasks.run(_load_heavy, owner=self)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take whatever files the user let go of; the first package is opened, all volumes are kept."""
        for path in paths:
            take = partial(self._take, path)
            self._kit.tasks.run(partial(recognise, path), owner=self, done=take)

    def take_recent(self, recent: Recent) -> None:
        """Open a package again: from the desk, wherever its file is now."""
        if recent.practice:
            self.take_practice()
        else:
            self._ask(FromDesk(recent.package, recent.title))

    def take_practice(self) -> None:
        """Open the practice package; nobody is asked for a code."""
        self._source = Practice(self._kit.words.language)
        self.give_code("")

    def give_code(self, code: str) -> None:
        """Open what was asked for."""
        if self._source is None or self._is_opening:
            return
        self._is_opening = True
        self.opening.emit()
        work = partial(open_seat, self._source, code=code, folder=data_folder())
        if self.desk is None:
            self._kit.tasks.run(work, owner=self, done=self._finish, failed=self._fail)
        else:
            go_on = partial(self._kit.tasks.run, work, owner=self, done=self._finish, failed=self._fail)
            self._close(then=go_on)

    def keep_evidence(self, path: Path) -> None:
        """Take a volume in, for whichever package names its set."""

        def done(kept: KeptVolume) -> None:
            self._kit.messages.say("start.evidence_kept", tone="saved", number=kept.number, of=kept.of)

        keep = partial(keep_evidence, path, folder=data_folder() / "desk")
        self._kit.tasks.run_long(keep, owner=self, progress=_silent, done=done)

    def close_desk(self, *, discard: bool = False) -> None:
        """Close the package; ``closed`` follows, or ``not_closed`` when the disk would not take what is pending."""
        if self.desk is None:
            self.closed.emit()
        else:
            self._close(then=self.closed.emit, discard=discard)

    def remember(self) -> None:
        """Note on the start page how far the open package is."""
        if self.desk is not None:
            self._kit.settings.remember(_recent_of(self.desk))

    def _ask(self, source: Source) -> None:
        self._source = source
        self.code_wanted.emit(source)

    def _take(self, path: Path, kind: Kind) -> None:
        match kind:
            case Kind.PACKAGE:
                self._ask(FromFile(path))
            case Kind.MOVE:
                self._ask(FromMove(path))
            case Kind.EVIDENCE:
                self.evidence_found.emit(path)
            case Kind.SHEET:
                self._kit.messages.say("start.sheet_for_secretary", file=path.name)
            case Kind.CONTEST:
                self._kit.messages.say("start.secretary_later")

    def _finish(self, opened: OpenedSeat) -> None:
        from ui.operations.desk import JurorDesk

        self._is_opening = False
        self.desk = JurorDesk(opened, tasks=self._kit.tasks)
        self.remember()
        self.opened.emit(self.desk)

    def _fail(self, refused: RefusedError) -> None:
        self._is_opening = False
        self.refused.emit(refused)

    def _close(self, *, then: Callable[[], object], discard: bool = False) -> None:
        def done() -> None:
            self.desk = None
            desk.deleteLater()
            then()

        if self.desk is not None:
            desk = self.desk
            self.remember()
            desk.close(owner=self, done=done, failed=self._stay, discard=discard)

    def _stay(self, refused: RefusedError) -> None:
        self._is_opening = False
        self.not_closed.emit(refused)


def _silent(done: int, total: int) -> None:
    """Show nothing: a volume of 18 MB is copied faster than a bar would appear."""


def _recent_of(desk: JurorDesk) -> Recent:
    package, rules = desk.package, desk.rules
    return Recent(
        package=package.hash,
        contest=package.contest,
        title=rules.title,
        season=rules.season,
        round=package.round,
        round_title=desk.round.title,
        juror=package.juror.code,
        name=package.juror.name,
        marked=desk.count_done(),
        total=len(package.entries),
        opened_at=stamp(system_clock()),
        signed_at=desk.state.sheets[-1].signed_at if desk.is_locked else "",
        practice=package.practice,
    )


def _load_heavy() -> None:
    """Import what opening a package needs: the database, keys, documents."""
    import_module("ui.operations.desk")
