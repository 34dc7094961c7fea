"""Whether what is shown is on disk: «Сохранено 12:03» only once it is."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.base.errors import RefusedError
from ui.kit.dates import read_moment, show_time
from ui.kit.kit import Kit
from ui.kit.palette import Role
from ui.widgets.buttons import make_button
from ui.widgets.labels import make_label, set_tone
from ui.widgets.pictures import IconView

_Icon = Literal["saving", "done", "refused"]
_ROLES: dict[_Icon, Role] = {"saving": "text2", "done": "saved", "refused": "refused"}
_DISK_FULL = "disk.full"


class SaveStatus(QWidget):
    """Icon and word; where the disk refused, the word is a button: ``retry_wanted``."""

    retry_wanted = Signal()
    resized = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.texts = kit.texts()
        self._icon = IconView(kit, "done", "saved")
        self._label = make_label("body", "saved")
        self.retry = make_button(kit, "link")
        set_tone(self.retry, "refused")
        self.retry.clicked.connect(self.retry_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for each in (self._icon, self._label, self.retry):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.show_nothing()

    @property
    def sentence(self) -> str:
        """The words on the screen."""
        return self.retry.text() if not self.retry.isHidden() else self._label.text()

    def show_nothing(self) -> None:
        """Say nothing: nothing was changed yet."""
        self._show(None)
        self.texts.clear(self._label)
        self.resized.emit()

    def show_saving(self) -> None:
        """Say that a change is on its way."""
        self._show("saving")
        self.texts.say(self._label, "marking.saving")
        self.resized.emit()

    def show_saved(self, moment: str) -> None:
        """Say when everything shown was on disk."""
        self._show("done")
        time = read_moment(moment)
        self.texts.say(self._label, "marking.saved", time="" if time is None else show_time(time))
        self.resized.emit()

    def show_refused(self, refused: RefusedError) -> None:
        """Say that a change is on the screen only, and offer to try again."""
        self._show("refused")
        self.texts.clear(self._label)
        message = "marking.not_saved_full" if refused.code == _DISK_FULL else "marking.not_saved"
        self.texts.say(self.retry, message)
        self.texts.put(self.retry, lambda words: words.refusal(refused), to="toolTip")
        self.texts.put(
            self.retry, lambda words: words.say("marking.retry_name", why=words.refusal(refused)), to="accessibleName"
        )
        self.resized.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self.retry, QAccessible.Event.Alert))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.texts.repeat()
            self.resized.emit()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Never be cut: the buttons beside give way first."""
        return self.sizeHint()

    def _show(self, icon: _Icon | None) -> None:
        is_refused = icon == "refused"
        self._icon.setVisible(icon is not None)
        if icon is not None:
            self._icon.show_icon(icon, _ROLES[icon])
        set_tone(self._label, "saved" if icon == "done" else "second")
        self._label.setVisible(not is_refused)
        self.retry.setVisible(is_refused)
