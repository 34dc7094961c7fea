"""Running text as DOCX, from the same items as the PDF: secretaries always change a phrase.

Times New Roman stands for PT Serif, which offices do not have. The same text gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from core.documents.prose_text import (
    BlankLines,
    Heading,
    Item,
    Named,
    Numbered,
    Paragraph,
    ProseTable,
    ProseText,
    SmallPrint,
    Votes,
)
from core.documents.signing import Signatory
from core.documents.word_pages import (
    Look,
    TabStop,
    add_line,
    add_run,
    add_table,
    begin_document,
    set_page_number,
    set_sample,
)
from core.documents.zipping import settle_zip
from core.pdf.faces import NARROW, NO_BREAK
from core.pdf.glue import Language, glue

if TYPE_CHECKING:
    from docx.document import Document

_NAME, _HANG, _INDENT = 54.0, 12.5, 12.5
_MEASURE = 160.0


def write_docx(text: ProseText, *, made: datetime | None = None) -> bytes:
    """Return a paper as a DOCX of A4 pages; ``made`` is the moment written into it, from the data."""
    document = begin_document()
    set_page_number(document)
    set_sample(document, text.sample)
    _add_head(document, text)
    for item in (*text.items, *text.closing):
        _add_item(document, item, language=text.language)
    for index, signatory in enumerate(text.signatories):
        _add_signature(document, signatory, text=text, last=index == len(text.signatories) - 1)
    return _save(document, text, made=made)


def _glued(text: str, language: Language) -> str:
    return glue(text, language=language).replace(NARROW, NO_BREAK)


def _add_head(document: Document, text: ProseText) -> None:
    centred = (
        (text.issuer.upper(), Look(size=12, spacing=1.0, centred=True)),
        (text.body, Look(centred=True)),
        (text.title.upper(), Look(size=18, bold=True, spacing=2.5, centred=True, before=20)),
        (text.subtitle, Look(centred=True, after=16)),
    )
    for words, look in centred:
        add_line(document, _glued(words, text.language), look)
    line = "\t".join(_glued(part, text.language) for part in text.line)
    add_line(document, line, Look(after=12, tabs=((_MEASURE / 2, "centre"), (_MEASURE, "right"))))


def _add_item(document: Document, item: Item, *, language: Language) -> None:
    match item:
        case BlankLines():
            _add_blank_lines(document, item)
        case Heading():
            look = Look(
                bold=True, before=10, kept=True, hanging=_HANG if item.number else 0, spacing=0.6 * item.capitals
            )
            words = item.text.upper() if item.capitals else item.text
            add_line(document, _numbered(item.number, _glued(words, language)), look)
        case Paragraph():
            _add_paragraph(document, item, language=language)
        case Numbered():
            add_line(document, _numbered(item.number, _glued(item.text, language)), Look(hanging=_HANG))
        case Named():
            dash = f"—{NO_BREAK}" if item.dashed else ""
            words = f"{_glued(item.name, language)}\t{dash}{_glued(item.text, language)}"
            add_line(document, words, Look(hanging=_NAME))
        case Votes():
            counts = [item.label, *(_glued(count, language) for count in item.counts)]
            add_line(document, f"{NO_BREAK * 2} ".join(counts), Look(before=5, kept=True))
        case ProseTable():
            _add_table(document, item, language=language)
        case SmallPrint():
            add_line(document, item.text, Look(size=9))


def _add_blank_lines(document: Document, item: BlankLines) -> None:
    for _ in range(item.count):
        add_line(document, f"\t{'_' * 60}", Look(before=6, hanging=_HANG))


def _add_paragraph(document: Document, item: Paragraph, *, language: Language) -> None:
    after = 4.0 if item.tied else 0.0
    look = Look(before=5, after=after, first=_INDENT if item.indented else 0, kept=item.tied)
    paragraph = add_line(document, "", look)
    if item.lead:
        add_run(paragraph, f"{item.lead} ", Look(spacing=0.6))
    add_run(paragraph, _glued(item.text, language), Look())


def _numbered(number: str, text: str) -> str:
    return f"{number}\t{text}" if number else text


def _add_table(document: Document, item: ProseTable, *, language: Language) -> None:
    columns = [(column.head, column.share * _MEASURE, column.align) for column in item.columns]
    rows = [[_glued(cell, language) for cell in row] for row in item.rows]
    add_table(document, columns, rows, strong=item.strong)


def _add_signature(document: Document, signatory: Signatory, *, text: ProseText, last: bool) -> None:
    """Add position, a line of underscores and the name, with «подпись» under the line."""
    tabs: tuple[TabStop, ...] = ((62.0, "left"), (_MEASURE, "right"))
    words = f"{_glued(signatory.position, text.language)}\t{'_' * 24}\t{_glued(signatory.name, text.language)}"
    add_line(document, words, Look(before=26, kept=True, tabs=tabs))
    add_line(document, f"\t{text.signature}", Look(size=9, kept=not last, tabs=((87.0, "centre"),)))


def _save(document: Document, text: ProseText, *, made: datetime | None) -> bytes:
    properties = document.core_properties
    moment = (made or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(tzinfo=None)
    properties.title, properties.author, properties.language = text.about, text.author, text.language
    properties.last_modified_by, properties.comments, properties.revision = text.author, "", 1
    properties.created = properties.modified = moment
    target = BytesIO()
    document.save(target)
    return settle_zip(target.getvalue())
