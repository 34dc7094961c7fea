"""The third tab: the addresses that the applicant gave."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.services.scoring.evidence_texts import Link
from ui.juror.evidence import notices
from ui.juror.evidence.card import Card
from ui.juror.evidence.link_card import LinkCard
from ui.kit.kit import Kit
from ui.widgets.viewer_area import CalmArea

_MARGIN = 16
_WIDTH = 640


class Links(CalmArea):
    """A card for each address."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._kit = kit
        self.cards: list[LinkCard] = []

    def show_links(self, links: tuple[Link, ...]) -> None:
        """Show other addresses."""
        self.cards = [LinkCard(self._kit, link) for link in links]
        for card in self.cards:
            card.not_opened.connect(self._say_not_opened)
        self.setWidget(self._make_column() if links else self._make_empty())

    def focus_target(self) -> QWidget:
        """Return what the keyboard acts on first."""
        if not self.cards:
            return self
        first = self.cards[0]
        return first.copy if first.open.isHidden() else first.open

    def _make_column(self) -> QWidget:
        ground = QWidget()
        ground.setProperty("ground", "window")
        column = QVBoxLayout(ground)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_MARGIN)
        for card in self.cards:
            card.setMaximumWidth(self._kit.theme.px(_WIDTH))
            column.addWidget(card)
        column.addStretch(1)
        return ground

    def _make_empty(self) -> QWidget:
        card = Card(self._kit, ground="window")
        card.show_notice(notices.no_links())
        return card

    def _say_not_opened(self) -> None:
        self._kit.messages.say("evidence.not_opened", tone="attention")
