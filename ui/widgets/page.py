"""What every page of the window has: its heading in the bar, its keys for the cheat-sheet, a place for the focus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.kit.kit import Kit


@dataclass(frozen=True, slots=True)
class Heading:
    """What the bar shows of a page, in words already.

    ``detail`` leaves first when the window is narrow. With a ``person`` the bar's own buttons shrink to icons.
    ``actions`` stand left of them; an action's text leaves on narrow windows, its icon stays.
    """

    title: str
    detail: str = ""
    person: str = ""
    tabs: tuple[str, ...] = ()
    tab: int = 0
    actions: tuple[QAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Keys:
    """One line of the cheat-sheet: the keys as they are named on them, and the id of the sentence about them."""

    keys: tuple[str, ...]
    does: str


class Page(QWidget):
    """A page of the window; texts put into ``self.texts`` follow the language."""

    heading_changed = Signal()
    """The bar should ask for the heading again."""
    left = Signal()
    """The user is done here: go back to where they came from."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.texts = kit.texts()

    def heading(self) -> Heading:
        """Return what the bar shows; asked again after each change of language."""
        return Heading(self.kit.words.say("program.title"))

    def keys(self) -> tuple[Keys, ...]:
        """Return the keys that act on this page, most useful first."""
        return ()

    def choose_tab(self, tab: int) -> None:
        """Show what stands under a tab of the heading."""

    def take_evidence(self, path: Path) -> bool:
        """Take an evidence volume that was let go of over the window; False leaves that to the shell."""
        del path
        return False

    def enter(self) -> None:
        """Give the focus to what the user will act on first; called whenever the page is shown."""

    def respeak(self) -> None:
        """Say again what :attr:`texts` does not hold; called after each change of language."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self.respeak()
            self.heading_changed.emit()
        super().changeEvent(event)
