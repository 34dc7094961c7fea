from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.focus import _Ring
from ui.kit.kit import Kit
from ui.widgets.buttons import Button, make_button


@pytest.fixture
def window(kit: Kit, qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    row = QHBoxLayout(made)
    for name in ("first", "second"):
        button = make_button(kit, "plain")
        button.setObjectName(name)
        row.addWidget(button)
    row.addWidget(QLineEdit())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    QApplication.processEvents()


def _rings(window: QWidget) -> list[QRect]:
    return [ring.geometry() for ring in window.findChildren(_Ring) if ring.isVisible()]


def test_the_keyboard_shows_where_it_acts(window: QWidget) -> None:
    first, second = window.findChild(Button, "first"), window.findChild(Button, "second")
    assert first is not None
    assert second is not None
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    assert _rings(window) == [second.geometry().adjusted(-4, -4, 4, 4)]
    second.move(second.x() + 10, second.y())
    assert _rings(window) == [second.geometry().adjusted(-4, -4, 4, 4)]
    second.hide()
    assert _rings(window) == []


def test_a_field_shows_it_by_its_own_border(window: QWidget) -> None:
    second = window.findChild(Button, "second")
    assert second is not None
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert _rings(window) == []


def test_before_the_first_tab_nobody_looks_for_the_focus(window: QWidget) -> None:
    first = window.findChild(Button, "first")
    assert first is not None
    first.setFocus()
    assert _rings(window) == []
