"""The items of an entry as a list: what each is, how it is, and a small picture once there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from ui.kit.icons import IconName

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """One item. ``name`` is what it is called, ``caption`` what stands below an icon; a picture needs neither.

    ``spoken`` is the whole for those who hear the screen, and the tool tip.
    """

    name: str
    spoken: str
    icon: IconName
    caption: str
    image: QImage | None = None


class ThumbnailsModel(QAbstractListModel):
    """Items in their order."""

    ThumbnailRole = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._thumbnails: list[Thumbnail] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of items."""
        return 0 if parent.isValid() else len(self._thumbnails)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, or the whole thumbnail."""
        if not index.isValid():
            return None
        thumbnail = self._thumbnails[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return thumbnail.name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return thumbnail.spoken
            case ThumbnailsModel.ThumbnailRole:
                return thumbnail
            case _:
                return None

    def show(self, thumbnails: Sequence[Thumbnail]) -> None:
        """Show other items."""
        self.beginResetModel()
        self._thumbnails = list(thumbnails)
        self.endResetModel()

    def change(self, row: int, thumbnail: Thumbnail) -> None:
        """Say something else of one item; its picture stays unless another comes."""
        kept = thumbnail if thumbnail.image else replace(thumbnail, image=self._thumbnails[row].image)
        if kept != self._thumbnails[row]:
            self._thumbnails[row] = kept
            at = self.index(row)
            self.dataChanged.emit(at, at)
