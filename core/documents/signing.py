"""Lines for signatures by hand: who signs, a line with «подпись» under it, the name, and a date to fill in."""

from __future__ import annotations

from dataclasses import dataclass

from core.documents.blocks import FIRM, Block, Rule, Text
from core.documents.grid import LABEL
from core.documents.setting import Setting
from core.pdf.colours import INK
from core.pdf.glue import Language
from core.pdf.page import Align, Style, measure


@dataclass(frozen=True)
class Signatory:
    """Who signs as what; an empty name leaves room to write one."""

    position: str
    name: str


@dataclass(frozen=True)
class DateWords:
    """What is printed around the gaps of a date: «, », 20, г."""

    opens: str
    closes: str
    century: str
    year: str


DATES: dict[Language, DateWords] = {
    "ru": DateWords("«", "»", "20", "г."),
    "en": DateWords("", "", "20", ""),
}


@dataclass(frozen=True)
class SigningPlan:
    """Where the parts of a signature stand; without ``date_from`` no date is asked for."""

    left: float
    line_from: float
    line_to: float
    name_x: float
    right: float
    style: Style
    caption: str
    step: float = 12.0
    names_end: bool = False
    date_from: float | None = None


def lay_signature(
    signatory: Signatory, plan: SigningPlan, *, setting: Setting, dates: DateWords | None = None
) -> Block:
    """Return a signature: the position's last line stands on the name's baseline, lines above it hang higher."""
    style, leading = plan.style, plan.style.size * 0.48
    position = setting.wrap(signatory.position, style=style, width=plan.line_from - plan.left - 3)
    room = (plan.date_from or plan.right) - plan.name_x - 3
    edge = plan.right if plan.names_end else plan.name_x
    align: Align = "right" if plan.names_end else "left"
    name = setting.wrap(signatory.name, style=style, width=room)
    most = max(len(position), len(name), 1)
    base = plan.step - 4.5 + (most - 1) * leading
    texts = [
        Text(line, plan.left, base - (len(position) - 1 - index) * leading, style)
        for index, line in enumerate(position)
    ]
    texts += [
        Text(line, edge, base - (len(name) - 1 - index) * leading, style, align) for index, line in enumerate(name)
    ]
    texts.append(
        Text(
            setting.clean(plan.caption, face=LABEL.face), (plan.line_from + plan.line_to) / 2, base + 3.7, LABEL,
            "centre",
        )
    )  # fmt: skip
    rules = [Rule(plan.line_from, plan.line_to, base + 0.7, FIRM, INK)]
    if dates is not None and plan.date_from is not None:
        dated = _lay_date(plan, dates, y=base)
        texts += dated[0]
        rules += dated[1]
    return Block(height=base + 4.5, texts=tuple(texts), rules=tuple(rules))


def _lay_date(plan: SigningPlan, dates: DateWords, *, y: float) -> tuple[list[Text], list[Rule]]:
    """Fill the room from the date's place to the right margin: « __ » ________ 20__ г."""
    style, right = plan.style, plan.right
    left = plan.date_from or right
    day = left + measure(dates.opens, style) + 0.8
    closes = day + 7.0
    month = closes + measure(dates.closes, style) + 1.5
    year_end = right - (measure(dates.year, style) + 1.0 if dates.year else 0.0)
    century_end = year_end - 7.0
    century = century_end - measure(dates.century, style) - 0.5
    texts = [
        Text(dates.opens, left, y, style),
        Text(dates.closes, closes + 0.8, y, style),
        Text(dates.century, century, y, style),
    ]
    if dates.year:
        texts.append(Text(dates.year, right, y, style, "right"))
    spans = ((day, closes), (month + 1.0, century - 1.5), (century_end, year_end - 0.5))
    return texts, [Rule(a, b, y + 0.7, FIRM, INK) for a, b in spans]
