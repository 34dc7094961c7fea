"""Menus for language, theme and size of text; what is chosen is remembered and shown at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.words.words import LANGUAGES, Language, Words
from ui.kit.kit import Kit
from ui.kit.theme import THEME_CHOICES, ThemeChoice
from ui.kit.type_scale import TEXT_SIZES, TextSize

V = TypeVar("V", bound=str)

LANGUAGE_NAMES: dict[Language, str] = {"ru": "Русский", "en": "English"}
"""Each by its own name, for whoever cannot read the one that is shown."""


class LookMenus(QObject):
    """Two menus; the second holds the languages too, for pages whose bar has no room for the first."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit = kit
        self._texts = kit.texts()
        self._language_groups: list[QActionGroup] = []
        self.languages = QMenu(parent)
        self.looks = QMenu(parent)
        parent.installEventFilter(self)
        self._fill_languages(self.languages)
        self._name(self._fill(self.looks, THEME_CHOICES, kit.theme.choice, self._choose_theme), "theme")
        self.looks.addSeparator()
        self._name(self._fill(self.looks, TEXT_SIZES, kit.theme.text_size, self._choose_size), "text_size")
        self.looks.addSeparator()
        self._fill_languages(self.looks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the language: menus are told nothing by Qt."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
            for group in self._language_groups:
                for action in group.actions():
                    action.setChecked(action.data() == self._kit.words.language)
        return super().eventFilter(watched, event)

    def _fill_languages(self, menu: QMenu) -> None:
        group = self._fill(menu, LANGUAGES, self._kit.words.language, self._choose_language)
        for action in group.actions():
            action.setText(LANGUAGE_NAMES[action.data()])
        self._language_groups.append(group)

    def _fill(self, menu: QMenu, values: Iterable[V], chosen: V, choose: Callable[[V], None]) -> QActionGroup:
        """Add a line for each value, one of them checked."""
        group = QActionGroup(menu)
        for value in values:
            action = group.addAction("")
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda *_, value=value: choose(value))
            menu.addAction(action)
        return group

    def _name(self, group: QActionGroup, kind: str) -> None:
        for action in group.actions():
            self._texts.say(action, f"{kind}.{action.data()}")

    def _choose_language(self, language: Language) -> None:
        self._kit.settings.choose("language", language)
        self._kit.speech.speak(Words.of(language))

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._kit.settings.choose("theme", choice)
        self._kit.theme.choose(choice=choice)

    def _choose_size(self, text_size: TextSize) -> None:
        self._kit.settings.choose("text_size", text_size)
        self._kit.theme.choose(text_size=text_size)
