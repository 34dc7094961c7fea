from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QIcon, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.base.resources import resource
from ui.kit.icons import IconName, Icons
from ui.kit.kit import Kit
from ui.kit.palette import colour_of
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label


def _colours(icon: QIcon, size: int = 64, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = icon.pixmap(QSize(size, size), mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {each.name().upper() for each in pixels if each.alpha() > 220}


def test_letters_are_our_own_and_unhinted(kit: Kit, qapp: QApplication) -> None:
    assert kit.theme.text_size == "normal"
    assert QFontInfo(qapp.font()).family() == "PT Sans"
    assert qapp.font().hintingPreference() == qapp.font().HintingPreference.PreferNoHinting
    assert qapp.font().pointSizeF() == 11


def test_the_palette_follows_the_theme(kit: Kit, qapp: QApplication) -> None:
    for choice, dark in (("dark", True), ("light", False)):
        kit.theme.choose(choice=choice)  # type: ignore[arg-type]  # one of the two
        assert kit.theme.is_dark is dark
        assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == colour_of("window", dark=dark)


def test_the_systems_theme_is_followed_while_it_is_chosen(kit: Kit, qapp: QApplication) -> None:
    kit.theme.choose(choice="system")
    assert kit.theme.is_dark is (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_larger_text_makes_what_is_around_it_larger_too(kit: Kit, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row, title, button = QHBoxLayout(window), make_label("title"), make_button(kit, "primary")
    title.setText("Введите код")
    row.addWidget(title)
    row.addWidget(button)
    window.show()
    before = (title.sizeHint().height(), button.sizeHint().height())
    kit.theme.choose(text_size="largest")
    after = (title.sizeHint().height(), button.sizeHint().height())
    assert [large / small > 1.3 for large, small in zip(after, before, strict=True)] == [True, True]
    assert kit.theme.px(100) == 136


@pytest.mark.parametrize("name", get_args(IconName))
def test_every_icon_is_drawn_in_the_colour_of_its_role(name: IconName, kit: Kit) -> None:
    kit.theme.choose(choice="light")
    assert colour_of("refused", dark=False) in _colours(kit.icons.icon(name, "refused"))


def test_every_file_of_an_icon_has_its_name() -> None:
    assert sorted(path.stem for path in resource("icons").glob("*.svg")) == sorted(get_args(IconName))


def test_an_icon_follows_the_theme_without_being_told(kit: Kit) -> None:
    kit.theme.choose(choice="light")
    icon = Icons(kit.theme).icon("flag", "attention")
    assert colour_of("attention", dark=False) in _colours(icon)
    kit.theme.choose(choice="dark")
    assert colour_of("attention", dark=True) in _colours(icon)
    assert colour_of("text2", dark=True) in _colours(icon, mode=QIcon.Mode.Disabled)


def test_strokes_of_large_icons_stay_thin(kit: Kit) -> None:
    small, large = (kit.icons.pixmap("minus", "text", size=size).toImage() for size in (16, 32))
    inked = [
        sum(image.pixelColor(image.width() // 2, y).alpha() for y in range(image.height())) for image in (small, large)
    ]
    assert inked[1] / inked[0] == pytest.approx(1.9 / 1.4, rel=0.1)


def test_strangers_names_are_never_read_as_markup(kit: Kit, qtbot: QtBot) -> None:
    del kit
    label = make_label()
    qtbot.addWidget(label)
    label.setText("<img src='file:///x'> & <b>")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_enter_presses_a_button_as_space_does(kit: Kit, qtbot: QtBot) -> None:
    button = make_button(kit, "plain")
    qtbot.addWidget(button)
    button.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_an_icon_keeps_eight_pixels_from_its_words(kit: Kit, qtbot: QtBot) -> None:
    with_icon, without = make_button(kit, "primary", icon="folder"), make_button(kit, "primary")
    for each in (with_icon, without):
        qtbot.addWidget(each)
        each.setText("Выбрать файл и ещё немного слов")
    assert with_icon.sizeHint().width() - without.sizeHint().width() == 16 + 8
