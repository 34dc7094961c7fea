from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.base.errors import RefusedError
from core.domain.contest import Criterion
from core.domain.rules import OwnCriteria
from core.storage.desk.desk import Desk
from tests.ui.keyboard import focused, write
from tests.ui.marking.conftest import MakeDesk, MakePage, Middle
from tests.ui.marking_desk import make_criteria, make_rules
from ui.juror.marking.page import MarkingPage
from ui.juror.marking.strip import Strip
from ui.operations.changes import NoteKind, Standing
from ui.operations.desk import JurorDesk
from ui.widgets.marks_ruler import MarkRuler

CODES = ("K1", "K2", "K3", "K4", "K5")
LEFT = Qt.MouseButton.LeftButton


def _ruler(page: MarkingPage | Strip) -> MarkRuler:
    panel = page.panel
    keys = panel.criteria.open_block.keys
    assert isinstance(keys, MarkRuler)
    return keys


def _strip(page: MarkingPage) -> Strip:
    page.show_strip()
    strips = [each for each in QApplication.topLevelWidgets() if isinstance(each, Strip) and each.isVisible()]
    assert len(strips) == 1
    return strips[0]


def _finish_everything(desk: JurorDesk) -> None:
    for entry in desk.package.entries:
        for code in CODES:
            desk.put_mark(entry.number, code, 7)


def test_a_click_on_a_key_marks_and_gives_the_panel_the_keys(page: MarkingPage, desk: JurorDesk) -> None:
    page.side.list.tree.setFocus()
    QTest.mouseClick(_ruler(page).keys[8], LEFT)
    assert desk.state.mark("101", "K1") == 8
    assert [key.steps for key in _ruler(page).keys if key.isChecked()] == [8]
    QTest.mouseClick(_ruler(page).keys[8], LEFT)
    assert [key.steps for key in _ruler(page).keys if key.isChecked()] == [8]
    assert focused() is _ruler(page)


def test_a_click_on_a_criterion_opens_it(page: MarkingPage) -> None:
    QTest.mouseClick(page.panel.criteria.blocks[3].head, LEFT)
    assert page.marking.view().active == 3
    assert focused() is _ruler(page)
    assert [block.body is not None and block.body.isVisible() for block in page.panel.criteria.blocks] == [
        False,
        False,
        False,
        True,
        False,
    ]


def test_the_level_of_the_mark_lights_up(page: MarkingPage) -> None:
    page.marking.put_mark(8)
    lit = page.panel.criteria.open_block.levels.lit
    assert lit is not None
    assert lit.words.startswith("Понятно и живо")
    page.marking.clear_mark()
    assert page.panel.criteria.open_block.levels.lit is None


def test_the_total_is_exact_and_says_what_is_missing(page: MarkingPage) -> None:
    for mark in (8, 7, 9, 8):
        page.marking.put_mark(mark)
        page.marking.next_criterion()
    assert page.panel.total.number.text() == "6,40"
    assert page.panel.total.number.accessibleName() == "Итог: 6,40. остался 1 критерий из 5"


def test_totals_of_whole_weights_are_whole(make_page: MakePage) -> None:
    whole = tuple(each.model_copy(update={"weight": 1}) for each in make_criteria())
    page = make_page(make_rules(criteria=tuple(Criterion.model_validate(each.model_dump()) for each in whole)))
    page.marking.put_mark(8)
    assert page.panel.total.number.text() == "8"


def test_a_nomination_with_its_own_criteria_shows_them(make_page: MakePage) -> None:
    own = (OwnCriteria(nomination=8, criteria=make_criteria()[:2]),)
    page = make_page(make_rules(own=own))
    for entry, count in (("103", 2), ("105", 5)):
        page.go(entry)
        assert len(page.panel.criteria.blocks) == count
        assert focused() is _ruler(page)


def test_a_low_mark_asks_for_a_remark_until_there_is_one(make_page: MakePage) -> None:
    page = make_page(make_rules(criteria=make_criteria(owes_at="3")))
    page.go("101", criterion="K4")
    page.marking.put_mark(4)
    verdicts = [page.panel.words.edit.property("verdict")]
    page.marking.put_mark(3)
    verdicts.append(page.panel.words.edit.property("verdict"))
    page.marking.write(NoteKind.REMARK, "мелкий текст")
    verdicts.append(page.panel.words.edit.property("verdict"))
    assert verdicts == ["", "attention", ""]


def test_remark_and_note_are_two_texts(page: MarkingPage, desk: JurorDesk) -> None:
    page.panel.focus_words()
    write("для листа")
    page.panel.words.tabs[NoteKind.NOTE].click()
    assert page.panel.words.edit.toPlainText() == ""
    page.panel.words.edit.setFocus()
    write("для себя")
    assert desk.state.words_of(NoteKind.REMARK, "101") == "для листа"
    assert desk.state.words_of(NoteKind.NOTE, "101") == "для себя"


def test_a_remark_is_never_longer_than_a_sheet_holds(page: MarkingPage) -> None:
    page.panel.words.edit.insertPlainText("я" * 4100)
    assert len(page.marking.view().remark) == 4000


def test_recusal_asks_for_a_reason_and_can_be_withdrawn(page: MarkingPage, desk: JurorDesk) -> None:
    page.marking.put_mark(8)
    page.panel.head.recuse.click()
    page.panel.recusal.form.give.click()
    assert desk.standing_of("101") is Standing.PARTLY
    assert focused() is page.panel.recusal.form.edit
    write("там работает сестра")
    page.panel.recusal.form.give.click()
    assert desk.standing_of("101") is Standing.RECUSED
    page.marking.press("5")
    page.panel.recusal.card.withdraw.click()
    assert page.marking.view().marks[0] == 8
    assert focused() is _ruler(page)


def test_a_recusal_that_is_called_off_leaves_the_keys(page: MarkingPage, desk: JurorDesk) -> None:
    page.panel.head.recuse.click()
    write("передумал")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert desk.standing_of("101") is Standing.EMPTY
    assert focused() is _ruler(page)


def test_the_reason_of_a_recusal_can_be_changed(page: MarkingPage, desk: JurorDesk) -> None:
    desk.recuse("101", "причина")
    page.panel.recusal.card.change.click()
    write(" другая")
    page.panel.recusal.form.give.click()
    assert desk.state.words_of(NoteKind.RECUSAL, "101") == "причина другая"


def test_saved_is_said_only_once_the_disk_has_it(
    page: MarkingPage, desk: JurorDesk, qtbot: QtBot, make_desk: MakeDesk
) -> None:
    del make_desk
    page.marking.put_mark(8)
    assert page.panel.status.sentence == "Сохраняется…"
    with qtbot.waitSignal(desk.saved):
        pass
    assert page.panel.status.sentence.startswith("Сохранено ")
    with qtbot.waitCallback() as closed:
        desk.close(owner=page, done=closed)
    with Desk.open(desk.folder) as disk, disk.reading() as tx:
        assert tx.marks.of(desk._seat.at.seat) == {("101", "K1"): 8}


def test_a_full_disk_is_said_and_tried_again(
    page: MarkingPage, desk: JurorDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RefusedError("disk.full", file="desk.db", folder="f")

    with monkeypatch.context() as full, qtbot.waitSignal(desk.not_saved):
        full.setattr(Desk, "put_mark", refuse)
        page.marking.put_mark(8)
    status = page.panel.status
    assert status.sentence == "Не сохранено: диск заполнен"
    assert status.retry.toolTip().startswith("На диске")
    assert page.panel.foot.next.text() == ""
    with qtbot.waitSignal(desk.saved):
        status.retry.click()
    assert status.sentence.startswith("Сохранено ")
    assert page.panel.foot.next.text().strip() == "Следующая"


def test_a_signed_sheet_closes_the_marks_until_they_are_corrected(
    page: MarkingPage, desk: JurorDesk, qtbot: QtBot
) -> None:
    _finish_everything(desk)
    with qtbot.waitCallback(timeout=20_000) as signed:
        desk.sign_sheet("ru", done=signed, failed=lambda refused: pytest.fail(str(refused)))
    page.marking.press("3")
    assert page.marking.view().marks[0] == 7
    assert not _ruler(page).isEnabled()
    assert page.panel.locked.isVisible()
    page.panel.locked.action_pressed.emit()
    page.enter()
    page.marking.press("3")
    assert page.marking.view().marks[0] == 3
    assert not page.panel.locked.isVisible()


def test_the_list_follows_marks_flags_and_recusals(page: MarkingPage, desk: JurorDesk) -> None:
    for code in CODES:
        desk.put_mark("101", code, 7)
    desk.set_flag("102", on=True)
    desk.recuse("103", "родственник")
    lines = {line.number: line for group in page.side.entries.groups for line in group.lines}
    assert (lines["101"].state, lines["101"].total) == ("done", "7,00")
    assert lines["102"].flagged
    assert lines["103"].state == "recused"
    assert page.side.list._count.text() == "2 из 16"


def test_next_walks_through_what_the_filter_shows(page: MarkingPage, desk: JurorDesk) -> None:
    desk.put_mark("104", "K1", 5)
    desk.put_mark("110", "K1", 5)
    page.side.list.choose_filter("partly")
    page.go_on()
    page.go_on()
    assert page.marking.entry == "110"
    page.go_back()
    assert page.marking.entry == "104"


def test_an_empty_filter_says_so_and_offers_the_way_back(page: MarkingPage) -> None:
    page.side.list.search.setText("нет такой")
    assert page.side.list._nothing.isVisible()
    assert not page.side.list.tree.isVisible()
    page.side.list._show_all.click()
    assert page.side.list.tree.isVisible()


def test_entries_stand_by_number_when_asked(page: MarkingPage) -> None:
    page.side.list.order_wanted.emit("number")
    assert page.side.shown.numbers()[:3] == ("101", "102", "103")
    assert page.side.list.tree.currentIndex().data() == "Музей макетов, г. Эскизов"
    page.go_on()
    assert page.marking.entry == "102"


def test_settled_nominations_are_closed_at_first(make_desk: MakeDesk, make_page: MakePage) -> None:
    desk = make_desk()
    for entry in ("101", "102"):
        for code in CODES:
            desk.put_mark(entry, code, 7)
    page = make_page(desk=desk)
    tree, shown = page.side.list.tree, page.side.shown
    assert [tree.isExpanded(shown.index(row, 0)) for row in range(4)] == [False, True, True, True]
    assert page.marking.entry == "103"


def test_a_narrow_page_has_a_rail_and_a_drawer(page: MarkingPage, qtbot: QtBot) -> None:
    page.resize(1093, 566)
    assert page.side.rail.isVisible()
    assert not page.side.list.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    assert page.side.list.isVisible()
    assert focused() is page.side.list.tree
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.side.list.isVisible())
    assert focused() is _ruler(page)
    page.resize(1366, 720)
    assert page.side.list.isVisible()
    assert not page.side.rail.isVisible()


def test_search_opens_the_drawer(page: MarkingPage) -> None:
    page.resize(1093, 566)
    QTest.keyClick(focused(), Qt.Key.Key_F3)
    assert focused() is page.side.list.search


def test_the_strip_marks_the_same_entry(page: MarkingPage, desk: JurorDesk, qtbot: QtBot) -> None:
    strip = _strip(page)
    qtbot.addWidget(strip)
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    QTest.mouseClick(_ruler(strip).keys[9], LEFT)
    QTest.keyClick(strip.panel.criteria.open_block.target, Qt.Key.Key_PageDown)
    assert desk.state.mark("101", "K1") == 9
    assert page.marking.entry == "102"
    assert strip._name.text() == "Дом культуры «Пробный», г. Образцовск"
    strip.close()
    assert not strip.isVisible()


def test_the_strip_erases_by_a_key_of_its_own(page: MarkingPage, desk: JurorDesk, qtbot: QtBot) -> None:
    strip = _strip(page)
    qtbot.addWidget(strip)
    page.marking.put_mark(9)
    erase = _ruler(strip)._erase
    assert erase is not None
    erase.click()
    assert desk.state.mark("101", "K1") is None


def test_a_jump_from_elsewhere_opens_entry_and_criterion(page: MarkingPage, middle: Middle) -> None:
    page.go("108", criterion="K3")
    assert (page.marking.entry, page.marking.view().active) == ("108", 2)
    assert middle.shown[-1] == "108"
    assert page.side.list.tree.currentIndex().data() == "Школа № 934, с. Макетное"
