"""The few things our DOCX papers need of python-docx: lines with their look, ruled tables, page numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

FACE = "Times New Roman"
_SIZE, _LEADING = 12.0, 17.0
_ROW_SIZE = 9.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 30, 20, 20, 20
_GREY = "5C676A"

TabStop = tuple[float, Literal["left", "centre", "right"]]
"""Millimetres from the left margin, and what happens there."""


@dataclass(frozen=True)
class Look:
    """How a line looks: points, but for ``hanging`` and ``first`` in millimetres; ``kept`` with the next line."""

    size: float = _SIZE
    bold: bool = False
    spacing: float = 0.0
    centred: bool = False
    before: float = 0.0
    after: float = 0.0
    hanging: float = 0.0
    first: float = 0.0
    kept: bool = False
    tabs: tuple[TabStop, ...] = ()


def begin_document() -> Document:
    """Return an empty A4 document with the margins of an archive's papers."""
    # slow import
    import docx
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(_SIZE)
    return document


def add_line(document: Document, text: str, look: Look) -> Paragraph:
    """Add a paragraph; tabs in its text go to its tab stops."""
    paragraph = document.add_paragraph()
    _format(paragraph, look)
    if text:
        add_run(paragraph, text, look)
    return paragraph


def _format(paragraph: Paragraph, look: Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = Pt(max(_LEADING if look.size == _SIZE else look.size * 1.3, 1))
    layout.keep_with_next = look.kept
    layout.widow_control = True
    if look.centred:
        layout.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if look.hanging:
        layout.left_indent, layout.first_line_indent = Mm(look.hanging), Mm(-look.hanging)
        layout.tab_stops.add_tab_stop(Mm(look.hanging))
    elif look.first:
        layout.first_line_indent = Mm(look.first)
    kinds = {"left": WD_TAB_ALIGNMENT.LEFT, "centre": WD_TAB_ALIGNMENT.CENTER, "right": WD_TAB_ALIGNMENT.RIGHT}
    for place, kind in look.tabs:
        layout.tab_stops.add_tab_stop(Mm(place), kinds[kind])


def add_run(paragraph: Paragraph, text: str, look: Look) -> None:
    """Add text to a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.name = Pt(look.size), look.bold, FACE
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx has no letter spacing
    if properties.rFonts is not None:
        properties.rFonts.set(qn("w:cs"), FACE)
    if look.spacing:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(round(look.spacing * 20)))
        properties.append(spacing)


def add_table(
    document: Document,
    columns: Sequence[tuple[str, float, str]],
    rows: Sequence[Sequence[str]],
    *,
    strong: frozenset[int] = frozenset(),
) -> None:
    """Add a table with hairlines between its rows; columns are heading, width in millimetres, alignment."""
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=len(columns))
    table.autofit = False
    for column, (_, width, _) in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
    for index, row in enumerate(([head for head, _, _ in columns], *rows)):
        cells = table.add_row()
        _keep_row_whole(cells)
        for cell, text, (_, width, align) in zip(cells.cells, row, columns, strict=True):
            cell.width = Mm(width)
            edges = {"top": 8} if index == 0 else {"top": 8 if index == 1 else 2}
            if index == len(rows):
                edges["bottom"] = 8
            _draw_edges(cell, edges)
            _fill(cell, text, align=align, bold=index - 1 in strong, kept=index < len(rows), grey=index == 0)


def _fill(cell: _Cell, text: str, *, align: str, bold: bool, kept: bool, grey: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    paragraph = cell.paragraphs[0]
    kinds = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(2)
    layout.keep_with_next = kept
    layout.alignment = kinds.get(align)
    add_run(paragraph, text, Look(size=_ROW_SIZE, bold=bold))
    if grey:
        paragraph.runs[0].font.color.rgb = RGBColor.from_string(_GREY)


def _keep_row_whole(row: _Row) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no name for it


def _draw_edges(cell: _Cell, edges: dict[str, int]) -> None:
    """Give a cell's edges lines, in eighths of a point."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tcBorders")
    for edge, width in edges.items():
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "single"), ("sz", str(width)), ("space", "0"), ("color", "1B2427")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 - python-docx has no borders


def set_page_number(document: Document) -> None:
    """Put the page's number into the middle of the head of every page but the first."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001 - python-docx has no fields


def set_sample(document: Document, text: str) -> None:
    """Put the mark of a sample under every page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    section = document.sections[0]
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size, run.font.color.rgb, run.font.name = Pt(9), RGBColor.from_string(_GREY), FACE
