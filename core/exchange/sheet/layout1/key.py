"""The key of criteria: what each label means, its scale, weight and described levels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from core.domain.contest import Criterion, Scale
from core.exchange.sheet.layout1.columns import Columns
from core.exchange.sheet.layout1.figures import NO_MARK, show_decimal
from core.exchange.sheet.layout1.geometry import LEADING, LEFT, mm
from core.exchange.sheet.layout1.groups import CriteriaSet
from core.exchange.sheet.layout1.ink import LABEL, NORMAL, STRONG, Block, Line, place, set_line, text_at, words
from core.exchange.sheet.layout1.wording import Wording
from core.exchange.sheet.layout1.wrapping import wrap_name

LABEL_BASELINE, LABEL_HEIGHT = mm("5.4"), mm("5.7")
ITEM_BASELINE, ITEM_FOOT = mm("4.1"), mm("0.4")
HALF = mm("90")
GUTTER = mm("4")
LEAST_LABEL = mm("7")
LABEL_GAP = mm("3")

Item = tuple[str, tuple[Line, ...]]


def draw_key(found: CriteriaSet, *, wording: Wording) -> Iterator[Block]:
    """Yield the key; the nomination is named where the criteria are its own."""
    criteria, columns = found.criteria, found.columns
    common = _common_scale(criteria)
    nomination = found.nomination
    heading = wording.criteria if nomination is None else wording.own_criteria.format(nomination=nomination)
    if common is not None:
        heading += _each(common, wording=wording)
    yield Block(LABEL_HEIGHT, words(text_at(LEFT, LABEL_BASELINE, heading, LABEL)))
    texts = [_explain(each, columns=columns, common=common, wording=wording) for each in criteria]
    labels = [*columns.labels, NO_MARK]
    indent = max(LEAST_LABEL, LABEL_GAP + max(set_line(each, STRONG).width for each in labels))
    width = HALF - GUTTER - indent
    items = [
        (label, wrap_name(text, NORMAL, width)) for label, text in zip(labels, [*texts, wording.no_mark], strict=True)
    ]
    middle = (len(items) + 1) // 2
    pairs: Iterator[tuple[Item, Item | None]] = zip_longest(items[:middle], items[middle:])
    for left, right in pairs:
        yield from _pair(left, right, indent=indent)


def _pair(left: Item, right: Item | None, *, indent: int) -> Iterator[Block]:
    """Set two criteria side by side, line by line, for even the longest must not outgrow a page."""
    items = [(LEFT, left)] if right is None else [(LEFT, left), (LEFT + HALF, right)]
    y, count = ITEM_BASELINE, max(len(lines) for _, (_, lines) in items)
    for index in range(count):
        drawn: list[str] = []
        for x, (label, lines) in items:
            drawn.append(text_at(x, y, label, STRONG) if index == 0 else "")
            drawn.append(place(x + indent, y, lines[index], NORMAL) if index < len(lines) else "")
        yield Block(y + ITEM_FOOT if index == count - 1 else y, words(*drawn))
        y = LEADING


def _common_scale(criteria: tuple[Criterion, ...]) -> Scale | None:
    first = criteria[0].scale
    return first if all(each.scale == first for each in criteria) else None


def _each(scale: Scale, *, wording: Wording) -> str:
    high = show_decimal(scale.maximum, decimal_mark=wording.decimal_mark)
    low = show_decimal(scale.minimum, decimal_mark=wording.decimal_mark)
    one = not high.isdecimal() or (high.endswith("1") and not high.endswith("11"))
    points = wording.one_point if one else wording.points
    return wording.each.format(low=low, high=high, points=points) + _step(scale, wording=wording)


def _step(scale: Scale, *, wording: Wording) -> str:
    if scale.step == 1:
        return ""
    return ", " + wording.step.format(step=show_decimal(scale.step, decimal_mark=wording.decimal_mark))


def _explain(criterion: Criterion, *, columns: Columns, common: Scale | None, wording: Wording) -> str:
    """Say what a criterion is: title, code if the label is not it, scale if they differ, weight, short levels."""
    mark = wording.decimal_mark
    scale = criterion.scale
    parts = [criterion.title if columns.coded else f"{criterion.title} ({criterion.code})"]
    if common is None:
        low, high = show_decimal(scale.minimum, decimal_mark=mark), show_decimal(scale.maximum, decimal_mark=mark)
        parts.append(wording.scale.format(low=low, high=high) + _step(scale, wording=wording))
    if criterion.weight != 1:
        parts.append(wording.weight.format(weight=show_decimal(criterion.weight, decimal_mark=mark)))
    if criterion.levels and all(level.lowest == level.highest for level in criterion.levels):
        # a level for every mark, as «да — сомнительно — нет»: without it the numbers would say nothing
        parts += [f"{show_decimal(each.lowest, decimal_mark=mark)} — {each.words}" for each in criterion.levels]
    return "; ".join(parts)
