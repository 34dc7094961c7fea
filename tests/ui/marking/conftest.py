"""The marking page over a desk whose database is on the worker thread, with a middle that notes what it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.rules import Rules
from core.exchange.package.model import PackageEntry
from tests.ui.marking_desk import open_package
from ui.juror.marking.page import MarkingPage
from ui.kit.kit import Kit
from ui.operations.desk import JurorDesk
from ui.operations.opening import OpenedSeat

MakeDesk = Callable[..., JurorDesk]
MakePage = Callable[..., MarkingPage]


class Middle(QWidget):
    """Stands where the evidence stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("материалы")
        self.shown: list[str] = []
        self.scrolled: list[bool] = []

    def show_entry(self, entry: PackageEntry) -> None:
        self.shown.append(entry.number)

    def scroll_page(self, *, down: bool) -> None:
        self.scrolled.append(down)


@pytest.fixture
def middle(qtbot: QtBot) -> Middle:
    made = Middle()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def make_desk(kit: Kit, qtbot: QtBot, tmp_path: Path) -> Iterator[MakeDesk]:
    opened: list[OpenedSeat] = []
    owner = QObject()

    def make(rules: Rules | None = None) -> JurorDesk:
        with qtbot.waitCallback(timeout=20_000) as done:
            kit.tasks.run(partial(open_package, tmp_path / "data", rules=rules), owner=owner, done=done)
        assert done.args is not None
        opened.append(done.args[0])
        return JurorDesk(opened[-1], tasks=kit.tasks)

    yield make
    for each in opened:
        kit.tasks.run(each.seat.desk.close, owner=owner)


@pytest.fixture
def make_page(kit: Kit, qtbot: QtBot, middle: Middle, make_desk: MakeDesk) -> MakePage:
    """Show the page as large as it is in a window of 1366 × 768, and give it the keys."""

    def make(rules: Rules | None = None, *, desk: JurorDesk | None = None) -> MarkingPage:
        page = MarkingPage(
            kit,
            desk or make_desk(rules),
            evidence=middle,
            show_entry=middle.show_entry,
            scroll_page=middle.scroll_page,
        )
        qtbot.addWidget(page)
        page.resize(1366, 720)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.enter()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage) -> MarkingPage:
    return make_page()


@pytest.fixture
def desk(page: MarkingPage) -> JurorDesk:
    """The desk under the page."""
    return page.marking.desk
