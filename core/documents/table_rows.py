"""The parts of a table's paper: facts in two columns, the key of labels, rows by groups with lines for the hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.documents.blocks import FIRM, Block, Rule, Text, set_lines, strong_rule
from core.documents.grid import BODY, BODY_BOLD, LABEL, Column, Grid, lay_head, lay_row
from core.documents.setting import Setting
from core.documents.table_text import TableText
from core.pdf.colours import INK

_LABEL_WIDTH, _STEP = 27.0, 4.3
_KEY_LABEL = 8.0


@dataclass(frozen=True)
class Frame:
    """The paper and its side margins, in millimetres."""

    width: float
    height: float
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Where the right column of facts begins."""
        return (self.left + self.right) / 2 + 4


def lay_facts(facts: Sequence[tuple[str, str]], *, setting: Setting, frame: Frame) -> Iterator[Block]:
    """Yield labels and values, two side by side between hairlines."""
    for start in range(0, len(facts), 2):
        pair = facts[start : start + 2]
        texts: list[Text] = []
        most = 1
        for place, (label, value) in enumerate(pair):
            left = frame.middle if place else frame.left
            right = frame.right if place or len(pair) == 1 else frame.middle - 4
            lines = setting.wrap(value, style=BODY, width=right - left - _LABEL_WIDTH)
            texts.append(Text(setting.clean(label, face=LABEL.face), left, 4.4, LABEL))
            texts += [Text(line, left + _LABEL_WIDTH, 4.4 + index * _STEP, BODY) for index, line in enumerate(lines)]
            most = max(most, len(lines))
        height = 6.3 + (most - 1) * _STEP
        above = (strong_rule(frame.left, frame.right),) if start == 0 else ()
        rules = (*above, Rule(frame.left, frame.right, height))
        yield Block(height=height, texts=tuple(texts), rules=rules, keep=True, gap=1.5 if start == 0 else 0.0)


def lay_key(title: str, key: Sequence[tuple[str, str]], *, setting: Setting, frame: Frame) -> Iterator[Block]:
    """Yield what the labels mean, down the left column and then down the right one."""
    if not key:
        return
    for block in set_lines(
        setting.wrap(title, style=LABEL, width=frame.right - frame.left), x=frame.left, style=LABEL, step=4.0, gap=2.4
    ):
        yield replace(block, keep=True)
    half = (len(key) + 1) // 2
    for index in range(half):
        texts: list[Text] = []
        most = 1
        for left, place in ((frame.left, index), (frame.middle, index + half)):
            if place < len(key):
                label, words = key[place]
                lines = setting.wrap(words, style=BODY, width=frame.right - frame.middle - _KEY_LABEL)
                texts.append(Text(setting.clean(label, face=BODY_BOLD.face), left, 3.4, BODY_BOLD))
                texts += [Text(line, left + _KEY_LABEL, 3.4 + row * _STEP, BODY) for row, line in enumerate(lines)]
                most = max(most, len(lines))
        yield Block(height=4.7 + (most - 1) * _STEP, texts=tuple(texts), keep=True)


def grid_of(text: TableText, frame: Frame) -> Grid:
    """Return the table's columns; those without a width share what the others leave."""
    fixed = sum(column.width for column in text.columns)
    free = sum(1 for column in text.columns if not column.width) or 1
    left, columns = frame.left, []
    for index, column in enumerate(text.columns):
        width = column.width or (frame.right - frame.left - fixed) / free
        gutter = 0.0 if index == len(text.columns) - 1 or column.align == "right" else 2.5
        head_style = BODY_BOLD if column.strong_head else LABEL
        columns.append(Column(column.head, left, width - gutter, column.align, BODY, head_style))
        left += width
    if text.spacious:
        return Grid(tuple(columns), frame.left, frame.right, step=4.1, above=5.6, below=3.2)
    return Grid(tuple(columns), frame.left, frame.right, step=4.1, above=4.8, below=2.6)


def lay_groups(text: TableText, *, setting: Setting, frame: Frame) -> tuple[Block, ...]:
    """Return the heading, then the rows of every group under its title; rows repeat the heading on a new page."""
    grid = grid_of(text, frame)
    head = lay_head(grid, setting=setting)
    drawn: list[Block] = [head]
    for number, group in enumerate(text.groups):
        if group.title:
            drawn.append(replace(_lay_title(group.title, setting=setting, frame=frame), head=(head,)))
        for index, row in enumerate(group.rows):
            last = number == len(text.groups) - 1 and index == len(group.rows) - 1
            block = lay_row(grid, row, setting=setting, last=last)
            drawn.append(replace(_with_lines(block, text, grid), head=(head,)))
    return tuple(drawn)


def _lay_title(title: str, *, setting: Setting, frame: Frame) -> Block:
    lines = setting.wrap(title, style=BODY_BOLD, width=frame.right - frame.left)
    texts = tuple(Text(line, frame.left, 5.6 + index * _STEP, BODY_BOLD) for index, line in enumerate(lines))
    height = 7.6 + (len(lines) - 1) * _STEP
    return Block(height=height, texts=texts, rules=(Rule(frame.left, frame.right, height),), keep=True)


def _with_lines(block: Block, text: TableText, grid: Grid) -> Block:
    """Put a line for the hand into every column that is written by hand."""
    lines = tuple(
        Rule(column.left + 1.2, column.left + column.width, grid.above + 1.0, FIRM, INK)
        for column, form in zip(grid.columns, text.columns, strict=True)
        if form.written
    )
    return replace(block, rules=(*block.rules, *lines))
