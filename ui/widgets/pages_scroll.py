"""A part of a page that scrolls when it is higher than its room, and never sideways."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.kit.palette import Role


class ScrollColumn(QScrollArea):
    """Put content into ``self.content``, from the top down."""

    def __init__(self, *, ground: Role) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = _Ground()
        self._inner.setProperty("ground", ground)
        self._inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.content = QVBoxLayout(self._inner)
        self.content.setSpacing(0)
        self.setWidget(self._inner)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll until a widget inside is seen, after what was added just now has found its place."""
        self.content.activate()
        self._inner.adjustSize()
        self.ensureWidgetVisible(widget)


class _Ground(QWidget):
    """Has no height of its own where words wrap: at the narrowest width they would ask for far too much."""

    def minimumSizeHint(self) -> QSize:
        """Return the height only where it does not depend on the width; the scroll area asks for the rest."""
        layout = self.layout()
        if layout is None or layout.hasHeightForWidth():
            return QSize(0, 0)
        return QSize(0, layout.minimumSize().height())
