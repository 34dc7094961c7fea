from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from core.domain.contest import Scale
from tests.ui.keyboard import focused, write
from tests.ui.marking.conftest import MakePage, Middle
from tests.ui.marking_desk import make_criteria, make_rules
from ui.juror.marking.page import MarkingPage
from ui.operations.changes import Standing
from ui.operations.desk import JurorDesk
from ui.widgets.marks_ruler import MarkRuler

CODES = ("K1", "K2", "K3", "K4", "K5")
CONTROL = Qt.KeyboardModifier.ControlModifier


def _press(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(focused(), key, held)


def _type(digits: str) -> None:
    QTest.keyClicks(focused(), digits)


def _marks(desk: JurorDesk, entry: str) -> list[int | None]:
    return [desk.state.mark(entry, code) for code in CODES]


def test_three_entries_are_marked_by_digits_and_enter_alone(page: MarkingPage, desk: JurorDesk) -> None:
    for marks in ("87988", "55566", "12340"):
        for mark in marks:
            _type(mark)
            _press(Qt.Key.Key_Return)
    assert _marks(desk, "101") == [8, 7, 9, 8, 8]
    assert _marks(desk, "102") == [5, 5, 5, 6, 6]
    assert _marks(desk, "103") == [1, 2, 3, 4, 0]
    assert page.marking.entry == "104"
    assert desk.count_done() == 3


def test_one_then_zero_is_ten_and_one_step_back_brings_what_was_there(page: MarkingPage, desk: JurorDesk) -> None:
    _type("8")
    _type("10")
    assert _marks(desk, "101")[0] == 10
    _press(Qt.Key.Key_Z, held=CONTROL)
    assert _marks(desk, "101")[0] == 8
    assert page.marking.view().active == 0


def test_a_digit_after_moving_on_belongs_to_the_next_criterion(page: MarkingPage, desk: JurorDesk) -> None:
    _type("1")
    _press(Qt.Key.Key_Down)
    _type("0")
    assert _marks(desk, "101")[:2] == [1, 0]
    assert page.marking.view().active == 1


@pytest.mark.usefixtures("page")
def test_backspace_clears_and_up_goes_back(desk: JurorDesk) -> None:
    _type("8")
    _press(Qt.Key.Key_Down)
    _type("7")
    _press(Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert _marks(desk, "101")[:2] == [None, 7]


def test_down_stays_at_the_last_criterion(page: MarkingPage) -> None:
    _press(*[Qt.Key.Key_Down] * 7)
    assert (page.marking.entry, page.marking.view().active) == ("101", 4)


def test_undo_and_redo_go_where_the_mark_was_made(page: MarkingPage, desk: JurorDesk) -> None:
    _type("8")
    _press(Qt.Key.Key_PageDown, Qt.Key.Key_Down)
    _type("6")
    _press(Qt.Key.Key_PageDown)
    _press(Qt.Key.Key_Z, held=CONTROL)
    assert (page.marking.entry, page.marking.view().active, _marks(desk, "102")[1]) == ("102", 1, None)
    _press(Qt.Key.Key_Z, held=CONTROL)
    assert (page.marking.entry, page.marking.view().active, _marks(desk, "101")[0]) == ("101", 0, None)
    _press(Qt.Key.Key_Y, held=CONTROL)
    _press(Qt.Key.Key_Y, held=CONTROL)
    assert (_marks(desk, "101")[0], _marks(desk, "102")[1]) == (8, 6)


def test_pages_turn_from_keys_list_and_remark_alike(page: MarkingPage, middle: Middle) -> None:
    _press(Qt.Key.Key_PageDown)
    page.side.list.tree.setFocus()
    _press(Qt.Key.Key_PageDown)
    _press(Qt.Key.Key_F7)
    assert isinstance(focused(), QPlainTextEdit)
    _press(Qt.Key.Key_PageDown)
    _press(Qt.Key.Key_Up, held=CONTROL)
    assert middle.shown == ["101", "102", "103", "104", "103"]


def test_an_entry_opens_at_its_first_criterion_without_a_mark(page: MarkingPage, desk: JurorDesk) -> None:
    desk.put_mark("102", "K1", 5)
    desk.put_mark("102", "K2", 5)
    _press(Qt.Key.Key_PageDown)
    assert page.marking.view().active == 2


def test_f6_goes_round_list_evidence_and_keys(page: MarkingPage, middle: Middle) -> None:
    _press(Qt.Key.Key_F6)
    assert focused() is page.side.list.tree
    _press(Qt.Key.Key_F6)
    assert focused() is middle
    _press(Qt.Key.Key_F6)
    assert isinstance(focused(), MarkRuler)
    _press(Qt.Key.Key_F6, held=Qt.KeyboardModifier.ShiftModifier)
    assert focused() is middle


def test_digits_mark_only_while_the_panel_has_the_keys(page: MarkingPage, desk: JurorDesk) -> None:
    page.side.list.tree.setFocus()
    _type("8")
    _press(Qt.Key.Key_F3)
    _type("8")
    assert desk.state.marks == {}


def test_digits_in_the_remark_are_words(page: MarkingPage, desk: JurorDesk) -> None:
    _press(Qt.Key.Key_F7)
    write("за 8 минут")
    assert desk.state.marks == {}
    assert page.marking.view().remark == "за 8 минут"
    _press(Qt.Key.Key_Escape)
    _type("8")
    assert _marks(desk, "101")[0] == 8


def test_undo_in_the_remark_takes_the_remark_back(page: MarkingPage) -> None:
    _type("8")
    _press(Qt.Key.Key_F7)
    write("ясно")
    _press(Qt.Key.Key_Z, held=CONTROL)
    assert (page.marking.view().remark, page.panel.words.edit.toPlainText()) == ("", "")
    assert page.marking.view().marks[0] == 8


def test_space_scrolls_the_evidence_while_the_keys_keep_the_focus(page: MarkingPage, middle: Middle) -> None:
    _press(Qt.Key.Key_Space)
    _press(Qt.Key.Key_Space, held=Qt.KeyboardModifier.ShiftModifier)
    page.side.list.tree.setFocus()
    _press(Qt.Key.Key_Space)
    assert middle.scrolled == [True, False, True]
    assert page.marking.view().marks[0] is None


def test_f4_flags_and_takes_the_flag_off(page: MarkingPage) -> None:
    _press(Qt.Key.Key_F4)
    assert page.marking.view().is_flagged
    _press(Qt.Key.Key_F4)
    assert not page.marking.view().is_flagged


def test_enter_in_the_list_goes_to_the_keys_of_what_is_chosen(page: MarkingPage, desk: JurorDesk) -> None:
    page.side.list.tree.setFocus()
    _press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    _type("9")
    assert _marks(desk, "102")[0] == 9


def test_after_the_last_entry_comes_the_first_that_needs_marks(page: MarkingPage) -> None:
    page.go("116")
    _press(Qt.Key.Key_PageDown)
    assert page.marking.entry == "101"


def test_after_everything_comes_the_end(page: MarkingPage, desk: JurorDesk) -> None:
    for entry in desk.package.entries:
        for code in CODES:
            desk.put_mark(entry.number, code, 7)
    page.go("116")
    ends: list[bool] = []
    page.finish_wanted.connect(lambda: ends.append(True))
    assert page.panel.foot.next.accessibleName() == "Завершение"
    _press(Qt.Key.Key_PageDown)
    assert ends == [True]


def test_halves_are_typed_on_keys_with_a_comma(make_page: MakePage) -> None:
    page = make_page(make_rules(criteria=make_criteria(scale=Scale.checked(minimum="1", maximum="5", step="0.5"))))
    write("4,5")
    assert page.marking.view().marks[0] == 9
    assert page.marking.desk.undo()[-1].after is None


def test_a_long_scale_has_a_field_that_marks_as_it_is_typed(make_page: MakePage) -> None:
    page = make_page(make_rules(criteria=make_criteria(scale=Scale.checked(minimum="0", maximum="100", step="0.5"))))
    write("87,5")
    _press(Qt.Key.Key_Return)
    write("64.5")
    _press(Qt.Key.Key_Up)
    assert page.marking.view().marks[:2] == (175, 129)
    _press(Qt.Key.Key_Z, held=CONTROL)
    assert page.marking.view().marks[:2] == (175, None)


def test_a_number_off_a_long_scale_leaves_what_stood_before(make_page: MakePage) -> None:
    page = make_page(make_rules(criteria=make_criteria(scale=Scale.checked(minimum="0", maximum="100", step="0.5"))))
    write("40")
    _press(Qt.Key.Key_Down, Qt.Key.Key_Up)
    focused().selectAll()  # type: ignore[attr-defined]  # the field
    write("120")
    assert page.marking.view().marks[0] == 80
    assert "120" in page.panel.criteria.open_block._slip_words.text()
    _press(Qt.Key.Key_Down)
    assert page.marking.view().marks[0] == 80


def test_the_state_of_an_entry_follows_its_marks(desk: JurorDesk) -> None:
    assert desk.standing_of("101") is Standing.EMPTY
    _type("8")
    assert desk.standing_of("101") is Standing.PARTLY
