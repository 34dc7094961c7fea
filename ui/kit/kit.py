"""What every page is given: one value instead of globals."""

from __future__ import annotations

from dataclasses import dataclass

from core.words.words import Words
from ui.kit.icons import Icons
from ui.kit.messages import Messages
from ui.kit.settings import SettingsStore
from ui.kit.speech import Speech, Texts
from ui.kit.tasks import TaskRunner
from ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class Kit:
    """The program's common means, made once by the application and handed down."""

    theme: Theme
    icons: Icons
    speech: Speech
    tasks: TaskRunner
    messages: Messages
    settings: SettingsStore

    @property
    def words(self) -> Words:
        """The words of the language in force; ask anew each time."""
        return self.speech.words

    def texts(self) -> Texts:
        """Return an empty collection of texts for one page."""
        return Texts(self.speech)
