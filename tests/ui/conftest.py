"""A program with its window, a home of its own, and a language in which everything is longer."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.services.scoring.practice import PracticeFiles, make_practice
from core.words.words import Words
from tests.ui.issued import IssuedPackage, issue_one
from ui.app import Program, make_kit
from ui.kit.kit import Kit
from ui.kit.settings import read_settings
from ui.shell.navigator import Navigator
from ui.shell.window import MainWindow
from ui.widgets.elided import ElidedLabel

_TURNS = 5
"""Words change, then widths, then the heights of wrapped words."""
INTERACTIVE = (QAbstractButton, QLineEdit, QTabBar)


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[Kit]:
    """Everything a page is given; messages nobody expected fail the test that posted them."""
    path = tmp_path / "settings.json"
    made = make_kit(qapp, read_settings(path), path=path, language="ru")
    yield made
    made.tasks.close()
    delete(made.theme)


@pytest.fixture
def program(qapp: QApplication, kit: Kit, qtbot: QtBot) -> Program:
    """The window as the user first sees it on the smallest screen."""
    window = MainWindow(kit)
    qtbot.addWidget(window)
    navigator = Navigator(kit, window)
    window.resize(1093, 614)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return Program(qapp, kit, window, navigator)


@pytest.fixture(scope="session")
def practice_files(tmp_path_factory: pytest.TempPathFactory) -> PracticeFiles:
    return make_practice(tmp_path_factory.mktemp("practice"), language="ru")


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> IssuedPackage:
    return issue_one(tmp_path_factory.mktemp("issued"))


@pytest.fixture
def pseudo_words() -> Words:
    """Russian with every sentence 40 per cent longer."""
    russian = Words.of("ru")
    return Words(language="ru", catalogue=_Longer(russian.catalogue))


class _Longer(gettext.NullTranslations):
    def __init__(self, real: gettext.NullTranslations) -> None:
        super().__init__()
        self._real = real

    def gettext(self, message: str) -> str:
        return _longer(self._real.gettext(message), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _longer(self._real.ngettext(msgid1, msgid2, n), msgid1)


def _longer(sentence: str, message: str) -> str:
    """Add a word of its own to every sentence that exists."""
    if sentence == message:
        return sentence
    more = max(1, round(len(sentence) * 0.4))
    return f"{sentence} {('жжжжжжж ' * more)[: more - 1]}" if more > 1 else f"{sentence}ж"


@pytest.fixture
def clipped() -> Callable[[QWidget], list[str]]:
    """Name every visible text in a window that does not fit its widget."""

    def find(window: QWidget) -> list[str]:
        for _ in range(_TURNS):
            QApplication.processEvents()
        found = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window) and _is_clipped(each)]
        return [f"{type(each).__name__}: {each.property('text')}" for each in found]

    return find


def _is_clipped(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel):
        return False  # it ends in … and says the whole in its tool tip
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect()
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        return widget.fontMetrics().horizontalAdvance(widget.text()) > room.width() + 1
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.sizeHint().width() > widget.width() + 1 or widget.sizeHint().height() > widget.height() + 1
    return False


@pytest.fixture
def unnamed() -> Callable[[QWidget], list[str]]:
    """Name every interactive widget that a screen reader would be silent about, or that Tab never reaches."""

    def find(window: QWidget) -> list[str]:
        widgets = [
            each
            for kind in INTERACTIVE
            for each in window.findChildren(kind)
            if each.isVisibleTo(window) and not isinstance(each.window(), QMenu)
        ]
        return [f"{type(each).__name__} {each.objectName()}" for each in widgets if not _is_named(each)]

    return find


def _is_named(widget: QWidget) -> bool:
    spoken = widget.accessibleName() or str(widget.property("text") or "")
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return bool(spoken.strip()) and by_tab
