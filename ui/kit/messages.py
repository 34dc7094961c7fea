"""The one door through which a message reaches the user: a sentence and its tone, never a stack of dialogs.

What goes wrong inside a page is shown there, in a banner beside its cause. What belongs to no place of a page is
posted here, and the window shows it under its bar, one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QObject, Signal

from core.base.errors import Fact, RefusedError
from core.words.words import Words

Tone = Literal["info", "saved", "attention", "refused"]

CANCELLED = "work.cancelled"
"""What a cancelled task is refused with; the user asked for it, so nobody tells them."""


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence that is worded only when it is shown, so that it follows the language.

    ``plural_by`` names the fact whose number the sentence agrees with.
    """

    tone: Tone
    sentence: str
    facts: dict[str, Fact] = field(default_factory=dict)
    is_refusal: bool = False
    plural_by: str = ""

    @classmethod
    def of(cls, refused: RefusedError, *, tone: Tone = "refused") -> Message:
        """Return the message of a refusal."""
        return cls(tone, refused.code, dict(refused.facts), is_refusal=True)

    def in_words(self, words: Words) -> str:
        """Return the sentence in the language of ``words``."""
        if self.is_refusal:
            return words.error(self.sentence, self.facts)
        if self.plural_by:
            return words.count(self.sentence, n=int(self.facts[self.plural_by]), **self.facts)
        return words.say(self.sentence, **self.facts)


class Messages(QObject):
    """Takes messages from anywhere; ``posted`` hands each :class:`Message` to the window."""

    posted = Signal(object)

    def say(self, sentence: str, *, tone: Tone = "info", **facts: Fact) -> None:
        """Tell the user something."""
        self.posted.emit(Message(tone, sentence, facts))

    def refuse(self, refused: RefusedError) -> None:
        """Tell the user why something was not done."""
        if refused.code != CANCELLED:
            self.posted.emit(Message.of(refused))
