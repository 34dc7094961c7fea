"""Numbers as tiles: what it is, how much, a bar with the average's tick, and the average in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolTip, QWidget

from core.services.scoring.evidence_figures import Compared
from core.words.words import Words
from ui.juror.evidence.numbers import show_value
from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.widgets.buttons import Button, make_button
from ui.widgets.charts_track import Track
from ui.widgets.labels import make_label
from ui.widgets.pictures import IconView

_MOST_COLUMNS = 4
_LEAST_WIDTH = 118
_GAP = 16
_ROWS = 5
"""Grid rows of a tile, the space below among them."""


@dataclass(frozen=True, slots=True)
class TileText:
    """What a tile says; ``formula`` is empty for what was counted elsewhere, ``less_is_better`` for gaps."""

    title: str
    compared: Compared
    formula: str = ""
    less_is_better: bool = False


class Tiles(QWidget):
    """As many columns as there is room for, four at most."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._tiles: list[_Tile] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(2)

    def show_tiles(self, texts: Sequence[TileText]) -> None:
        """Show other numbers."""
        for tile in self._tiles:
            tile.remove()
        self._tiles = [_Tile(self._kit, each, self) for each in texts]
        self._columns = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Allow any width: columns follow it."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        least = self._kit.theme.px(_LEAST_WIDTH) + _GAP
        columns = min(_MOST_COLUMNS, max(1, (self.width() + _GAP) // least))
        if columns == self._columns or not self._tiles:
            return
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._columns = columns
        for number, tile in enumerate(self._tiles):
            tile.place(self._grid, row=number // columns * _ROWS, column=number % columns)


class _Tile:
    """The parts of one tile, each in a row of the grid, so that neighbours stand level."""

    def __init__(self, kit: Kit, text: TileText, parent: QWidget) -> None:
        words, compared = kit.words, text.compared
        value = show_value(compared.value, digits=compared.digits, percent=compared.percent, words=words)
        self._title = make_label("caption", "second", wraps=True)
        self._title.setText(text.title)
        self._value = make_label("heading")
        self._value.setText(value)
        self._track = Track(kit)
        average = compared.average
        zero = compared.share(Fraction(0))
        self._track.show_shares(
            compared.share(compared.value), None if average is None else compared.share(average), zero=zero
        )
        self._track.setAccessibleName(_spoken(text, value, words))
        self._title_row = _beside(self._title, _formula_button(kit, text, parent) if text.formula else None, parent)
        self._note = _make_note(kit, text, parent)

    def place(self, grid: QGridLayout, *, row: int, column: int) -> None:
        """Stand in the grid."""
        grid.addWidget(self._title_row, row, column, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self._value, row + 1, column)
        grid.addWidget(self._track, row + 2, column)
        grid.addWidget(self._note, row + 3, column)
        grid.setRowMinimumHeight(row + 4, _GAP - 4)

    def remove(self) -> None:
        """Go."""
        for part in (self._title_row, self._value, self._track, self._note):
            part.hide()
            part.deleteLater()


def _beside(label: QLabel, button: Button | None, parent: QWidget) -> QWidget:
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    row.addWidget(label, 1)
    if button is not None:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def _formula_button(kit: Kit, text: TileText, parent: QWidget) -> Button:
    """Return the small sign that tells the formula: under the mouse, or when pressed."""
    button = make_button(kit, "icon", icon="info", parent=parent)
    button.setProperty("room", "tiny")
    side = kit.theme.px(20)
    button.setFixedSize(side, side)
    button.setToolTip(text.formula)
    button.setAccessibleName(kit.words.say("evidence.formula_name", name=text.title))
    button.setAccessibleDescription(text.formula)
    below = QPoint(0, side)
    button.clicked.connect(lambda: QToolTip.showText(button.mapToGlobal(below), text.formula, button))
    return button


def _make_note(kit: Kit, text: TileText, parent: QWidget) -> QWidget:
    compared, words = text.compared, kit.words
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    label = make_label("caption", "second", wraps=True)
    if compared.average is None:
        label.setText(words.say("evidence.no_average"))
    else:
        row.addWidget(IconView(kit, *_direction(text)), 0, Qt.AlignmentFlag.AlignVCenter)
        shown = show_value(compared.average, digits=compared.average_digits, percent=compared.percent, words=words)
        label.setText(words.say("evidence.average", value=shown))
        label.setToolTip(words.count("evidence.average_tip", n=compared.count))
    row.addWidget(label, 1)
    return holder


def _direction(text: TileText) -> tuple[IconName, Role]:
    """Return the sign of above, below or equal, and its colour, which only repeats it."""
    average, value = text.compared.average, text.compared.value
    if average is None or value == average:
        return "equal", "text2"
    is_above = value > average
    return ("up" if is_above else "down"), ("saved" if is_above != text.less_is_better else "attention")


def _spoken(text: TileText, value: str, words: Words) -> str:
    compared = text.compared
    if compared.average is None:
        return words.say("evidence.tile_alone", name=text.title, value=value)
    shown = show_value(compared.average, digits=compared.average_digits, percent=compared.percent, words=words)
    return words.say("evidence.tile", name=text.title, value=value, average=shown)
