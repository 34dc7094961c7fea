"""Finished files on their way out: put where the user wants them, whole or not at all, and shown there."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from core.base.errors import RefusedError
from core.base.files import read_file, write_file

_MOST_COPIES = 999


def suggest_folder(last: str) -> Path:
    """Return the folder chosen last, if it is still there, else the user's documents."""
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def save_beside(data: bytes, *, folder: Path, name: str) -> Path:
    """Write a file into a folder without touching any other one there, and return where it stands.

    The same content under the same name is already there; another content gets a number behind its name.
    Raises ``disk.*``.
    """
    path = _free_path(folder / name, data)
    save_over(data, path=path)
    return path


def save_over(data: bytes, *, path: Path) -> Path:
    """Write a file, in place of one that the user agreed to replace. Raises ``disk.*``."""
    write_file(path, data)
    return path


def show_in_folder(path: Path) -> None:
    """Show a file where it lies, in the system's own window of folders."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def open_file(path: Path) -> None:
    """Open a file in whatever program the system has for it, to be read or printed."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _free_path(wanted: Path, data: bytes) -> Path:
    for number in range(1, _MOST_COPIES):
        path = wanted if number == 1 else wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        if not path.exists() or _holds(path, data):
            return path
    return wanted


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_file(path, max_bytes=len(data)) == data
    except RefusedError:
        return False
