"""What floats over the evidence: a rounded bar of small buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.kit.icons import IconName
from ui.kit.kit import Kit
from ui.widgets.buttons import Button, make_button
from ui.widgets.labels import make_label

_RADIUS = 8
_HEIGHT = 40
_BUTTON = 32


class Pill(QWidget):
    """A row of things that float; put them into :attr:`row`."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = kit
        self.texts = kit.texts()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(8, 4, 8, 4)
        self.row.setSpacing(4)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Take the size that the words and the text size need."""
        self.setFixedHeight(self.kit.theme.px(_HEIGHT))
        self.adjustSize()

    def add_button(self, icon: IconName, name: str) -> Button:
        """Return a new button of the row, named for those who hear the screen."""
        button = make_button(self.kit, "icon", icon=icon, parent=self)
        button.setFixedSize(_BUTTON, _BUTTON)
        self.texts.name(button, name)
        self.row.addWidget(button)
        return button

    def add_words(self, widest: str) -> QLabel:
        """Return a new label of the row, as wide as ``widest`` and never narrower, so that nothing dances."""
        label = make_label()
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest) + 8)
        self.row.addWidget(label)
        return label

    def add_line(self) -> None:
        """Part what stands before from what comes after."""
        line = QFrame(self)
        line.setProperty("look", "hairline")
        line.setFixedWidth(1)
        self.row.addSpacing(4)
        self.row.addWidget(line)
        self.row.addSpacing(4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self.fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.kit.theme.colour("line"), 1))
        painter.setBrush(self.kit.theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


class ZoomPill(Pill):
    """How large the page is shown, and what changes that."""

    smaller = Signal()
    larger = Signal()
    fit_width = Signal()
    expand = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, parent)
        self._percent = 100
        less = self.add_button("minus", "evidence.zoom_out")
        self._words = self.add_words("400 %")
        more = self.add_button("plus", "evidence.zoom_in")
        self.add_line()
        self._fit = self.add_button("fit_width", "evidence.fit_width")
        self._fit.setCheckable(True)
        self.full = self.add_button("expand", "evidence.full_screen")
        less.clicked.connect(self.smaller)
        more.clicked.connect(self.larger)
        self._fit.clicked.connect(self.fit_width)
        self.full.clicked.connect(self.expand)
        self.fit()

    def show_zoom(self, zoom: float, *, fits: bool) -> None:
        """Say the zoom, and whether it follows the width."""
        self._percent = max(1, round(zoom * 100))
        self.texts.say(self._words, "evidence.percent", percent=self._percent)
        self.texts.say(self._words, "evidence.zoom", percent=self._percent, to="accessibleName")
        self._fit.setChecked(fits)
        self._fit.setIcon(self.kit.icons.icon("fit_width", "accent" if fits else "text2", paper="raised"))


class ItemPill(Pill):
    """Which of the items is shown, where there is no room for thumbnails: «‹ 1 из 6 ›»."""

    previous = Signal()
    next = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(kit, parent)
        self._previous = self.add_button("left", "evidence.previous_item")
        self._words = self.add_words("12 из 12")
        self._next = self.add_button("right", "evidence.next_item")
        self._previous.clicked.connect(self.previous)
        self._next.clicked.connect(self.next)
        self.fit()

    def show_place(self, place: int, count: int) -> None:
        """Say which of how many is shown, from 1."""
        self.texts.say(self._words, "evidence.place", place=place, count=count)
        self._previous.setEnabled(place > 1)
        self._next.setEnabled(place < count)
        self.fit()
