"""Code slips: four to a page, cut apart and handed over one by one, never with the package's file.

A slip is the only place where a juror's code stands on paper; it opens the package and seals the key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from core.base.errors import refuse
from core.documents.blocks import THIN, Block, Rule, Text
from core.documents.flow import Placed, PlacedPage, Sheet, draw_pages
from core.documents.grid import BODY, LABEL
from core.documents.setting import Setting, about
from core.pdf.colours import GREY, INK
from core.pdf.document import build_document
from core.pdf.faces import Face
from core.pdf.glue import Language
from core.pdf.page import Style

PAPER: Final = "slips"
_WIDTH, _HEIGHT = 210.0, 297.0
_ACROSS = 4
_SLIP = _HEIGHT / _ACROSS
_LEFT, _RIGHT, _VALUE = 20.0, 190.0, 46.0
_NAME = Style(Face.SANS_BOLD, 15)
_CODE = Style(Face.SANS_BOLD, 24, tracking=0.04)
_SMALL = Style(Face.SANS, 9, GREY)
_SHEET = Sheet(_WIDTH, _HEIGHT, top=0, bottom=_HEIGHT, first_top=0)


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One juror's slip; ``code`` is shown as it is grouped."""

    name: str
    about: str
    code: str
    file: str


@dataclass(frozen=True, kw_only=True)
class SlipsText:
    """Slips of one issue, and the words that stand on each of them."""

    contest: str
    title: str
    code_label: str
    file_label: str
    advice: str
    sample: str
    slips: tuple[Slip, ...]
    author: str
    language: Language


def draw_slips(text: SlipsText) -> bytes:
    """Return the slips as a PDF/A-2b file without a date.

    Raises ``slips.none``, ``paper.missing_glyph`` or ``paper.bidi_control``.
    """
    if not text.slips:
        refuse("slips.none")
    setting = Setting(PAPER, text.language)
    pages = draw_pages(_place(text, setting), sheet=_SHEET, frame=lambda _number, _pages: _cuts())
    facts = about(title=f"{text.title}. {text.contest}", author=text.author, language=text.language, made=None)
    return build_document(pages, about=facts)


def _place(text: SlipsText, setting: Setting) -> list[PlacedPage]:
    blocks = [_lay_slip(each, text, setting) for each in text.slips]
    pages = (blocks[start : start + _ACROSS] for start in range(0, len(blocks), _ACROSS))
    return [tuple(Placed(index * _SLIP, block) for index, block in enumerate(page)) for page in pages]


def _cuts() -> Block:
    """Draw where to cut."""
    return Block(height=0, rules=tuple(Rule(0.0, _WIDTH, index * _SLIP, THIN) for index in range(1, _ACROSS)))


def _lay_slip(slip: Slip, text: SlipsText, setting: Setting) -> Block:
    texts = [
        Text(setting.shorten(text.contest, style=BODY, width=110), _LEFT, 11.0, BODY),
        Text(setting.clean(text.sample, face=LABEL.face), _RIGHT, 11.0, LABEL, "right"),
        *_stack(setting.wrap(slip.name, style=_NAME, width=_RIGHT - _LEFT)[:2], style=_NAME, y=20.5, step=6.4),
        Text(setting.shorten(slip.about, style=_SMALL, width=_RIGHT - _LEFT), _LEFT, 32.0, _SMALL),
        Text(setting.clean(text.code_label, face=LABEL.face), _LEFT, 45.0, LABEL),
        Text(setting.clean(slip.code, face=_CODE.face), _VALUE, 45.0, _CODE),
        Text(setting.clean(text.file_label, face=LABEL.face), _LEFT, 53.0, LABEL),
        Text(setting.shorten(slip.file, style=BODY, width=_RIGHT - _VALUE), _VALUE, 53.0, BODY),
        *_stack(setting.wrap(text.advice, style=_SMALL, width=_RIGHT - _LEFT)[:3], style=_SMALL, y=60.5, step=4.2),
    ]
    rules = (Rule(_LEFT, _RIGHT, 36.5, THIN), Rule(_VALUE, _RIGHT, 47.6, THIN, INK))
    return Block(height=_SLIP, texts=tuple(texts), rules=rules)


def _stack(lines: Sequence[str], *, style: Style, y: float, step: float) -> Iterator[Text]:
    return (Text(line, _LEFT, y + index * step, style) for index, line in enumerate(lines))
