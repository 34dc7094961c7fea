"""A plain card in the middle of its room: an icon, what is so, what to do next, at most two buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.juror.evidence.notices import Notice
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label
from ui.widgets.pictures import IconView

_ICON = 40
_WIDTH = 400
_MARGIN = 24


class Card(QWidget):
    """Shows a notice."""

    choose_file = Signal()
    show_links = Signal()

    def __init__(self, kit: Kit, *, ground: Role) -> None:
        super().__init__()
        self._kit = kit
        self._texts = kit.texts()
        self._notice: Notice | None = None
        self.setProperty("ground", ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = IconView(kit, "image", "avg", size=_ICON)
        self._title = make_label("lead", wraps=True)
        self._words = make_label("body", "second", wraps=True)
        self._choose = make_button(kit, "plain", icon="folder")
        self._links = make_button(kit, "link", icon="link")
        self._choose.clicked.connect(self.choose_file)
        self._links.clicked.connect(self.show_links)
        self._texts.say(self._choose, "evidence.choose_file")
        self._texts.say(self._links, "evidence.go_to_links")
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()

    @property
    def sentence(self) -> str:
        """All that is said."""
        return f"{self._title.text()}. {self._words.text()}"

    def show_notice(self, notice: Notice) -> None:
        """Say something, in place of what was said before."""
        self._notice = notice
        self._icon.show_icon(notice.icon, notice.role)
        self._texts.put(self._title, notice.title)
        self._texts.put(self._words, notice.body)
        self._choose.setVisible(notice.chooses)
        self._links.setVisible(notice.links)
        self._name()

    def focus_target(self) -> QWidget:
        """Return what the keyboard acts on here."""
        return next((each for each in (self._choose, self._links) if not each.isHidden()), self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
            self._name()
        super().changeEvent(event)

    def _name(self) -> None:
        self.setAccessibleName(self.sentence)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(self._kit.theme.px(_WIDTH))
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._links, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inside, 1000)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(2)
        whole.addLayout(row)
        whole.addStretch(3)
