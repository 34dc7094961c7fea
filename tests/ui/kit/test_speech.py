from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.base.resources import resource
from core.words.words import LANGUAGES, Words
from ui.kit.kit import Kit
from ui.widgets.page import Page

ROOT = Path(__file__).parents[3]


class _Greeting(Page):
    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.label, self.passing = QLabel(), QLabel()
        box = QVBoxLayout(self)
        box.addWidget(self.label)
        box.addWidget(self.passing)
        self.texts.say(self.label, "start.count", done=3, total=40)
        self.texts.name(self.label, "banner.close")
        self.texts.count(self.passing, "plural.entries", n=3)


def test_a_page_follows_the_language_with_its_facts(kit: Kit, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    page = _Greeting(kit)
    QVBoxLayout(window).addWidget(page)
    assert (page.label.text(), page.passing.text()) == ("3 из 40", "3 заявки")
    kit.speech.speak(Words.of("en"))
    assert (page.label.text(), page.passing.text()) == ("3 of 40", "3 entries")
    assert (page.label.accessibleName(), page.label.toolTip()) == ("Hide this message", "Hide this message")


def test_a_deleted_widget_is_forgotten(kit: Kit, qtbot: QtBot) -> None:
    page = _Greeting(kit)
    qtbot.addWidget(page)
    delete(page.passing)
    kit.speech.speak(Words.of("en"))
    assert page.label.text() == "3 of 40"


def test_a_text_said_later_takes_the_place_of_the_first(kit: Kit, qtbot: QtBot) -> None:
    page = _Greeting(kit)
    qtbot.addWidget(page)
    page.texts.say(page.label, "start.try")
    page.texts.clear(page.passing)
    kit.speech.speak(Words.of("en"))
    assert (page.label.text(), page.passing.text()) == ("Try it", "")


def test_a_property_that_is_not_there_is_our_fault(kit: Kit, qtbot: QtBot) -> None:
    page = _Greeting(kit)
    qtbot.addWidget(page)
    with pytest.raises(AttributeError, match="placeholderText"):
        page.texts.say(page.label, "start.try", to="placeholderText")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_shell_is_written_and_used(language: str) -> None:
    rooms = {"banner", "bar", "code_page", "keys", "opened", "program", "start", "text_size", "theme"}
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "ui").rglob("*.py"))]
    said = {name for text in sources for name in re.findall(r'"([a-z_]+\.[a-z_0-9]+)"', text)}
    with resource(f"locale/{language}/LC_MESSAGES/window.po").open("rb") as stream:
        written = {each.id if isinstance(each.id, str) else each.id[0] for each in read_po(stream) if each.id}
    ours = {name for name in said if name.partition(".")[0] in rooms}
    composed = {name for name in written if name.startswith(("theme.", "text_size."))}
    assert sorted(ours - written) == []
    assert sorted(name for name in written - said - composed if name.partition(".")[0] in rooms) == []
