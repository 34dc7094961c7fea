"""What a page is stacked from: blocks of lines and rules, placed by millimetres from their own upper edge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from core.pdf.colours import INK, Colour
from core.pdf.page import Align, Style

HAIRLINE: Final = Colour(0xA8, 0xA8, 0xA8)
THIN, FIRM, STRONG = 0.25, 0.4, 0.7
"""Widths of rules in points: between rows, for the hand, at a table's head and foot."""


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` is its baseline, ``x`` its left end, middle or right end as ``align`` says."""

    text: str
    x: float
    y: float
    style: Style
    align: Align = "left"


@dataclass(frozen=True)
class Rule:
    """A horizontal line; ``width`` in points."""

    left: float
    right: float
    y: float
    width: float = THIN
    colour: Colour = HAIRLINE


@dataclass(frozen=True)
class Block:
    """What is never cut: ``gap`` is the white above it, which a page's top swallows.

    ``keep`` ties it to the block after it, ``sink`` lets it settle at its page's foot. ``head`` stands again above it
    where it begins a page, as a table's heading does.
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    gap: float = 0.0
    keep: bool = False
    sink: bool = False
    head: tuple[Block, ...] = ()


def strong_rule(left: float, right: float, y: float = 0.0) -> Rule:
    """Return the rule that opens and closes a table."""
    return Rule(left, right, y, STRONG, INK)


def keep_together(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks tied to each other, the last one as it was."""
    return (*(replace(each, keep=True) for each in blocks[:-1]), *blocks[-1:])


def set_lines(
    lines: Sequence[str], *, x: float, style: Style, step: float, gap: float = 0.0, align: Align = "left"
) -> tuple[Block, ...]:
    """Return a paragraph a block to each line, ``step`` millimetres apart, that leaves no line of it alone on a page.

    Baselines stand at 72 % of the step, where ascenders and descenders of PT share it evenly.
    """
    last = len(lines) - 1
    return tuple(
        Block(
            height=step,
            texts=(Text(line, x, 0.72 * step, style, align),),
            gap=gap if index == 0 else 0.0,
            keep=index != last and index in {0, last - 1},
        )
        for index, line in enumerate(lines)
    )
