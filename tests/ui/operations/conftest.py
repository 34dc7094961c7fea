"""An open desk with the practice package on it, its database on a worker thread as in the real program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.services.scoring.practice import PracticeFiles
from core.trust.codes import PRACTICE_CODE
from ui.kit.kit import Kit
from ui.operations.desk import JurorDesk
from ui.operations.opening import FromFile, OpenedSeat, Source, open_seat

OpenDesk = Callable[..., JurorDesk]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def open_desk(kit: Kit, qtbot: QtBot, practice_files: PracticeFiles, folder: Path) -> Iterator[OpenDesk]:
    """Open a package at the desk; whatever is still open at the end is closed."""
    opened: list[OpenedSeat] = []
    owner = QObject()

    def open_it(source: Source | None = None, *, code: str = PRACTICE_CODE) -> JurorDesk:
        work = partial(open_seat, source or FromFile(practice_files.package), code=code, folder=folder)
        with qtbot.waitCallback() as done:
            kit.tasks.run(work, owner=owner, done=done)
        assert done.args is not None
        opened.append(done.args[0])
        return JurorDesk(opened[-1], tasks=kit.tasks)

    yield open_it
    for each in opened:
        kit.tasks.run(each.seat.desk.close, owner=owner)
