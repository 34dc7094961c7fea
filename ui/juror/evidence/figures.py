"""The second tab: an entry's numbers beside its nomination's average, and its year of posts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from core.domain.entries import Evidence, EvidenceKind
from core.exchange.package.model import PackageEntry
from core.services.scoring.evidence_figures import Compared, IndicatorName, compare_figures, compare_histories
from core.services.scoring.evidence_posts import PostHistory
from ui.juror.evidence import notices
from ui.juror.evidence.card import Card
from ui.juror.evidence.history import HistoryCharts
from ui.juror.evidence.tiles import Tiles, TileText
from ui.kit.kit import Kit
from ui.operations.evidence import EvidenceRoom
from ui.operations.evidence_requests import Counted, HistoryRequest, Lane, Request
from ui.widgets.viewer_area import CalmArea

_MARGIN = 16


class Figures(QWidget):
    """Shows what is known at once, the average of the histories when all of them are read."""

    changed = Signal()
    """:attr:`note` says something else."""

    def __init__(self, kit: Kit, room: EvidenceRoom) -> None:
        super().__init__()
        self._kit = kit
        self._room = room
        self._entry: PackageEntry | None = None
        self.note = ""
        self.card = Card(kit, ground="window")
        self.tiles = Tiles(kit)
        self.charts = HistoryCharts(kit, room)
        self.area = CalmArea(kit)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.card)
        self._lay_out()
        room.ready.connect(self._take)
        room.holdings_changed.connect(self._ask)

    def show_entry(self, entry: PackageEntry) -> None:
        """Show an entry's numbers."""
        self._entry = entry
        self.area.verticalScrollBar().setValue(0)
        self._ask()
        self._show()

    def focus_target(self) -> QWidget:
        """Return what the keyboard acts on."""
        return self.area

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        ground = QWidget()
        ground.setProperty("ground", "window")
        column = QVBoxLayout(ground)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(0)
        column.addWidget(self.tiles)
        column.addWidget(self.charts)
        column.addStretch(1)
        self.area.setWidget(ground)

    def _ask(self) -> None:
        requests = [HistoryRequest(each) for each in self._histories() if self._room.is_here(each)]
        self._room.want(Lane.HISTORIES, requests)

    def _histories(self) -> list[Evidence]:
        """Return the histories of posts of the entry's nomination, its own first."""
        if self._entry is None or find_posts(self._entry) is None:
            return []
        fellows = (each for each in self._room.package.entries if each.nomination == self._entry.nomination)
        found = [find_posts(each) for each in (self._entry, *fellows)]
        return list(dict.fromkeys(each for each in found if each is not None))

    def _take(self, request: Request) -> None:
        if isinstance(request, HistoryRequest) and request.evidence in self._histories():
            self._soon.start()

    def _show(self) -> None:
        if self._entry is None:
            return
        own, all_of_them = self._read_histories()
        figures = compare_figures(self._entry, self._room.package.entries)
        tiles = [TileText(each.name, each) for each in figures]
        if own is not None:
            tiles += [self._indicator(*pair) for pair in compare_histories(own, all_of_them).items()]
        self.note = self._say_note(each.compared for each in tiles)
        self.tiles.show_tiles(tiles)
        self.tiles.setVisible(bool(tiles))
        self.charts.show_history(own, all_of_them)
        if tiles:
            self._stack.setCurrentWidget(self.area)
        else:
            self.card.show_notice(notices.no_figures())
            self._stack.setCurrentWidget(self.card)
        self.changed.emit()

    def _read_histories(self) -> tuple[PostHistory | None, list[PostHistory]]:
        """Return the own history, and all of the nomination as soon as each is read or refused."""
        requests = [HistoryRequest(each) for each in self._histories() if self._room.is_here(each)]
        answers = [self._room.answer(each) for each in requests]
        counted = [each.history for each in answers if isinstance(each, Counted)]
        refused = sum(self._room.refusal(each) is not None for each in requests)
        if not answers or not isinstance(answers[0], Counted):
            return None, []
        own = answers[0].history
        return own, counted if len(counted) + refused == len(requests) else [own]

    def _indicator(self, name: IndicatorName, compared: Compared) -> TileText:
        words = self._kit.words
        return TileText(
            words.say(f"indicator.{name}"),
            compared,
            formula=words.say(f"indicator.{name}.formula"),
            less_is_better=name == "longest_gap",
        )

    def _say_note(self, compared: Iterable[Compared]) -> str:
        most = max((each.count for each in compared), default=0)
        return self._kit.words.count("evidence.compared_with", n=most) if most > 1 else ""


def find_posts(entry: PackageEntry) -> Evidence | None:
    """Return an entry's history of posts, if it has one."""
    return next((each for each in entry.evidence if each.kind is EvidenceKind.POSTS), None)
