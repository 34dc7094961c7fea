"""The table of entries: nominations in the order of the data, with their own criteria where they have some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from core.exchange.sheet.layout1.flow import Flow
from core.exchange.sheet.layout1.geometry import LEADING, LEFT, WIDTH, mm
from core.exchange.sheet.layout1.groups import CriteriaSet, Group
from core.exchange.sheet.layout1.ink import STRONG, Block, hairline, place, words
from core.exchange.sheet.layout1.key import draw_key
from core.exchange.sheet.layout1.rows import Row, RowMaker, Words, column_head, divide_row, draw_row
from core.exchange.sheet.layout1.subject import Subject
from core.exchange.sheet.layout1.wrapping import wrap_name

KEY_FOOT = Block(mm("4.7"), "")
NOMINATION_BASELINE, NOMINATION_FOOT = mm("5.6"), mm("2.1")
KEPT_WHOLE = mm("60")
LEAST_PART = mm("30")
MOST_KEPT = mm("120")


def draw_table(flow: Flow, subject: Subject, groups: Sequence[Group]) -> None:
    """Put the key of criteria and all rows into the flow."""
    table = _Table(flow, subject)
    table.explain(groups[0].criteria)
    for group in groups:
        table.place_group(group, last=group is groups[-1])


class _Table:
    """The table being set: which criteria the page shows now, and which were explained already."""

    def __init__(self, flow: Flow, subject: Subject) -> None:
        self._flow = flow
        self._subject = subject
        self._wording = subject.wording
        self._makers: dict[CriteriaSet, RowMaker] = {}
        self._explained: set[CriteriaSet] = set()
        self._shown: CriteriaSet | None = None

    def explain(self, criteria: CriteriaSet, *, heading: Block | None = None) -> None:
        """Set the key of a set of criteria and the head of its columns, together with the first row where that fits."""
        blocks = [] if heading is None else [heading]
        blocks += [*draw_key(criteria, wording=self._wording), KEY_FOOT]
        blocks.append(column_head(criteria.columns, wording=self._wording))
        below = min(sum(block.height for block in blocks), MOST_KEPT)
        for block in blocks:
            below = max(below - block.height, 0)
            self._flow.place(block, keep=below + LEAST_PART)
        self._explained.add(criteria)
        self._shown = criteria

    def place_group(self, group: Group, *, last: bool) -> None:
        """Set a nomination's heading and rows."""
        rows = self._make_rows(group)
        first = next(rows)
        title = self._subject.rules.nomination(group.nomination).title
        heading = self._wording.nomination.format(number=group.nomination, title=title)
        head = column_head(group.criteria.columns, wording=self._wording)
        self._place_heading(_nomination(heading), group.criteria, head=head, kept=min(first.height, LEAST_PART))
        again = [head, _nomination(f"{heading} {self._wording.continued}")]
        final = len(group.entries) if last else 0
        for number, row in enumerate(chain((first,), rows), 1):
            self._place_row(row, head=again, last=number == final)

    def _place_heading(self, heading: Block, criteria: CriteriaSet, *, head: Block, kept: int) -> None:
        if criteria is self._shown:
            self._flow.place(heading, head=[head], keep=kept)
        elif criteria in self._explained:
            self._flow.place(heading, keep=head.height + kept)
            self._flow.place(head, keep=kept)
            self._shown = criteria
        else:
            self.explain(criteria, heading=heading)

    def _make_rows(self, group: Group) -> Iterator[Row]:
        scores = self._subject.scores
        maker = self._makers.get(group.criteria)
        if maker is None:
            found = group.criteria
            maker = RowMaker(found.columns, number_width=found.number_width, wording=self._wording)
            self._makers[found] = maker
        for index, entry in enumerate(group.entries, group.first):
            yield maker.make_row(entry, marks=scores.marks[index], about=self._words(entry.number))

    def _words(self, number: str) -> Words:
        scores = self._subject.scores
        return Words(scores.recusals.get(number, ""), scores.remarks.get(number, ""))

    def _place_row(self, row: Row, *, head: Sequence[Block], last: bool) -> None:
        """Set a row: whole where that wastes little paper, else in parts that fill pages."""
        flow = self._flow
        if row.height > max(flow.room, KEPT_WHOLE):
            if flow.room < LEAST_PART:
                flow.open_page(head)
            while row.height > flow.room:
                part, row = divide_row(row, height=flow.room)
                flow.place(draw_row(part, last=False))
                flow.open_page(head)
        flow.place(draw_row(row, last=last), head=head)


def _nomination(heading: str) -> Block:
    lines = wrap_name(heading, STRONG, WIDTH)
    drawn = (place(LEFT, NOMINATION_BASELINE + index * LEADING, line, STRONG) for index, line in enumerate(lines))
    height = NOMINATION_BASELINE + (len(lines) - 1) * LEADING + NOMINATION_FOOT
    return Block(height, words(*drawn) + hairline(height))
