"""Tables: columns where they stand, rows as high as their longest cell, hairlines between them and no verticals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.documents.blocks import Block, Rule, Text, strong_rule
from core.documents.setting import Setting
from core.pdf.colours import GREY
from core.pdf.faces import Face
from core.pdf.page import Align, Style

LABEL = Style(Face.SANS, 7, GREY)
BODY = Style(Face.SANS, 9)
BODY_BOLD = Style(Face.SANS_BOLD, 9)


@dataclass(frozen=True)
class Column:
    """A column from ``left``, ``width`` millimetres wide; ``style`` is its cells', ``head_style`` its heading's."""

    head: str
    left: float
    width: float
    align: Align = "left"
    style: Style = BODY
    head_style: Style = LABEL

    @property
    def edge(self) -> float:
        """Where the text begins, has its middle or ends."""
        return self.left + {"left": 0.0, "centre": self.width / 2, "right": self.width}[self.align]


@dataclass(frozen=True)
class Grid:
    """A table's measures: ``above`` from a rule to the first baseline, ``below`` from the last baseline to the next."""

    columns: tuple[Column, ...]
    left: float
    right: float
    step: float = 4.3
    above: float = 5.5
    below: float = 3.5
    head_above: float = 5.0
    head_below: float = 2.8


def lay_head(grid: Grid, *, setting: Setting) -> Block:
    """Return the headings between two rules; headings are no wider than their columns, or they take more lines."""
    cells = [setting.wrap(each.head, style=each.head_style, width=each.width) for each in grid.columns]
    most = max(len(lines) for lines in cells)
    step = 3.3
    texts = tuple(
        Text(line, column.edge, grid.head_above + (most - len(lines) + index) * step, column.head_style, column.align)
        for column, lines in zip(grid.columns, cells, strict=True)
        for index, line in enumerate(lines)
    )
    height = grid.head_above + (most - 1) * step + grid.head_below
    rules = (strong_rule(grid.left, grid.right), strong_rule(grid.left, grid.right, height))
    return Block(height=height, texts=texts, rules=rules, keep=True)


def lay_row(
    grid: Grid, cells: Sequence[str], *, setting: Setting, bold: frozenset[int] = frozenset(), last: bool = False
) -> Block:
    """Return a row; ``bold`` numbers the cells that stand out, ``last`` closes the table with a strong rule."""
    styles = [
        replace(column.style, face=Face.SANS_BOLD) if index in bold else column.style
        for index, column in enumerate(grid.columns)
    ]
    wrapped = [
        setting.wrap(cell, style=style, width=column.width)
        for cell, style, column in zip(cells, styles, grid.columns, strict=True)
    ]
    texts = tuple(
        Text(line, column.edge, grid.above + index * grid.step, style, column.align)
        for column, style, lines in zip(grid.columns, styles, wrapped, strict=True)
        for index, line in enumerate(lines)
    )
    height = grid.above + (max(len(lines) for lines in wrapped) - 1) * grid.step + grid.below
    height = max(height, grid.above + grid.below)
    rule = strong_rule(grid.left, grid.right, height) if last else Rule(grid.left, grid.right, height)
    return Block(height=height, texts=texts, rules=(rule,))


def lay_table(
    grid: Grid,
    rows: Sequence[Sequence[str]],
    *,
    setting: Setting,
    bold: Sequence[frozenset[int]] = (),
    gap: float = 0.0,
) -> tuple[Block, ...]:
    """Return a whole table, its heading first and again wherever a page begins with one of its rows."""
    head = lay_head(grid, setting=setting)
    drawn = [
        lay_row(
            grid,
            row,
            setting=setting,
            bold=bold[index] if index < len(bold) else frozenset(),
            last=index == len(rows) - 1,
        )
        for index, row in enumerate(rows)
    ]
    return (replace(head, gap=gap), *(replace(each, head=(head,)) for each in drawn))
