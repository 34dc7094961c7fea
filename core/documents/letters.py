"""Letters of gratitude: framed A4 pages, as one file for the printer or a file for each.

Every letter is laid out before the first is drawn: a batch is made whole or refused whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.base.errors import refuse
from core.base.progress import Progress, silent
from core.documents.letter_plan import LetterPlan, plan_letter
from core.documents.letter_text import SAMPLE_MARK, LetterText
from core.pdf.colours import GOLD, GOLD_TEXT, WHITE
from core.pdf.document import About, build_document
from core.pdf.faces import Face
from core.pdf.glue import Language, tidy
from core.pdf.ornaments import BAND, EDGE, GAP, letter_frame, lozenge_rule, shield_placeholder
from core.pdf.page import Page, Style

__all__ = ["LetterText", "check_letters", "draw_letter", "draw_letters", "draw_separately"]

_WIDTH, _HEIGHT = 210.0, 297.0
_AXIS = _WIDTH / 2
_SHIELD_TOP, _LOZENGE_Y = 31.0, 107.0
_CARTOUCHE = 34.0


def check_letters(letters: Sequence[LetterText]) -> None:
    """Refuse what :func:`draw_letters` would refuse, and draw nothing."""
    _plan_all(letters)


def draw_letter(letter: LetterText, *, made: datetime | None = None) -> bytes:
    """Return one letter as a PDF/A-2b file; ``made`` is the moment written into it, from the data.

    Raises ``letter.text_too_long``, ``letter.word_too_long``, ``letter.missing_glyph``, ``letter.bidi_control`` or
    ``letter.field_empty``, each with letter and field.
    """
    return _draw_alone(plan_letter(letter), made=made)


def draw_letters(letters: Sequence[LetterText], *, made: datetime | None = None, progress: Progress = silent) -> bytes:
    """Return all letters as one PDF/A-2b file for the printer, a page each, in their order.

    Raises ``letter.none`` for an empty batch, and what :func:`draw_letter` raises.
    """
    plans = _plan_all(letters)
    pages = []
    for done, plan in enumerate(plans, start=1):
        pages.append(_draw_page(plan))
        progress(done, len(plans))
    first = letters[0]
    about = About(title=_join(first.title), author=tidy(first.issuer), language=first.language, made=made)
    return build_document(pages, about=about)


def draw_separately(letters: Sequence[LetterText], *, made: datetime | None = None) -> Iterator[bytes]:
    """Return the letters' own files in their order, drawn one by one after all of them were found good."""
    plans = _plan_all(letters)
    return (_draw_alone(plan, made=made) for plan in plans)


def _plan_all(letters: Sequence[LetterText]) -> list[LetterPlan]:
    if not letters:
        refuse("letter.none")
    return [plan_letter(letter) for letter in letters]


def _draw_alone(plan: LetterPlan, *, made: datetime | None) -> bytes:
    letter = plan.letter
    title = f"{_join(letter.title)}: {tidy(letter.addressee)}"
    about = About(title=title, author=tidy(letter.issuer), language=letter.language, made=made)
    return build_document([_draw_page(plan)], about=about)


def _join(lines: Sequence[str]) -> str:
    return " ".join(tidy(line) for line in lines)


def _draw_page(plan: LetterPlan) -> Page:
    page = Page(width=_WIDTH, height=_HEIGHT)
    page.draw_form(letter_frame())
    page.draw_form(shield_placeholder(), x=_AXIS, y=_SHIELD_TOP)
    page.draw_form(lozenge_rule(), x=_AXIS, y=_LOZENGE_Y)
    for line in plan.lines:
        page.draw_text(line.text, x=line.x, y=line.y, style=line.style, align=line.align)
    if plan.letter.sample:
        _draw_cartouche(page, language=plan.letter.language)
    return page


def _draw_cartouche(page: Page, *, language: Language) -> None:
    """Cut the word for a sample into the lower band, where no trimming removes it without the frame."""
    left, right = _AXIS - _CARTOUCHE / 2, _AXIS + _CARTOUCHE / 2
    bottom = _HEIGHT - EDGE - GAP
    top = bottom - BAND
    corners = [(left, top + 0.1), (right, top + 0.1), (right, bottom - 0.1), (left, bottom - 0.1)]
    page.fill_polygon(corners, colour=WHITE)
    for x in (left, right):
        page.draw_line((x, top), (x, bottom), colour=GOLD, width=0.3)
    style = Style(Face.SERIF, 9, GOLD_TEXT, tracking=0.3)
    page.draw_text(SAMPLE_MARK[language], x=_AXIS, y=(top + bottom) / 2 + 1.1, style=style, align="centre")
