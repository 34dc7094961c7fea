"""Papers in running text as PDF/A: head, items, and signatures that never stand alone on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from core.documents.blocks import Block, Rule, Text, keep_together, set_lines
from core.documents.flow import PlacedPage, Sheet, draw_pages, paginate
from core.documents.grid import LABEL
from core.documents.prose_items import BODY_TEXT, LEAD, LEFT, MEASURE, RIGHT, STEP, lay_item
from core.documents.prose_text import ProseText
from core.documents.setting import Setting, about
from core.documents.signing import SigningPlan, lay_signature
from core.pdf.colours import GREY
from core.pdf.document import build_document
from core.pdf.faces import Face
from core.pdf.page import Style

_TITLE = Style(Face.SERIF_BOLD, 18, tracking=0.16)
_ISSUER = replace(LEAD, tracking=0.1)
_SMALL = Style(Face.SERIF, 9, GREY)
_DIGITS = Style(Face.SANS, 7)
_SHEET = Sheet(width=210, height=297, top=20, bottom=272, first_top=20)
_MIDDLE = (LEFT + RIGHT) / 2
_PAGE_Y, _FOOT_Y, _SAMPLE_Y = 13.0, 278.5, 288.0
_FOOT_VALUE, _FOOT_STEP = LEFT + 28.0, 3.5
_TIED = 3
"""So many of the last blocks come along when the signatures turn the page."""


@dataclass(frozen=True)
class ProsePlan:
    """A paper laid out."""

    text: ProseText
    pages: tuple[PlacedPage, ...]


def plan_prose(text: ProseText) -> ProsePlan:
    """Lay a paper out; raises ``paper.missing_glyph`` or ``paper.bidi_control``."""
    setting = Setting(text.kind, text.language)
    blocks = [
        *_lay_head(text, setting),
        *(block for item in text.items for block in lay_item(item, setting=setting)),
        *_lay_closing(text, setting),
    ]
    tuple(_lay_foot(text, setting))
    return ProsePlan(text, tuple(paginate(blocks, sheet=_SHEET)))


def draw_prose(plan: ProsePlan, *, made: datetime | None = None) -> bytes:
    """Return the paper as a PDF/A-2b file."""
    text = plan.text
    foot = tuple(_lay_foot(text, Setting(text.kind, text.language)))
    rules = (Rule(LEFT, RIGHT, _FOOT_Y - 4.0),) if text.foot else ()

    def frame(number: int, _pages: int) -> Block:
        numbered = (Text(str(number), _MIDDLE, _PAGE_Y, BODY_TEXT, "centre"),) if number > 1 else ()
        return Block(height=0, texts=(*foot, *numbered), rules=rules)

    facts = about(title=text.about, author=text.author, language=text.language, made=made)
    return build_document(draw_pages(plan.pages, sheet=_SHEET, frame=frame), about=facts)


def _lay_head(text: ProseText, setting: Setting) -> Iterator[Block]:
    """Yield who issues it, what it is, and date, place and number on one line."""
    centred = (
        (text.issuer.upper(), _ISSUER, STEP, 0.0),
        (text.body, BODY_TEXT, STEP, 0.0),
        (text.title.upper(), _TITLE, 8.0, 7.0),
        (text.subtitle, BODY_TEXT, STEP, 0.0),
    )
    for words, style, step, gap in centred:
        lines = setting.wrap_centred(words, style=style, width=MEASURE)
        yield from keep_together(set_lines(lines, x=_MIDDLE, style=style, step=step, gap=gap, align="centre"))
    if any(text.line):
        date, place, number = (setting.clean(part, face=BODY_TEXT.face) for part in text.line)
        line = (
            Text(date, LEFT, 0.72 * STEP, BODY_TEXT),
            Text(place, _MIDDLE, 0.72 * STEP, BODY_TEXT, "centre"),
            Text(number, RIGHT, 0.72 * STEP, BODY_TEXT, "right"),
        )
        yield Block(height=STEP, texts=line, gap=6.5)
    yield Block(height=4.0)


def _lay_closing(text: ProseText, setting: Setting) -> tuple[Block, ...]:
    """Return the closing items and the signatures, which take the end of those along to a new page."""
    closing = [block for item in text.closing for block in lay_item(item, setting=setting)]
    signatures = [
        lay_signature(each, _plan_signing(text), setting=setting, dates=text.dates) for each in text.signatories
    ]
    if signatures:
        signatures[0] = replace(signatures[0], gap=6.0)
    return (*closing[:-_TIED], *keep_together((*closing[-_TIED:], *signatures)))


def _plan_signing(text: ProseText) -> SigningPlan:
    if text.dates is None:
        return SigningPlan(
            left=LEFT, line_from=92.0, line_to=142.0, name_x=146.0, right=RIGHT, style=BODY_TEXT,
            caption=text.signature, step=15.0, names_end=True,
        )  # fmt: skip
    return SigningPlan(
        left=LEFT, line_from=72.0, line_to=106.0, name_x=109.0, right=RIGHT, style=BODY_TEXT,
        caption=text.signature, step=15.0, date_from=150.0,
    )  # fmt: skip


def _lay_foot(text: ProseText, setting: Setting) -> Iterator[Text]:
    """Yield what stands under every page, in page coordinates."""
    for index, (label, value) in enumerate(text.foot):
        y = _FOOT_Y + index * _FOOT_STEP
        yield Text(setting.clean(label, face=LABEL.face), LEFT, y, LABEL)
        yield Text(setting.shorten(value, style=_DIGITS, width=RIGHT - _FOOT_VALUE), _FOOT_VALUE, y, _DIGITS)
    yield Text(setting.clean(text.sample, face=_SMALL.face), _MIDDLE, _SAMPLE_Y, _SMALL, "centre")
