from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.base.errors import RefusedError
from core.words.words import LANGUAGES, Words
from tests.ui.keyboard import focused, press
from ui.app import Program
from ui.kit.recent import Recent
from ui.kit.type_scale import TEXT_SIZES
from ui.shell.code_page import CodePage
from ui.shell.opened_page import OpenedPage
from ui.widgets.column import Column
from ui.widgets.key_sheet import KeySheet

Finder = Callable[[QWidget], list[str]]
SIZES = [QSize(1093, 614), QSize(1366, 768), QSize(1920, 1080)]


def _recent(title: str, round_title: str, name: str, *, marked: int, total: int, signed_at: str = "") -> Recent:
    return Recent(
        package="a" * 64,
        contest="1" * 32,
        title=title,
        season="2025",
        round=1,
        round_title=round_title,
        juror="Ж-07",
        name=name,
        marked=marked,
        total=total,
        opened_at="2025-12-12T14:05:00+07:00",
        signed_at=signed_at,
    )


def _recents() -> tuple[Recent, ...]:
    long = "Лучший паблик структурного подразделения администрации муниципального образования"
    name, signed_at = "Константинопольская-Преображенская Александра Святославовна", "2025-12-19T14:05:00+07:00"
    return (
        _recent("Лучший госпаблик", "Отбор финалистов", "Примерова А. С.", marked=17, total=40),
        _recent(long, "Финал", name, marked=12, total=12, signed_at=signed_at),
    )


@pytest.fixture(params=["start", "first start", "code", "wrong code", "opened"])
def shown(request: pytest.FixtureRequest, program: Program, qtbot: QtBot) -> Program:
    """The window in each of its states so far."""
    navigator = program.navigator
    state = str(request.param)
    if state == "start":
        navigator.start.show_recent(_recents())
    if "code" in state:
        page = request.getfixturevalue("code_page")
        assert isinstance(page, CodePage)
        if state == "wrong code":
            page.show_refusal(RefusedError("code.wrong"))
    if state == "opened":
        navigator.flow.take_practice()
        qtbot.waitUntil(lambda: isinstance(program.window.page, OpenedPage), timeout=20_000)
    return program


def test_everything_that_acts_has_a_name_and_is_reached_by_tab(shown: Program, unnamed: Finder) -> None:
    assert unnamed(shown.window) == []


def test_tab_goes_through_everything_that_acts_and_comes_back(shown: Program) -> None:
    window = shown.window
    acting = {
        each
        for kind in (QAbstractButton, QLineEdit)
        for each in window.findChildren(kind)
        if each.isVisibleTo(window) and each.isEnabled()
    }
    shown.window.page.enter()
    reached = set()
    for _ in range(3 * len(acting)):
        reached.add(focused())
        press(Qt.Key.Key_Tab)
    assert acting - reached == set()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_clipped(language: str, size: QSize, shown: Program, clipped: Finder) -> None:
    shown.window.resize(size)
    shown.kit.speech.speak(Words.of("ru" if language == "ru" else "en"))
    QApplication.processEvents()
    assert clipped(shown.window) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_nothing_is_clipped_in_a_longer_language(
    size: QSize, shown: Program, pseudo_words: Words, clipped: Finder
) -> None:
    shown.window.resize(size)
    shown.kit.speech.speak(pseudo_words)
    QApplication.processEvents()
    assert clipped(shown.window) == []


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_nothing_is_clipped_in_larger_text(text_size: str, shown: Program, clipped: Finder) -> None:
    shown.kit.theme.choose(text_size=text_size)  # type: ignore[arg-type]  # one of the three
    QApplication.processEvents()
    assert clipped(shown.window) == []


def test_pages_never_scroll_sideways_nor_at_all_on_the_smallest_screen(shown: Program) -> None:
    shown.window.resize(SIZES[0])
    QApplication.processEvents()
    column = shown.window.page.findChild(Column)
    assert column is not None
    assert (column.verticalScrollBar().maximum(), column.horizontalScrollBar().maximum()) == (0, 0)


def test_the_cheat_sheet_names_keys_in_both_languages(shown: Program, qtbot: QtBot) -> None:
    for language in LANGUAGES:
        shown.kit.speech.speak(Words.of(language))
        QTest.keyClick(shown.window, Qt.Key.Key_F1)
        qtbot.waitUntil(lambda: bool(shown.window.findChildren(KeySheet)))
        sheet = shown.window.findChildren(KeySheet)[-1]
        assert sheet.windowTitle() == shown.kit.words.say("keys.title")
        QTest.keyClick(sheet, Qt.Key.Key_F1)
        assert not sheet.isVisible()
