"""Puts the signed file where the juror wants it, and remembers where that was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.base.errors import RefusedError
from ui.kit.kit import Kit
from ui.operations.desk import JurorDesk
from ui.operations.seat import Signed, name_sheet
from ui.operations.sheet_files import open_file, save_beside, save_over, show_in_folder, suggest_folder

Choose = Callable[[QWidget, str, Path, str], Path | None]
"""Asks for a place, given the window, a title, the path suggested and the kinds of files; None is «cancelled»."""


def choose_place(window: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """Ask by the system's own dialog, which also asks before it replaces a file."""
    name, _ = QFileDialog.getSaveFileName(window, title, str(suggested), kinds)
    return Path(name) if name else None


class SheetSaver(QObject):
    """Saves the sheet signed last; ``saved`` brings its path, ``refused`` what the disk said."""

    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, kit: Kit, desk: JurorDesk, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._desk = desk
        self._window = parent
        self._files: dict[str, bytes] = {}
        self._places: dict[str, Path] = {}
        self.choose: Choose = choose_place

    def take(self, signed: Signed) -> None:
        """Remember a file that was signed just now."""
        self._files = {signed.sheet: signed.file}

    def path_of(self, sheet: str) -> Path | None:
        """Return where a sheet was saved, as far as is known and still true."""
        path = self._places.get(sheet)
        return path if path is not None and path.exists() else None

    def save(self) -> None:
        """Save into the folder used last, or the user's documents, under the name that the sheet has."""
        folder = suggest_folder(self._kit.settings.now["folder"])
        self._with_file(lambda data: self._write(partial(save_beside, data, folder=folder, name=self._name())))

    def save_elsewhere(self) -> None:
        """Let the juror choose the place."""
        words = self._kit.words
        suggested = suggest_folder(self._kit.settings.now["folder"]) / self._name()
        kinds = words.say("finish.file_kinds", pattern="(*.pdf)")
        path = self.choose(self._window, words.say("finish.save_title"), suggested, kinds)
        if path is not None:
            self._kit.settings.choose("folder", str(path.parent))
            self._with_file(lambda data: self._write(partial(save_over, data, path=path)))

    def show_in_folder(self) -> None:
        """Show the saved file where it lies."""
        path = self._places.get(self._sheet())
        if path is not None:
            show_in_folder(path)

    def open_file(self) -> None:
        """Open the saved file to read or print it."""
        path = self._places.get(self._sheet())
        if path is not None:
            open_file(path)

    def _sheet(self) -> str:
        return self._desk.state.sheets[-1].hash

    def _name(self) -> str:
        package, signed = self._desk.package, self._desk.state.sheets[-1]
        return name_sheet(package.juror.code, round_number=package.round, revision=signed.revision)

    def _with_file(self, act: Callable[[bytes], None]) -> None:
        """Read the file from the desk unless it was signed just now."""
        held = self._files.get(self._sheet())
        if held is not None:
            act(held)
        else:
            self._desk.read_sheet(self._sheet(), done=act, failed=self.refused.emit)

    def _write(self, write: Callable[[], Path]) -> None:
        sheet = self._sheet()

        def done(path: Path) -> None:
            self._places[sheet] = path
            self.saved.emit(path)

        def failed(refused: RefusedError) -> None:
            self.refused.emit(refused)

        self._kit.tasks.run(write, owner=self, done=done, failed=failed)
