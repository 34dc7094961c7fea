"""One item over the whole screen; Esc brings the page back, at the item that was reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.juror.evidence.item_view import ItemView
from ui.juror.evidence.keys import bind_view_keys
from ui.juror.evidence.materials import Materials
from ui.kit.kit import Kit
from ui.operations.evidence import EvidenceRoom
from ui.operations.evidence_requests import Lane
from ui.widgets.viewer_pill import ItemPill

_LEFT, _BELOW = 28, 12


class FullScreen(QDialog):
    """Walks through the same items as ``materials`` behind it."""

    def __init__(self, kit: Kit, room: EvidenceRoom, materials: Materials, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._materials = materials
        self._texts = kit.texts()
        self._texts.say(self, "evidence.full_screen_title", to="windowTitle")
        self.view = ItemView(kit, room, lane=Lane.LARGE)
        self.pill = ItemPill(kit, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.pill.previous.connect(lambda: materials.step(-1))
        self.pill.next.connect(lambda: materials.step(1))
        self.view.pill.expand.connect(self.accept)
        materials.item_changed.connect(self._show)
        self.finished.connect(lambda _: room.want(Lane.LARGE, ()))
        bind_view_keys(self, pages=self.view.pages, step=materials.step)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by F11, too."""
        if event.key() == Qt.Key.Key_F11:
            self.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pill in its corner."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
        super().changeEvent(event)

    def _show(self) -> None:
        count = len(self._materials.items)
        self.view.show_item(self._materials.item, has_links=False)
        self.pill.setVisible(count > 1)
        self.pill.show_place(self._materials.place + 1, count)
        self._place()
        self.view.content.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        self.pill.move(_LEFT, self.height() - self.pill.height() - _BELOW)
        self.pill.raise_()
