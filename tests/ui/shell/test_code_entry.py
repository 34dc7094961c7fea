from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.trust.codes import new_code
from tests.ui.keyboard import press, write
from ui.kit.kit import Kit
from ui.widgets.code_entry import CodeEntry

DIGITS = "40718392566209173549"


@pytest.fixture
def entry(kit: Kit, qtbot: QtBot) -> Iterator[CodeEntry]:
    made = CodeEntry(kit)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    yield made
    QGuiApplication.clipboard().clear()


def _paste(entry: CodeEntry, text: str, *, into: int = 0) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(entry.groups[into], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("typed", [DIGITS, "4071 8392 5662 0917 3549", "4071-8392-5662-0917-3549"])
def test_a_code_is_typed_through_with_spaces_or_without(entry: CodeEntry, typed: str) -> None:
    write(typed)
    assert entry.digits() == DIGITS
    assert [group.text() for group in entry.groups] == ["4071", "8392", "5662", "0917", "3549"]


@pytest.mark.parametrize("into", range(5))
def test_a_whole_code_may_be_pasted_anywhere(entry: CodeEntry, into: int) -> None:
    code = new_code()
    write("123")
    _paste(entry, f" {code}\n", into=into)
    assert entry.digits() == code.replace(" ", "")


def test_part_of_a_code_is_pasted_where_the_cursor_is(entry: CodeEntry) -> None:
    _paste(entry, "4071 8392")
    write(DIGITS[8:])
    assert entry.digits() == DIGITS


def test_the_cursor_walks_over_the_edges_of_groups(entry: CodeEntry) -> None:
    entry.put(DIGITS)
    entry.groups[1].setFocus()
    entry.groups[1].setCursorPosition(0)
    press(Qt.Key.Key_Left)
    assert (QApplication.focusWidget(), entry.groups[0].cursorPosition()) == (entry.groups[0], 4)
    press(Qt.Key.Key_Right)
    assert (QApplication.focusWidget(), entry.groups[1].cursorPosition()) == (entry.groups[1], 0)


def test_erasing_goes_back_through_the_groups(entry: CodeEntry) -> None:
    write(DIGITS)
    press(Qt.Key.Key_Backspace, times=6)
    assert entry.digits() == DIGITS[:-6]
    write(DIGITS[-6:])
    assert entry.digits() == DIGITS


def test_one_wrong_digit_is_corrected_in_place(entry: CodeEntry) -> None:
    entry.put("40718392556209173549")
    entry.groups[2].setFocus()
    entry.groups[2].setCursorPosition(2)
    press(Qt.Key.Key_Backspace)
    write("6")
    assert entry.digits() == DIGITS


def test_a_digit_too_many_moves_the_others_on(entry: CodeEntry) -> None:
    entry.put("07183925662091735494")
    entry.groups[0].setFocus()
    entry.groups[0].setCursorPosition(0)
    write("4")
    assert entry.digits() == "40718392566209173549"


def test_a_character_that_no_code_has_is_named_and_left_out(entry: CodeEntry, qtbot: QtBot) -> None:
    with qtbot.waitSignal(entry.stranger) as typed:
        QTest.keyClick(entry.groups[0], Qt.Key.Key_O)
    assert typed.args == ["o"]
    with qtbot.waitSignal(entry.stranger) as pasted:
        _paste(entry, "4071 О392")
    assert pasted.args == ["О"]
    assert entry.digits() == "4071392"


def test_enter_submits(entry: CodeEntry, qtbot: QtBot) -> None:
    with qtbot.waitSignal(entry.submitted):
        press(Qt.Key.Key_Return)
