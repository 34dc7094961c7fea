"""A column of content in the middle of the window, as wide as reads well, scrolling when the window is low."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit.kit import Kit

_MARGIN = 24


class Column(QScrollArea):
    """Put content into ``self.content``, from the top down."""

    def __init__(self, kit: Kit, *, width: int) -> None:
        super().__init__()
        self._kit = kit
        self._width = width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QWidget()
        self.content = QVBoxLayout(self._column)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        outer = _Ground()
        outer.setProperty("ground", "window")
        row = QHBoxLayout(outer)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)  # all the width there is, up to its own limit
        row.addStretch(1)
        self.setWidget(outer)
        self._limit()
        kit.theme.changed.connect(self._limit)

    def _limit(self) -> None:
        self._column.setMaximumWidth(self._kit.theme.px(self._width))


class _Ground(QWidget):
    """Has no height of its own: at the narrowest width, wrapped words would ask for far too much."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to the width at hand."""
        return QSize(0, 0)
