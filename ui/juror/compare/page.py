"""Comparing: one nomination's marks in a table, all nominations as lines of points, a way back to any entry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.juror.compare.foot import CompareFoot
from ui.juror.compare.head import CompareHead
from ui.juror.compare.spread_panel import WIDTH, SpreadPanel
from ui.juror.compare.table import CompareTable
from ui.juror.compare.view import make_spreads, make_table, nominations_of
from ui.juror.marking.keyboard import bind_keys
from ui.kit.kit import Kit
from ui.models.compare import FIRST_MARK, NUMBER
from ui.operations.desk import JurorDesk
from ui.widgets.labels import make_label
from ui.widgets.page import Keys, Page
from ui.widgets.pictures import IconView

ROOMY = 1280
"""Below this width the points move behind a button, and the chooser into the title's line."""
_MARGIN = 24


class ComparePage(Page):
    """``entry_wanted`` names the entry that the juror wants to look at again, ``finish_wanted`` goes on."""

    entry_wanted = Signal(str)
    finish_wanted = Signal()

    def __init__(self, kit: Kit, desk: JurorDesk) -> None:
        super().__init__(kit)
        self._desk = desk
        self._nominations = nominations_of(desk)
        self._nomination = self._nominations[0]
        self._is_stale = True
        self._is_roomy: bool | None = None
        self.head = CompareHead(kit)
        self.table = CompareTable(kit)
        self.panel = SpreadPanel(kit)
        self.foot = CompareFoot(kit, desk)
        self._legend = self._make_legend()
        self._middle = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.texts.say(self.table, "compare.table_name", to="accessibleName")

    @property
    def nomination(self) -> int:
        """The nomination in the table."""
        return self._nomination

    def keys(self) -> tuple[Keys, ...]:
        """Return what acts here."""
        return (
            Keys(("↑", "↓"), "keys.compare_rows"),
            Keys(("Enter",), "keys.compare_open"),
            Keys(("PgDn", "PgUp"), "keys.compare_nomination"),
            Keys(("F6",), "keys.compare_move"),
            Keys(("Ctrl", "Enter"), "keys.compare_finish"),
        )

    def enter(self) -> None:
        """Offer the rows."""
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def respeak(self) -> None:
        """Say everything in the other language."""
        self._is_stale = True
        self.refresh()

    def show_nomination(self, nomination: int, *, entry: str = "") -> None:
        """Show another nomination, an entry of it chosen."""
        self._nomination = nomination
        self._is_stale = True
        self.refresh(entry=entry)

    def show_entry(self, entry: str) -> None:
        """Show an entry's nomination with its row chosen."""
        self.show_nomination(self._desk.entry(entry).nomination, entry=entry)

    def step(self, by: int) -> None:
        """Show the nomination before or after."""
        place = (self._nominations.index(self._nomination) + by) % len(self._nominations)
        self.show_nomination(self._nominations[place])

    def refresh(self, *, entry: str = "") -> None:
        """Read the desk anew where anything changed since."""
        if not self._is_stale:
            return
        self._is_stale = False
        shown = make_table(self._desk, self._nomination, self.kit.words)
        self.table.show_table(shown, entry=entry)
        titles = [(number, self._title_of(number)) for number in self._nominations]
        self.head.fill_nominations(titles, chosen=self._nomination)
        self.head.show_nomination(self._title_of(self._nomination), done=shown.settled, total=len(shown.rows))
        self._legend.setVisible(shown.has_equals)
        self._show_points()

    def turn_points(self) -> None:
        """Show or hide the points where they have no place of their own."""
        self.panel.setVisible(self.panel.isHidden())
        self._place_panel()
        (self.table if self.panel.isHidden() else self.panel.lines[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while the page was not seen."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the width."""
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QVBoxLayout()
        left.setContentsMargins(_MARGIN, 16, _MARGIN, 0)
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addSpacing(8)
        left.addWidget(self.table, 1000)  # up to the height of its rows; the legend follows them
        left.addWidget(self._legend)
        left.addStretch(1)
        self._middle.setSpacing(0)
        self._middle.addLayout(left, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._middle, 1)
        whole.addWidget(self.foot)
        self.panel.setParent(self)

    def _make_legend(self) -> QWidget:
        legend = QWidget()
        words = make_label("body", "second", wraps=True)
        self.texts.say(words, "compare.equals")
        row = QHBoxLayout(legend)
        row.setContentsMargins(12, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(IconView(self.kit, "equal", "attention"))
        row.addWidget(words, 1)
        return legend

    def _connect(self) -> None:
        self._desk.changed.connect(self._forget)
        self._desk.replaced.connect(self._forget)
        self.table.entry_opened.connect(self.entry_wanted)
        self.table.entry_chosen.connect(self._show_points)
        self.table.order_changed.connect(self._show_order)
        self.panel.nomination_wanted.connect(self._choose_nomination)
        self.head.nomination_wanted.connect(self.show_nomination)
        self.head.order_wanted.connect(lambda column: self.table.sort_by(column, descending=column >= FIRST_MARK))
        self.head.points_wanted.connect(self.turn_points)
        self.foot.open_wanted.connect(lambda: self.entry_wanted.emit(self.table.chosen))
        self.foot.finish_wanted.connect(self.finish_wanted)
        self.kit.theme.changed.connect(self._arrange)
        keys = {"PgDown": lambda: self.step(1), "PgUp": lambda: self.step(-1), "F6": self._move_focus}
        bind_keys(self, {**keys, "Ctrl+Return Ctrl+Enter": self.finish_wanted.emit, "Esc": self._shut_points})

    def _title_of(self, nomination: int) -> str:
        return f"{nomination}. {self._desk.rules.nomination(nomination).title}"

    def _forget(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def _choose_nomination(self, nomination: int) -> None:
        self.show_nomination(nomination)
        self._shut_points()

    def _show_points(self) -> None:
        spreads = make_spreads(self._desk, self.kit.words)
        self.panel.show_spreads(spreads, nomination=self._nomination, entry=self.table.chosen)
        self.foot.open.setEnabled(bool(self.table.chosen))

    def _show_order(self) -> None:
        table = self.table.table
        titles = [(column, table.head(column).title) for column in range(NUMBER, table.columnCount())]
        self.head.fill_columns(titles, chosen=self.table.column)

    def _shut_points(self) -> None:
        if not self._is_roomy and not self.panel.isHidden():
            self.turn_points()

    def _move_focus(self) -> None:
        """Go from the rows to the points and back."""
        if not self.table.hasFocus():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.panel.isHidden():
            self.turn_points()
        else:
            self.panel.lines[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange(self) -> None:
        """Put chooser and points where there is room for them."""
        px = self.kit.theme.px
        is_roomy = self.width() >= px(ROOMY)
        self.panel.setFixedWidth(px(WIDTH))
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self.panel.setVisible(is_roomy)
            if is_roomy:
                self._middle.addWidget(self.panel)
            else:
                self._middle.removeWidget(self.panel)
        self.head.arrange(roomy=is_roomy)
        self._place_panel()

    def _place_panel(self) -> None:
        if not self._is_roomy:
            top = self.head.geometry().bottom() + 8
            self.panel.setGeometry(self.width() - self.panel.width(), top, self.panel.width(), self.foot.y() - top)
            self.panel.raise_()
