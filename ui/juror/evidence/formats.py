"""Which share of the posts each format has, as bars on tracks, in two columns where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from core.services.scoring.evidence_figures import average_formats
from core.services.scoring.evidence_posts import FORMATS, PostHistory
from core.words.words import Words
from ui.juror.evidence.numbers import show_value
from ui.kit.kit import Kit
from ui.widgets.charts_track import Track
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_label

_MOST = 6
_ROOMY = 420
_ROW = 26
_NAME = 76
_APART = 32
_CELLS = 3


class FormatRows(QWidget):
    """The most frequent formats of one page; the rest stand together."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._rows: list[tuple[QWidget, QWidget, QWidget]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)

    def show_formats(self, own: PostHistory, others: Sequence[PostHistory]) -> None:
        """Show other numbers; ``others`` hold ``own`` too, and one alone is no average."""
        for row in self._rows:
            for part in row:
                part.hide()
                part.deleteLater()
        averages = average_formats(others) if len(others) > 1 else {}
        shares = share_formats(own, most=_MOST)
        if averages:
            averages[""] = 100 - sum((averages.get(name, Fraction(0)) for name in shares if name), Fraction(0))
        top = max(*shares.values(), *(averages.get(name, Fraction(0)) for name in shares), Fraction(1))
        self._rows = [self._make_row(name, share, averages, top=top) for name, share in shares.items()]
        self._columns = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Allow any width: columns follow it."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._place()

    def _make_row(
        self, name: str, share: Fraction, averages: dict[str, Fraction], *, top: Fraction
    ) -> tuple[QWidget, QWidget, QWidget]:
        words = self._kit.words
        label = ElidedLabel("caption", "second")
        label.setText(name_format(name, words))
        label.setMinimumWidth(self._kit.theme.px(_NAME))
        track = Track(self._kit)
        average = averages.get(name, Fraction(0)) if averages else None
        track.show_shares(float(share / top), None if average is None else float(average / top))
        number = make_label("caption")
        number.setText(show_value(share, digits=0, percent=True, words=words))
        number.setProperty("weight", "bold")
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number.setMinimumWidth(QFontMetrics(number.font()).horizontalAdvance("100 %") + 2)
        spoken = _spoken(label.text(), share, average, words)
        track.setAccessibleName(spoken)
        track.setToolTip(spoken)
        return label, track, number

    def _place(self) -> None:
        columns = 2 if self.width() >= self._kit.theme.px(_ROOMY) else 1
        if columns == self._columns or not self._rows:
            return
        self._columns = columns
        each = -(-len(self._rows) // columns)
        for column in range(2 * _CELLS + 1):
            self._grid.setColumnStretch(column, 0)
            self._grid.setColumnMinimumWidth(column, 0)
        for place, (label, track, number) in enumerate(self._rows):
            row, column = place % each, place // each * (_CELLS + 1)
            for shift, part in enumerate((label, track, number)):
                self._grid.addWidget(part, row, column + shift)
            self._grid.setColumnStretch(column + 1, 1)
            self._grid.setRowMinimumHeight(row, self._kit.theme.px(_ROW))
        if columns == 2:  # noqa: PLR2004 - two columns, and the space between them
            self._grid.setColumnMinimumWidth(_CELLS, _APART - 16)


def share_formats(history: PostHistory, *, most: int) -> dict[str, Fraction]:
    """Return the shares of the most frequent formats in per cent; all others together under an empty name."""
    formats = history.formats
    kept = formats if len(formats) <= most else formats[: most - 1]
    shares = {name: Fraction(100 * count, history.posts) for name, count in kept}
    if len(kept) < len(formats):
        shares[""] = 100 - sum(shares.values(), Fraction(0))
    return shares


def name_format(name: str, words: Words) -> str:
    """Return a format's name as a heading."""
    if not name:
        return words.say("post_format.others")
    return words.term("post_format", name) if name in FORMATS else name[:1].upper() + name[1:]


def _spoken(name: str, share: Fraction, average: Fraction | None, words: Words) -> str:
    value = show_value(share, digits=1, percent=True, words=words)
    if average is None:
        return words.say("evidence.tile_alone", name=name, value=value)
    shown = show_value(average, digits=1, percent=True, words=words)
    return words.say("evidence.tile", name=name, value=value, average=shown)
