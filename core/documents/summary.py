"""The summary sheet: what every juror gave every entry, what came of it, and by what it was decided.

A landscape sheet to each nomination, with the rule of counting, the sheets it rests on, the table, notes on ties and
recusals, the jurors by name, two signatures and the journal's head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from core.documents.blocks import Block, Text, keep_together, set_lines, strong_rule
from core.documents.flow import PlacedPage, Sheet, draw_pages, paginate
from core.documents.grid import BODY, BODY_BOLD, LABEL, lay_table
from core.documents.setting import Setting, about
from core.documents.signing import SigningPlan, lay_signature
from core.documents.summary_columns import LEFT, RIGHT, label_jurors, plan_parts
from core.documents.summary_text import SummaryNomination, SummaryText
from core.pdf.document import build_document
from core.pdf.faces import Face
from core.pdf.page import POINTS, Style

PAPER: Final = "summary"
_TITLE = Style(Face.SANS_BOLD, 15)
_SMALL = Style(Face.SANS, 7)
_VALUE = 48.0
_SHEET = Sheet(width=297, height=210, top=38, bottom=187.5, first_top=24)
_STEP = 4.4
_JUROR_COLUMNS, _JUROR_STEP = 4, 4.6


@dataclass(frozen=True)
class SummaryPlan:
    """A summary laid out: the pages of every nomination, in order."""

    text: SummaryText
    pages: tuple[tuple[int, PlacedPage], ...]

    @property
    def page_count(self) -> int:
        """How many sheets of paper it takes."""
        return len(self.pages)


def plan_summary(text: SummaryText) -> SummaryPlan:
    """Lay a summary of at least one nomination out; raises ``paper.missing_glyph`` or ``paper.bidi_control``."""
    setting = Setting(PAPER, text.language)
    _frame(text, setting, nomination=0, first=False, number=1, pages=1)
    pages = [
        (index, page)
        for index, nomination in enumerate(text.nominations)
        for page in paginate(tuple(_lay(nomination, text, setting)), sheet=_SHEET)
    ]
    return SummaryPlan(text, tuple(pages))


def draw_summary(plan: SummaryPlan, *, made: datetime | None = None) -> bytes:
    """Return the summary as a PDF/A-2b file."""
    text = plan.text
    setting = Setting(PAPER, text.language)
    owners = [owner for owner, _ in plan.pages]

    def frame(number: int, pages: int) -> Block:
        owner = owners[number - 1]
        first = number == 1 or owners[number - 2] != owner
        return _frame(text, setting, nomination=owner, first=first, number=number, pages=pages)

    pages = draw_pages([page for _, page in plan.pages], sheet=_SHEET, frame=frame)
    title = f"{text.labels.title.capitalize()}. {text.contest}"
    return build_document(pages, about=about(title=title, author=text.author, language=text.language, made=made))


def _lay(nomination: SummaryNomination, text: SummaryText, setting: Setting) -> Iterator[Block]:
    """Yield a nomination's blocks; its last row, notes, jurors and signatures never part."""
    yield from _lay_head(nomination, text, setting)
    parts = plan_parts(nomination, labels=text.labels, decides=text.decides, setting=setting)
    for index, part in enumerate(parts):
        rows = lay_table(part.grid, part.rows, setting=setting, bold=part.bold, gap=2.0 if index else 0.0)
        if part.note:
            noted = set_lines([setting.clean(part.note, face=LABEL.face)], x=LEFT, style=LABEL, step=5.0, gap=4.0)
            yield from (replace(each, keep=True) for each in noted)
        is_last = index == len(parts) - 1
        yield from (*rows[:-1], replace(rows[-1], keep=is_last or rows[-1].keep))
    yield from keep_together((*_lay_foot(nomination, text, setting), *_lay_signatures(text, setting)))


def _lay_head(nomination: SummaryNomination, text: SummaryText, setting: Setting) -> Iterator[Block]:
    """Yield title, subject and the two labelled paragraphs above the table."""
    labels = text.labels
    title = (
        Text(setting.clean(labels.title, face=_TITLE.face), LEFT, 5.0, _TITLE),
        Text(setting.clean(text.sample, face=LABEL.face), RIGHT, 5.0, LABEL, "right"),
    )
    yield Block(height=7.0, texts=title, keep=True)
    for block in set_lines(setting.wrap(nomination.about, style=BODY, width=RIGHT - LEFT), x=LEFT, style=BODY, step=5):
        yield replace(block, keep=True)
    yield Block(height=1.0, rules=(strong_rule(LEFT, RIGHT, 3.0),), keep=True)
    for index, (label, words) in enumerate(
        ((labels.rule, nomination.rule), (labels.sheets_line, nomination.sheets)),
    ):
        for block in _labelled(label, words, setting=setting, gap=1.4 if index else 4.6):
            yield replace(block, keep=True)
    yield Block(height=2.6, keep=True)


def _labelled(label: str, words: str, *, setting: Setting, gap: float) -> Iterator[Block]:
    """Yield a paragraph with its label to the left, small and grey."""
    lines = set_lines(setting.wrap(words, style=BODY, width=RIGHT - _VALUE), x=_VALUE, style=BODY, step=_STEP, gap=gap)
    for index, block in enumerate(lines):
        labelled = Text(setting.clean(label, face=LABEL.face), LEFT, 0.72 * _STEP, LABEL)
        yield replace(block, texts=(*block.texts, labelled)) if index == 0 else block


def _lay_foot(nomination: SummaryNomination, text: SummaryText, setting: Setting) -> Iterator[Block]:
    """Yield the notes, then the jurors in four columns."""
    step = LABEL.size * 1.45 / POINTS
    for index, note in enumerate(nomination.notes):
        lines = setting.wrap(note, style=LABEL, width=RIGHT - LEFT)
        yield from set_lines(lines, x=LEFT, style=LABEL, step=step, gap=2.0 if not index else 0.4)
    labels = label_jurors(nomination)
    named = [_name_juror(label, *juror) for label, juror in zip(labels, nomination.jurors, strict=True)]
    width = (RIGHT - _VALUE) / _JUROR_COLUMNS
    for start in range(0, len(named), _JUROR_COLUMNS):
        yield _lay_jurors(named[start : start + _JUROR_COLUMNS], text, setting, width=width, first=start == 0)


def _name_juror(label: str, code: str, name: str) -> str:
    return f"{code} {name}" if label == code else f"{label}. {name} ({code})"


def _lay_jurors(names: Sequence[str], text: SummaryText, setting: Setting, *, width: float, first: bool) -> Block:
    cells = [setting.wrap(name, style=BODY, width=width - 3) for name in names]
    texts = [
        Text(line, _VALUE + column * width, 0.72 * _JUROR_STEP + row * _STEP, BODY)
        for column, lines in enumerate(cells)
        for row, line in enumerate(lines)
    ]
    if first:
        texts.append(Text(setting.clean(text.labels.jurors, face=LABEL.face), LEFT, 0.72 * _JUROR_STEP, LABEL))
    most = max(len(lines) for lines in cells)
    return Block(height=_JUROR_STEP + (most - 1) * _STEP, texts=tuple(texts), gap=3.5 if first else 0.0)


def _lay_signatures(text: SummaryText, setting: Setting) -> Iterator[Block]:
    plan = SigningPlan(
        left=LEFT, line_from=62.0, line_to=118.0, name_x=122.0, right=RIGHT, style=BODY,
        caption=text.labels.signature, date_from=222.0,
    )  # fmt: skip
    for index, signatory in enumerate(text.signatories):
        block = lay_signature(signatory, plan, setting=setting, dates=text.dates)
        yield replace(block, sink=True, gap=3.0 if index == 0 else 0.0)


def _frame(text: SummaryText, setting: Setting, *, nomination: int, first: bool, number: int, pages: int) -> Block:
    """Return the running head, the journal's head and the page's number, in page coordinates."""
    labels = text.labels
    page = labels.page.format(page=number, pages=pages)
    width = RIGHT - LEFT - 45
    texts = [
        Text(setting.shorten(text.contest, style=BODY, width=width), LEFT, 16.4, BODY),
        Text(setting.clean(page, face=BODY_BOLD.face), RIGHT, 16.4, BODY_BOLD, "right"),
        *_small_print(text, setting, page=f"{number} / {pages}"),
    ]
    if not first:
        about_it = f"{labels.continued} · {text.nominations[nomination].about}"
        texts.append(Text(setting.shorten(about_it, style=BODY_BOLD, width=RIGHT - LEFT - 40), LEFT, 27.0, BODY_BOLD))
        texts.append(Text(setting.clean(text.sample, face=LABEL.face), RIGHT, 27.0, LABEL, "right"))
    return Block(height=0, texts=tuple(texts), rules=(strong_rule(LEFT, RIGHT, 190.7),))


def _small_print(text: SummaryText, setting: Setting, *, page: str) -> Iterator[Text]:
    labels = text.labels
    for y, label, value in ((194.6, labels.journal, text.journal), (198.2, labels.basis, text.basis)):
        yield Text(setting.clean(label, face=LABEL.face), LEFT, y, LABEL)
        yield Text(setting.shorten(value, style=_SMALL, width=RIGHT - _VALUE - 20), _VALUE, y, _SMALL)
    yield Text(page, RIGHT, 198.2, _SMALL, "right")
