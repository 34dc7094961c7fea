"""The criteria of an entry under each other, one of them open; they scroll only where nothing else helps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from core.base.errors import RefusedError
from core.domain.contest import Criterion
from ui.juror.marking.criterion_block import CriterionBlock
from ui.juror.marking.measures import Measures
from ui.juror.marking.view import EntryView, show_weight
from ui.kit.kit import Kit

_LEAST = 120


class Criteria(QScrollArea):
    """``activated`` wishes to open the criterion at a place; the rest speaks of the open one."""

    activated = Signal(int)
    chosen = Signal(int, bool)
    erased = Signal()
    slipped = Signal(object)

    def __init__(self, kit: Kit, *, joined: bool) -> None:
        super().__init__()
        self._kit = kit
        self._joined = joined
        self._criteria: tuple[Criterion, ...] = ()
        self._open = 0
        self.blocks: tuple[CriterionBlock, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("ground", "surface")
        self._inside = QWidget()
        self._inside.setProperty("ground", "surface")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    @property
    def open_block(self) -> CriterionBlock:
        """The criterion that keys act on."""
        return self.blocks[self._open]

    def show_view(self, view: EntryView, *, keeps_focus: bool) -> None:
        """Show an entry's criteria; widgets are made anew only where the criteria are other ones.

        The open criterion comes first and takes the focus if it was here: what is closed would pass it on to anyone.
        """
        old: tuple[CriterionBlock, ...] = ()
        if view.criteria != self._criteria:
            old, self.blocks = self.blocks, self._make_blocks(view.criteria)
        self._open = view.active
        self._show_block(view, view.active)
        if keeps_focus:
            self.focus_keys(Qt.FocusReason.OtherFocusReason)
        for place in range(len(self.blocks)):
            if place != view.active:
                self._show_block(view, place)
        for block in old:
            block.hide()
            block.deleteLater()

    @property
    def has_focus(self) -> bool:
        """Whether keys act on a criterion."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def tell_slip(self, refused: RefusedError) -> None:
        """Say under the open criterion's keys why what was typed is no mark."""
        self.open_block.tell_slip(refused)

    def fit(self, measures: Measures, *, width: int, room: int) -> None:
        """Take measures, and no more height than there is room; the rest scrolls."""
        need = sum(block.fit(measures, width) for block in self.blocks)
        needs_bar = need > max(room, _LEAST)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needs_bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        self.setFixedHeight(max(room, _LEAST) if needs_bar else need)
        self._column.activate()
        if needs_bar:
            self.ensureWidgetVisible(self.open_block, 0, 0)

    def height_in(self, measures: Measures, width: int) -> int:
        """Return the height that the criteria take, whichever is open."""
        closed = [each.height_in(measures, width, is_open=False) for each in self.blocks]
        opened = [each.height_in(measures, width, is_open=True) for each in self.blocks]
        more = max((high - low for high, low in zip(opened, closed, strict=True)), default=0)
        return sum(closed) + more

    def focus_keys(self, reason: Qt.FocusReason) -> None:
        """Give the focus to the open criterion's keys, and bring them into view."""
        self.open_block.target.setFocus(reason)
        self.ensureWidgetVisible(self.open_block, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to the panel: arrows move between criteria, not the view."""
        event.ignore()

    def _show_block(self, view: EntryView, place: int) -> None:
        self.blocks[place].show_mark(
            view.marks[place],
            weight=show_weight(view.criteria[place], among=view.criteria, words=self._kit.words),
            is_open=place == view.active,
            takes_marks=view.takes_marks,
        )

    def _make_blocks(self, criteria: tuple[Criterion, ...]) -> tuple[CriterionBlock, ...]:
        self._criteria = criteria
        blocks = tuple(
            CriterionBlock(self._kit, each, place=place, joined=self._joined) for place, each in enumerate(criteria)
        )
        for place, block in enumerate(blocks):
            self._column.insertWidget(self._column.count() - 1, block)
            block.reached.connect(lambda place=place: self.activated.emit(place))
            block.chosen.connect(self.chosen)
            block.erased.connect(self.erased)
            block.slipped.connect(self.slipped)
            block.show()
        return blocks
