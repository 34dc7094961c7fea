"""The items of running text as blocks: PT Serif 12 on 17 points, ragged right without hyphens, tables in PT Sans 9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from core.documents.blocks import FIRM, Block, Rule, Text, keep_together, set_lines
from core.documents.grid import BODY, Column, Grid, lay_table
from core.documents.prose_text import (
    BlankLines,
    Heading,
    Item,
    Named,
    Numbered,
    Paragraph,
    ProseTable,
    SmallPrint,
    Votes,
)
from core.documents.setting import Setting
from core.pdf.colours import INK
from core.pdf.faces import Face
from core.pdf.page import POINTS, Style, measure

LEFT: Final = 30.0
RIGHT: Final = 190.0
MEASURE: Final = RIGHT - LEFT
BODY_TEXT: Final = Style(Face.SERIF, 12)
STRONG_TEXT: Final = Style(Face.SERIF_BOLD, 12)
LEAD: Final = Style(Face.SERIF, 12, tracking=0.06)
STEP: Final = 17 / POINTS
_TIGHT = 16 / POINTS
_HEADING_CAPS = Style(Face.SERIF_BOLD, 12, tracking=0.06)
_INDENT, _HANG, _NAME, _NAME_GAP = 12.5, 12.5, 54.0, 3.0
_SHORT_TABLE = 9
_AFTER_TABLE = 1.6
_BLANK_STEP = 8.5


def lay_item(item: Item, *, setting: Setting) -> tuple[Block, ...]:
    """Return an item's blocks; raises ``paper.missing_glyph`` or ``paper.bidi_control``."""
    match item:
        case BlankLines():
            rule = Rule(LEFT + _HANG, RIGHT, _BLANK_STEP, FIRM, INK)
            lines = [Block(height=_BLANK_STEP, rules=(rule,))] * item.count
            return (*keep_together(lines), Block(height=_AFTER_TABLE))
        case Heading():
            return tuple(_lay_heading(item, setting))
        case Paragraph():
            return tuple(_lay_paragraph(item, setting))
        case Numbered():
            return tuple(_lay_numbered(item, setting))
        case Named():
            return (_lay_named(item, setting),)
        case Votes():
            return (_lay_votes(item, setting),)
        case ProseTable():
            return tuple(_lay_table(item, setting))
        case SmallPrint():
            return set_lines(setting.wrap(item.text, style=BODY, width=MEASURE), x=LEFT, style=BODY, step=4.6)


def _lay_heading(item: Heading, setting: Setting) -> Iterator[Block]:
    style = _HEADING_CAPS if item.capitals else STRONG_TEXT
    text = item.text.upper() if item.capitals else item.text
    hang = _hang_of(item.number, setting=setting, style=style) if item.number else 0.0
    lines = setting.wrap(text, style=style, width=MEASURE - hang)
    blocks = _hanging(item.number, lines, style=style, hang=hang, setting=setting, gap=4.4, step=STEP)
    for block in blocks:
        yield replace(block, keep=True)


def _lay_paragraph(item: Paragraph, setting: Setting) -> Iterator[Block]:
    lead = setting.clean(item.lead, face=LEAD.face)
    indent = measure(lead, LEAD) + measure("  ", BODY_TEXT) if lead else _INDENT if item.indented else 0.0
    lines = _wrap_indented(item.text, indent=indent, setting=setting)
    blocks = list(set_lines([line for line, _ in lines], x=LEFT, style=BODY_TEXT, step=STEP, gap=2.2))
    if not blocks:
        return
    first = blocks[0].texts
    moved = tuple(replace(text, x=text.x + lines[0][1]) for text in first if text.text)
    if lead:
        moved = (Text(lead, LEFT, 0.72 * STEP, LEAD), *moved)
    blocks[0] = replace(blocks[0], texts=moved)
    yield from keep_together([*blocks[:-1], replace(blocks[-1], keep=True)]) if item.tied else blocks


def _wrap_indented(text: str, *, indent: float, setting: Setting) -> list[tuple[str, float]]:
    """Return lines and where they begin; the first is shorter by ``indent``."""
    if not indent:
        return [(line, 0.0) for line in setting.wrap(text, style=BODY_TEXT, width=MEASURE)]
    # a no-break filler as wide as the indent makes the first line break where it will
    filler = "\u00a0" * max(1, round(indent / measure(" ", BODY_TEXT)))
    first_word, _, rest = setting.clean(text, face=BODY_TEXT.face).partition(" ")
    lines = setting.wrap_glued(f"{filler}{first_word} {rest}".strip(" "), style=BODY_TEXT, width=MEASURE)
    head = lines[0].removeprefix(filler)
    return [(head, indent), *((line, 0.0) for line in lines[1:])]


def _lay_numbered(item: Numbered, setting: Setting) -> Iterator[Block]:
    hang = _hang_of(item.number, setting=setting, style=BODY_TEXT)
    lines = setting.wrap(item.text, style=BODY_TEXT, width=MEASURE - hang)
    yield from _hanging(item.number, lines, style=BODY_TEXT, hang=hang, setting=setting, gap=0.4, step=STEP)


def _lay_named(item: Named, setting: Setting) -> Block:
    dash = "— " if item.dashed else ""
    hang = measure(dash, BODY_TEXT) if dash else 0.0
    names = setting.wrap(item.name, style=BODY_TEXT, width=_NAME - _NAME_GAP)
    lines = setting.wrap(item.text, style=BODY_TEXT, width=MEASURE - _NAME - hang)
    texts = [Text(name, LEFT, (0.72 + index) * _TIGHT, BODY_TEXT) for index, name in enumerate(names)]
    texts += [Text(line, LEFT + _NAME + hang, (0.72 + index) * _TIGHT, BODY_TEXT) for index, line in enumerate(lines)]
    if dash and lines:
        texts.append(Text("—", LEFT + _NAME, 0.72 * _TIGHT, BODY_TEXT))
    return Block(height=max(len(names), len(lines), 1) * _TIGHT, texts=tuple(texts), gap=0.5)


def _lay_votes(item: Votes, setting: Setting) -> Block:
    texts = [Text(setting.clean(item.label, face=BODY_TEXT.face), LEFT, 0.72 * STEP, BODY_TEXT)]
    counts = [setting.clean(count, face=BODY_TEXT.face) for count in item.counts]
    left = LEFT + measure(texts[0].text, BODY_TEXT) + 7
    gap = (RIGHT - left - sum(measure(count, BODY_TEXT) for count in counts)) / max(len(counts) - 1, 1)
    for count in counts:
        texts.append(Text(count, left, 0.72 * STEP, BODY_TEXT))
        left += measure(count, BODY_TEXT) + min(gap, 9.0)
    return Block(height=STEP, texts=tuple(texts), gap=2.2)


def _lay_table(item: ProseTable, setting: Setting) -> Iterator[Block]:
    left, columns = LEFT, []
    for column in item.columns:
        width = column.share * MEASURE
        gutter = 2.0 if column is not item.columns[-1] else 0.0
        columns.append(Column(column.head, left, width - gutter, column.align))
        left += width
    grid = Grid(tuple(columns), LEFT, RIGHT, step=4.1, above=4.2, below=1.7, head_above=4.3, head_below=1.7)
    every = frozenset(range(len(columns)))
    bold = [every if index in item.strong else frozenset[int]() for index in range(len(item.rows))]
    rows = lay_table(grid, item.rows, setting=setting, bold=bold, gap=2.4)
    yield from keep_together(rows) if len(item.rows) <= _SHORT_TABLE else rows
    yield Block(height=_AFTER_TABLE)


def _hang_of(number: str, *, setting: Setting, style: Style) -> float:
    """Return how far a numbered text hangs: as far as an indent, or more where the number is wide."""
    return max(_HANG, measure(setting.clean(number, face=style.face), style) + 2.0)


def _hanging(
    number: str, lines: Sequence[str], *, style: Style, hang: float, setting: Setting, gap: float, step: float
) -> tuple[Block, ...]:
    blocks = set_lines(lines, x=LEFT + hang, style=style, step=step, gap=gap)
    if not number or not blocks:
        return blocks
    numbered = Text(setting.clean(number, face=style.face), LEFT, 0.72 * step, style)
    return (replace(blocks[0], texts=(numbered, *blocks[0].texts)), *blocks[1:])
