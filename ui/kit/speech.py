"""The language in force, and texts that repeat themselves in another one when it changes.

A change of language reaches every widget as Qt's own ``LanguageChange`` event, which a window passes on to all its
children: a page keeps its texts in :class:`Texts` and repeats them in ``changeEvent``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from core.base.errors import Fact
from core.words.words import Language, Words

Place = Literal["text", "accessibleName", "accessibleDescription", "toolTip", "placeholderText", "windowTitle", "title"]
"""The property of a widget or action that a text fills."""


class Speech(QObject):
    """What the program can say at the moment."""

    changed = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = Words.of(language)

    @property
    def words(self) -> Words:
        """The words of the language in force; ask anew each time, for it may change."""
        return self._words

    def speak(self, words: Words) -> None:
        """Go on in another language: every open window repeats its texts."""
        self._words = words
        for window in QApplication.topLevelWidgets():
            QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        self.changed.emit()


class Texts:
    """The texts of one page, each said into a property and said again whenever the language changes."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._said: dict[tuple[QObject, Place], Callable[[Words], str]] = {}

    @property
    def words(self) -> Words:
        """The words of the language in force."""
        return self._speech.words

    def say(self, target: QObject, message: str, *, to: Place = "text", **facts: Fact) -> None:
        """Put the sentence ``message`` there, in place of what was said there before."""
        self.put(target, lambda words: words.say(message, **facts), to=to)

    def count(self, target: QObject, message: str, *, n: int, to: Place = "text", **facts: Fact) -> None:
        """Put the form of ``message`` that agrees with ``n`` there."""
        self.put(target, lambda words: words.count(message, n=n, **facts), to=to)

    def name(self, target: QObject, message: str, **facts: Fact) -> None:
        """Name a widget for those who hear the screen instead of seeing it, and for its tool tip."""
        for place in ("accessibleName", "toolTip"):
            self.put(target, partial(_say, message, facts), to=place)

    def put(self, target: QObject, sentence: Callable[[Words], str], *, to: Place = "text") -> None:
        """Put whatever ``sentence`` makes of the words there."""
        self._said[target, to] = sentence
        _fill(target, to, sentence(self._speech.words))

    def clear(self, target: QObject, *, to: Place = "text") -> None:
        """Leave the property empty."""
        self._said.pop((target, to), None)
        _fill(target, to, "")

    def repeat(self) -> None:
        """Say everything again; what was deleted meanwhile is forgotten."""
        self._said = {key: sentence for key, sentence in self._said.items() if isValid(key[0])}
        for (target, place), sentence in self._said.items():
            _fill(target, place, sentence(self._speech.words))


def _say(message: str, facts: dict[str, Fact], words: Words) -> str:
    return words.say(message, **facts)


def _fill(target: QObject, place: Place, text: str) -> None:
    if not target.setProperty(place, text):
        message = f"{type(target).__name__} has no {place}"
        raise AttributeError(message)
