"""Above the evidence: whose it is, and the tabs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.rules import Rules
from core.exchange.package.model import Package, PackageEntry
from ui.juror.evidence.tabs import EvidenceTabs
from ui.kit.kit import Kit
from ui.widgets.elided import ElidedLabel
from ui.widgets.labels import make_hairline


class Head(QWidget):
    """The entry's name, where it stands in the juror's work, and tabs; :attr:`note` stands at their right."""

    def __init__(self, kit: Kit, *, package: Package, rules: Rules) -> None:
        super().__init__()
        self._package = package
        self._titles = {each.number: each.title for each in rules.nominations}
        self._texts = kit.texts()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ElidedLabel("heading")
        self._place = ElidedLabel("caption", "second")
        self.tabs = EvidenceTabs(kit)
        self.note = ElidedLabel("caption", "second", mode=Qt.TextElideMode.ElideMiddle)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()

    def show_entry(self, entry: PackageEntry) -> None:
        """Name an entry."""
        fellows = [each.number for each in self._package.entries if each.nomination == entry.nomination]
        self._name.setText(entry.applicant)
        self._texts.say(
            self._place,
            "evidence.entry_place",
            number=entry.number,
            place=fellows.index(entry.number) + 1,
            count=len(fellows),
            nomination=self._titles.get(entry.nomination, ""),
        )
        self._show_page(entry)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
        super().changeEvent(event)

    def _show_page(self, entry: PackageEntry) -> None:
        """Offer the page's own title where it says more than the applicant's name."""
        known = entry.title if entry.title and entry.title != entry.applicant else ""
        self._name.setToolTip(f"{entry.applicant}\n{known}" if known else entry.applicant)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs)
        row.addWidget(self.note, 1)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addSpacing(1)
        column.addWidget(self._place)
        column.addSpacing(5)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column)
        whole.addWidget(make_hairline())
