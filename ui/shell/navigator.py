"""Which page follows which: start, code, what opening a package says, and then the juror's own pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from core.base.errors import RefusedError
from ui.kit.kit import Kit
from ui.kit.messages import Message
from ui.kit.recent import Recent
from ui.shell.opening_flow import OpeningFlow
from ui.shell.start_page import StartPage
from ui.shell.window import MainWindow
from ui.widgets.page import Page

if TYPE_CHECKING:  # slow imports, and pages that are made when they are first wanted
    from ui.operations.desk import JurorDesk
    from ui.operations.opening import Source
    from ui.shell.code_page import CodePage

RoomsOf = Callable[[Kit, "JurorDesk"], Page]
"""Makes the juror's pages for an open desk: one page, tabs and all, whose ``left`` closes the package."""


class Navigator(QObject):
    """Shows the pages in a window and does what they ask for."""

    def __init__(self, kit: Kit, window: MainWindow, *, rooms_of: RoomsOf | None = None) -> None:
        super().__init__(window)
        self._kit = kit
        self._window = window
        self._rooms_of = rooms_of
        self._code: CodePage | None = None
        self._quits = False
        self.flow = OpeningFlow(kit)
        self.start = StartPage(kit)
        self._connect()
        window.may_close = self._may_close
        self.show_start()

    def open_files(self, paths: list[Path]) -> None:
        """Take files that the user named, chose or let go of."""
        self._window.banner.fall_silent()
        self.flow.take_files(paths)

    def show_start(self) -> None:
        """Show the first page, with what is known of the packages by now."""
        self.start.show_recent(self._kit.settings.now.recent)
        self._window.show_page(self.start, keep=True)

    def choose_file(self) -> None:
        """Let the user choose a package or a volume."""
        words, folder = self._kit.words, self._kit.settings.now["folder"]
        kinds = words.say("start.file_kinds", patterns="(*.jurypkg *.juryevidence)")
        everything = words.say("start.all_files", patterns="(*)")
        names, _ = QFileDialog.getOpenFileNames(
            self._window, words.say("start.choose_title"), folder, f"{kinds};;{everything}"
        )
        if names:
            self._kit.settings.choose("folder", str(Path(names[0]).parent))
            self.open_files([Path(name) for name in names])

    def _connect(self) -> None:
        window, start, flow = self._window, self.start, self.flow
        window.files_dropped.connect(self.open_files)
        window.dragging.connect(lambda on: start.zone.light(on=on))
        window.add_shortcut("Ctrl+O", self.choose_file)
        window.banner.action_pressed.connect(lambda: flow.close_desk(discard=True))
        start.file_wanted.connect(self.choose_file)
        start.practice_wanted.connect(flow.take_practice)
        start.contest_wanted.connect(lambda: self._kit.messages.say("start.secretary_later"))
        start.recent_wanted.connect(flow.take_recent)
        start.recent_forgotten.connect(self._forget)
        flow.code_wanted.connect(self._ask_code)
        flow.opening.connect(self._show_opening)
        flow.opened.connect(self._show_opened)
        flow.refused.connect(self._show_refusal)
        flow.evidence_found.connect(self._take_evidence)
        flow.closed.connect(self._after_closing)
        flow.not_closed.connect(self._stay_open)

    def _take_evidence(self, path: Path) -> None:
        if not self._window.page.take_evidence(path):
            self.flow.keep_evidence(path)

    def _forget(self, recent: Recent) -> None:
        self._kit.settings.forget(recent)
        self.start.show_recent(self._kit.settings.now.recent)
        self.start.enter()

    def _ask_code(self, source: Source) -> None:
        if self._code is None:
            self._code = self._make_code_page()
        self._code.ask(source)
        self._window.show_page(self._code, keep=True)

    def _make_code_page(self) -> CodePage:
        from ui.shell.code_page import CodePage

        page = CodePage(self._kit)
        page.code_given.connect(self.flow.give_code)
        page.other_file_wanted.connect(self.choose_file)
        page.left.connect(self.show_start)
        return page

    def _show_opening(self) -> None:
        self._window.banner.fall_silent()
        if self._window.page is self._code:
            self._code.show_opening(on=True)
        else:
            self.start.setEnabled(False)

    def _show_refusal(self, refused: RefusedError) -> None:
        self.start.setEnabled(True)
        if self._window.page is self._code:
            self._code.show_refusal(refused)
        else:
            self._kit.messages.refuse(refused)

    def _show_opened(self, desk: JurorDesk) -> None:
        self.start.setEnabled(True)
        if self._rooms_of is not None and not desk.made_key and not desk.alarms:
            self._show_rooms(desk)
            return
        from ui.shell.opened_page import OpenedPage

        page = OpenedPage(self._kit, desk, goes_on=self._rooms_of is not None)
        page.begun.connect(lambda: self._show_rooms(desk))
        page.left.connect(self.flow.close_desk)
        self._window.show_page(page)

    def _show_rooms(self, desk: JurorDesk) -> None:
        if self._rooms_of is not None:
            rooms = self._rooms_of(self._kit, desk)
            rooms.left.connect(self.flow.close_desk)
            self._window.show_page(rooms)

    def _after_closing(self) -> None:
        if self._quits:
            self._window.close()
        else:
            self.show_start()

    def _stay_open(self, refused: RefusedError) -> None:
        """Say what the disk would not take; only the user may give it up."""
        self._quits = False
        self._window.tell(Message.of(refused), action="banner.close_without")

    def _may_close(self) -> bool:
        """Close an open package first; the window goes when everything is on disk."""
        self._quits = True
        if self.flow.desk is None:
            return True
        self.flow.close_desk()
        return False
