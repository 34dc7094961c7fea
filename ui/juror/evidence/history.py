"""A year of posts: how many in every week, which formats, how engaged the readers were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.services.scoring.evidence_posts import PostHistory
from ui.juror.evidence.formats import FormatRows
from ui.juror.evidence.weeks import describe_engagement, describe_posts, engagement_by_week, posts_by_week
from ui.kit.kit import Kit
from ui.operations.evidence import EvidenceRoom
from ui.widgets.charts import WeekSeries, load_charts
from ui.widgets.charts_legend import LegendMark, Shape
from ui.widgets.labels import make_hairline, make_label

if TYPE_CHECKING:  # slow import
    from ui.widgets.charts_weeks import WeekChart

_SECTION = 12


class HistoryCharts(QWidget):
    """Hidden while there is no history; its library is loaded beside everything else, once it is needed."""

    def __init__(self, kit: Kit, room: EvidenceRoom) -> None:
        super().__init__()
        self._kit = kit
        self._room = room
        self._texts = kit.texts()
        self._own: PostHistory | None = None
        self._others: Sequence[PostHistory] = ()
        self._is_loading = False
        self._posts: WeekChart | None = None
        self._engagement: WeekChart | None = None
        self._averages: list[QWidget] = []
        self.formats = FormatRows(kit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_history(self, own: PostHistory | None, others: Sequence[PostHistory]) -> None:
        """Show a history beside the average of ``others``, which hold it too; None hides everything."""
        self._own, self._others = own, others
        if own is not None and self._posts is None:
            self._load()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._texts.repeat()
        super().changeEvent(event)

    def _load(self) -> None:
        if not self._is_loading:
            self._is_loading = True
            self._room.run_aside(load_charts, owner=self, done=self._build)

    def _build(self) -> None:
        from ui.widgets.charts_weeks import WeekChart

        self._posts, self._engagement = WeekChart(self._kit), WeekChart(self._kit)
        self._add_section("evidence.posts_title", self._posts, own="bar", average="dashes")
        self._add_section("evidence.formats_title", self.formats, own="bar", average="tick")
        self._add_section("evidence.engagement_title", self._engagement, own="line", average="dashes")
        self._show()

    def _add_section(self, title: str, content: QWidget, *, own: Shape, average: Shape) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        heading = make_label("strong", wraps=True)
        self._texts.say(heading, title)
        head.addWidget(heading, 1)
        head.addWidget(self._make_legend(own, "evidence.this_page"))
        beside = self._make_legend(average, "evidence.nomination_average")
        head.addSpacing(8)
        head.addWidget(beside)
        self._averages.append(beside)
        self._column.addWidget(make_hairline())
        self._column.addSpacing(_SECTION)
        self._column.addLayout(head)
        self._column.addSpacing(4)
        self._column.addWidget(content)
        self._column.addSpacing(_SECTION)

    def _make_legend(self, shape: Shape, message: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        words = make_label("caption", "second")
        self._texts.say(words, message)
        row.addWidget(LegendMark(self._kit, shape))
        row.addWidget(words)
        return holder

    def _show(self) -> None:
        self.setVisible(self._own is not None and self._posts is not None)
        if self._own is None or self._posts is None or self._engagement is None:
            return
        words = self._kit.words
        posts = posts_by_week(self._own, self._others, words)
        engagement = engagement_by_week(self._own, self._others, words)
        _tell(self._posts, posts, describe_posts(self._own, words))
        _tell(self._engagement, engagement, describe_engagement(engagement, words))
        self.formats.show_formats(self._own, self._others)
        for legend in self._averages:
            legend.setVisible(len(self._others) > 1)


def _tell(chart: WeekChart, series: WeekSeries, spoken: str) -> None:
    chart.show_series(series)
    chart.setAccessibleName(spoken)
