"""The evidence of one entry: head, three tabs, and whatever stands under the chosen one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from core.domain.entries import Evidence, EvidenceKind
from core.domain.rules import Rules
from core.exchange.package.model import PackageEntry
from core.services.scoring.evidence_texts import read_links
from ui.juror.evidence.figures import Figures
from ui.juror.evidence.full_screen import FullScreen
from ui.juror.evidence.head import Head
from ui.juror.evidence.keys import KEYS, bind, bind_view_keys
from ui.juror.evidence.links import Links
from ui.juror.evidence.materials import Materials
from ui.kit.kit import Kit
from ui.operations.evidence import EvidenceRoom
from ui.widgets.page import Keys

MATERIALS, FIGURES, LINKS = range(3)


class EvidenceView(QWidget):
    """Stands in the middle of the marking page; its focus proxy is whatever scrolls."""

    def __init__(self, kit: Kit, room: EvidenceRoom, *, rules: Rules) -> None:
        super().__init__()
        self._kit = kit
        self._room = room
        self._entry: PackageEntry | None = None
        self._texts = kit.texts()
        self.head = Head(kit, package=room.package, rules=rules)
        self.materials = Materials(kit, room)
        self.figures = Figures(kit, room)
        self.links = Links(kit)
        self._stack = QStackedWidget()
        for page in (self.materials, self.figures, self.links):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._texts.say(self.head.tabs, "evidence.tabs_name", to="accessibleName")
        self._connect()
        self._bind()

    @property
    def entry(self) -> PackageEntry | None:
        """Whose evidence is shown."""
        return self._entry

    def show_entry(self, entry: PackageEntry) -> None:
        """Show an entry from its first item; returns at once, pictures come when they are ready."""
        self._entry = entry
        self.head.show_entry(entry)
        links = read_links(entry.link)
        self.links.show_links(links)
        self.figures.show_entry(entry)
        items = _items_of(entry)
        self.materials.show_items(items, upcoming=self._first_of_next(entry), has_links=bool(links))
        self._say_tabs()
        self._follow()

    def show_tab(self, tab: int) -> None:
        """Turn to a tab."""
        self.head.tabs.setCurrentIndex(tab)

    def scroll_page(self, *, down: bool) -> None:
        """Scroll the evidence by nearly what is seen of it."""
        areas = (self.materials.view.scrolled, self.figures.area, self.links)
        areas[self._stack.currentIndex()].scroll_page(down=down)

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here, for the cheat-sheet."""
        return KEYS

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
            self._say_tabs()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.head.tabs.currentChanged.connect(self._turn)
        self.materials.item_changed.connect(self._say_note)
        self.materials.full_screen.connect(self._expand)
        self.materials.view.content_changed.connect(self._follow)
        self.materials.view.choose_file.connect(self._choose_file)
        self.materials.view.show_links.connect(partial(self.show_tab, LINKS))
        self.figures.changed.connect(self._say_note)

    def _bind(self) -> None:
        bind_view_keys(self, pages=self.materials.view.pages, step=self._step)
        bind(self, "F11", self._expand)
        for tab in (MATERIALS, FIGURES, LINKS):
            bind(self, f"Alt+{tab + 1}", partial(self.show_tab, tab))

    def _step(self, by: int) -> None:
        self.show_tab(MATERIALS)
        self.materials.step(by)

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._say_note()
        self._follow()

    def _follow(self) -> None:
        """Have the keyboard go to whatever scrolls now."""
        target = (self.materials.view.content, self.figures.focus_target(), self.links.focus_target())
        self.setFocusProxy(target[self._stack.currentIndex()])

    def _say_tabs(self) -> None:
        words = self._kit.words
        titles = ("evidence.tab_materials", "evidence.tab_figures", "evidence.tab_links")
        counts = (len(self.materials.items), None, len(self.links.cards))
        self.head.tabs.show_tabs(tuple(words.say(each) for each in titles), counts)
        self._say_note()

    def _say_note(self) -> None:
        """Say at the tabs' right what is shown below: the item's name, or what the numbers are compared with."""
        item = self.materials.item
        notes = (item.name if item is not None else "", self.figures.note, "")
        self.head.note.setText(notes[self._stack.currentIndex()])

    def _first_of_next(self, entry: PackageEntry) -> Evidence | None:
        """Return what will be looked at first if the juror goes on in the package's order."""
        entries = self._room.package.entries
        after = entries.index(entry) + 1
        return next(iter(_items_of(entries[after])), None) if after < len(entries) else None

    def _expand(self) -> None:
        if self._stack.currentWidget() is self.materials and self.materials.item is not None:
            FullScreen(self._kit, self._room, self.materials, parent=self.window()).showFullScreen()

    def _choose_file(self) -> None:
        words = self._kit.words
        pattern = words.say("evidence.file_kinds", patterns="(*.juryevidence)")
        name, _ = QFileDialog.getOpenFileName(self, words.say("evidence.choose_title"), "", pattern)
        if name:
            self._room.receive(Path(name))


def _items_of(entry: PackageEntry) -> tuple[Evidence, ...]:
    """Return what is looked at; a history of posts is drawn among the figures."""
    return tuple(each for each in entry.evidence if each.kind is not EvidenceKind.POSTS)
