from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from core.base.errors import RefusedError
from core.words.words import Words
from tests.ui.keyboard import focused
from tests.ui.marking.conftest import MakePage
from tests.ui.marking_desk import make_criteria, make_rules
from ui.juror.marking.measures import COMPACT, FULL, TIGHT
from ui.juror.marking.page import MarkingPage
from ui.juror.marking.strip import Strip
from ui.kit.kit import Kit
from ui.kit.type_scale import TEXT_SIZES

Finder = Callable[[QWidget], list[str]]
SIZES = [QSize(1093, 566), QSize(1366, 720), QSize(1920, 1032)]
ACTING = (QAbstractButton, QLineEdit, QPlainTextEdit, QTreeView)


@pytest.fixture(params=["empty", "marked", "recused", "recusing", "owing", "not saved", "drawer", "strip", "signed"])
def shown(request: pytest.FixtureRequest, make_page: MakePage, qtbot: QtBot) -> QWidget:
    """The page, or the strip, in each of their states."""
    page = make_page(make_rules(criteria=make_criteria(owes_at="3")))
    desk = page.marking.desk
    match request.param:
        case "marked":
            page.marking.put_mark(8)
            with qtbot.waitSignal(desk.saved):
                pass
        case "recused":
            desk.recuse("101", "там работает сестра")
        case "recusing":
            page.panel.head.recuse.click()
            page.panel.recusal.form.give.click()
        case "owing":
            page.go("101", criterion="K4")
            page.marking.put_mark(2)
        case "not saved":
            page.panel.status.show_refused(RefusedError("disk.full", file="desk.db", folder="f"))
        case "drawer":
            page.resize(SIZES[0])
            page.turn_drawer()
        case "strip":
            return _strip_of(page, qtbot)
        case "signed":
            _sign(page, qtbot)
        case _:
            assert request.param == "empty"
    return page


def _strip_of(page: MarkingPage, qtbot: QtBot) -> Strip:
    page.show_strip()
    strip = next(each for each in QApplication.topLevelWidgets() if isinstance(each, Strip) and each.isVisible())
    qtbot.addWidget(strip)
    return strip


def _sign(page: MarkingPage, qtbot: QtBot) -> None:
    desk = page.marking.desk
    for entry in desk.package.entries:
        for criterion in desk.criteria_of(entry.number):
            desk.put_mark(entry.number, criterion.code, 7)
    with qtbot.waitCallback(timeout=20_000) as signed:
        desk.sign_sheet("ru", done=signed, failed=lambda refused: pytest.fail(str(refused)))


def _fit(shown: QWidget, size: QSize) -> None:
    if not isinstance(shown, Strip):
        shown.resize(size)
    QApplication.processEvents()


def test_everything_that_acts_has_a_name_and_is_reached_by_tab(shown: QWidget, unnamed: Finder) -> None:
    assert unnamed(shown) == []
    assert all(each.accessibleName() for kind in ACTING[2:] for each in shown.findChildren(kind))


def test_tab_goes_through_everything_that_acts(shown: QWidget) -> None:
    acting = {
        each
        for kind in ACTING
        for each in shown.findChildren(kind)
        if each.isVisibleTo(shown) and each.isEnabled() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    }
    reached = set()
    shown.activateWindow()
    for _ in range(3 * len(acting)):
        reached.add(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert {each.accessibleName() for each in acting - reached} == set()


def test_nothing_is_clipped_in_any_language_at_any_size(
    shown: QWidget, kit: Kit, pseudo_words: Words, clipped: Finder
) -> None:
    """The longer language has every sentence 40 per cent longer than Russian."""
    for size in SIZES:
        for words in (Words.of("ru"), Words.of("en"), pseudo_words):
            kit.speech.speak(words)
            _fit(shown, size)
            assert (size, clipped(shown)) == (size, [])


def test_nothing_is_clipped_in_larger_text(shown: QWidget, kit: Kit, clipped: Finder) -> None:
    for text_size in TEXT_SIZES:
        kit.theme.choose(text_size=text_size)
        QApplication.processEvents()
        assert (text_size, clipped(shown)) == (text_size, [])


def test_the_panel_never_scrolls(make_page: MakePage) -> None:
    page = make_page()
    for size in SIZES:
        page.resize(size)
        for place in range(5):
            page.marking.activate(place)
            QApplication.processEvents()
            assert page.panel.criteria.verticalScrollBar().maximum() == 0


def test_only_the_lit_level_is_shown_where_there_is_little_height(make_page: MakePage) -> None:
    page = make_page()
    assert page.panel.measures is FULL
    page.resize(1366, 640)
    assert page.panel.measures is COMPACT
    page.resize(1366, 500)
    assert page.panel.measures is TIGHT
    assert page.panel.criteria.verticalScrollBar().maximum() == 0


def test_a_key_says_what_it_gives_and_for_what(make_page: MakePage) -> None:
    page = make_page()
    keys = page.panel.criteria.open_block.keys
    assert keys is not None
    buttons = keys.findChildren(QAbstractButton)
    assert buttons[8].accessibleName() == "8 из 10, Единый фирменный стиль"


def test_a_line_of_the_list_is_heard_whole(make_page: MakePage) -> None:
    page = make_page()
    page.marking.turn_flag()
    page.marking.put_mark(8)
    index = page.side.list.tree.currentIndex()
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Музей макетов, г. Эскизов, заявка 101. Оценена частично. Итог 1,20. С отметкой"
    assert index.parent().data(Qt.ItemDataRole.AccessibleTextRole).endswith("готово 0 из 2")


def test_numbers_follow_the_language(make_page: MakePage, kit: Kit) -> None:
    page = make_page()
    page.marking.put_mark(8)
    kit.speech.speak(Words.of("en"))
    assert page.panel.total.number.text() == "1.20"
    assert page.panel.head.recuse.text() == "Recuse…"
    assert page.side.entries.groups[0].lines[0].total == "1.20"
