"""Papers that are one table, as PDF/A: a running head, facts, the table by groups, signatures, the small print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from core.documents.blocks import Block, Text, keep_together, set_lines, strong_rule
from core.documents.flow import PlacedPage, Sheet, draw_pages, paginate
from core.documents.grid import BODY, BODY_BOLD, LABEL
from core.documents.setting import Setting, about
from core.documents.signing import SigningPlan, lay_signature
from core.documents.table_rows import Frame, lay_facts, lay_groups, lay_key
from core.documents.table_text import TableText
from core.pdf.document import build_document
from core.pdf.faces import Face
from core.pdf.page import POINTS, Style

_TITLE = Style(Face.SANS_BOLD, 15)
_SMALL = Style(Face.SANS, 7)
_SIGNATURE = 12.0


@dataclass(frozen=True)
class TablePlan:
    """A paper laid out."""

    text: TableText
    pages: tuple[PlacedPage, ...]


def plan_table(text: TableText) -> TablePlan:
    """Lay a paper out; raises ``paper.missing_glyph`` or ``paper.bidi_control``."""
    setting, frame = Setting(text.kind, text.language), _frame_of(text)
    _around(text, setting, frame, number=2, pages=2)
    return TablePlan(text, tuple(paginate(tuple(_lay(text, setting, frame)), sheet=_sheet_of(text, frame))))


def draw_table(plan: TablePlan, *, made: datetime | None = None) -> bytes:
    """Return the paper as a PDF/A-2b file."""
    text = plan.text
    setting, frame = Setting(text.kind, text.language), _frame_of(text)

    def around(number: int, pages: int) -> Block:
        return _around(text, setting, frame, number=number, pages=pages)

    title = ". ".join(part for part in (text.title.capitalize(), text.subtitle, text.contest) if part)
    facts = about(title=title, author=text.author, language=text.language, made=made)
    return build_document(draw_pages(plan.pages, sheet=_sheet_of(text, frame), frame=around), about=facts)


def _frame_of(text: TableText) -> Frame:
    if text.landscape:
        return Frame(width=297, height=210, left=20, right=277)
    return Frame(width=210, height=297, left=20, right=198)


def _sheet_of(text: TableText, frame: Frame) -> Sheet:
    """Leave room at the foot for the small print, and for signatures where every page has them."""
    bottom = frame.height - 11.0 - max(len(text.foot), 1) * 3.6
    signatures = len(text.signatories) * _SIGNATURE if text.every_page else 0.0
    return Sheet(frame.width, frame.height, top=34, bottom=bottom - 3.0 - signatures, first_top=22)


def _lay(text: TableText, setting: Setting, frame: Frame) -> Iterator[Block]:
    head = (
        Text(setting.clean(text.title, face=_TITLE.face), frame.left, 5.5, _TITLE),
        Text(setting.clean(text.sample, face=LABEL.face), frame.right, 5.5, LABEL, "right"),
    )
    yield Block(height=8.0, texts=head, keep=True)
    width = frame.right - frame.left
    for block in set_lines(setting.wrap(text.subtitle, style=BODY, width=width), x=frame.left, style=BODY, step=5):
        yield replace(block, keep=True)
    yield from lay_facts(text.facts, setting=setting, frame=frame)
    yield from lay_key(text.key_title, text.key, setting=setting, frame=frame)
    yield Block(height=3.0, keep=True)
    rows = lay_groups(text, setting=setting, frame=frame)
    tail = tuple(_lay_notes(text, setting, frame))
    if not text.every_page:
        tail = (*tail, *(replace(each, sink=text.landscape) for each in _lay_signatures(text, setting, frame)))
    yield from rows[:-1]
    yield from keep_together((*rows[-1:], *tail))


def _lay_notes(text: TableText, setting: Setting, frame: Frame) -> Iterator[Block]:
    step = LABEL.size * 1.45 / POINTS
    for index, note in enumerate(text.notes):
        lines = setting.wrap(note, style=LABEL, width=frame.right - frame.left)
        yield from set_lines(lines, x=frame.left, style=LABEL, step=step, gap=2.0 if not index else 0.4)


def _lay_signatures(text: TableText, setting: Setting, frame: Frame) -> Iterator[Block]:
    span = frame.right - frame.left
    plan = SigningPlan(
        left=frame.left,
        line_from=frame.left + 0.13 * span,
        line_to=frame.left + 0.42 * span,
        name_x=frame.left + 0.44 * span,
        right=frame.right,
        style=BODY,
        caption=text.signature,
        step=_SIGNATURE,
        date_from=frame.right - 52 if text.dates else None,
    )
    for signatory in text.signatories:
        yield lay_signature(signatory, plan, setting=setting, dates=text.dates)


def _around(text: TableText, setting: Setting, frame: Frame, *, number: int, pages: int) -> Block:
    """Return running head, small print and, where asked for, signatures, in page coordinates."""
    page = setting.clean(text.page.format(page=number, pages=pages), face=BODY_BOLD.face)
    width = frame.right - frame.left - 40
    texts = [
        Text(setting.shorten(text.contest, style=BODY, width=width), frame.left, 15.4, BODY),
        Text(page, frame.right, 15.4, BODY_BOLD, "right"),
    ]
    if number > 1:
        again = " · ".join(part for part in (text.continued, text.subtitle) if part)
        texts.append(Text(setting.shorten(again, style=BODY_BOLD, width=width), frame.left, 25.0, BODY_BOLD))
        texts.append(Text(setting.clean(text.sample, face=LABEL.face), frame.right, 25.0, LABEL, "right"))
    rule = frame.height - 8.5 - max(len(text.foot), 1) * 3.6
    for index, (label, value) in enumerate(text.foot):
        y = rule + 4.0 + index * 3.6
        texts.append(Text(setting.clean(label, face=LABEL.face), frame.left, y, LABEL))
        shown = setting.shorten(value, style=_SMALL, width=frame.right - frame.left - 42)
        texts.append(Text(shown, frame.left + 26.0, y, _SMALL))
    texts.append(Text(f"{number} / {pages}", frame.right, rule + 4.0, _SMALL, "right"))
    rules = [strong_rule(frame.left, frame.right, rule)]
    if text.every_page:
        top = rule - 2.0 - len(text.signatories) * _SIGNATURE
        for each in _lay_signatures(text, setting, frame):
            texts += [replace(one, y=one.y + top) for one in each.texts]
            rules += [replace(one, y=one.y + top) for one in each.rules]
            top += each.height
    return Block(height=0, texts=tuple(texts), rules=tuple(rules))
