"""A whole PDF/A-2b file: pages, their fonts and forms, XMP metadata and the sRGB output intent.

No clock and no random number enters: equal pages and facts give equal bytes (ISO 19005-2, level B).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from xml.sax.saxutils import escape

from core.pdf.embedding import load_font_page
from core.pdf.faces import Face
from core.pdf.icc import srgb_profile
from core.pdf.objects import ObjectFile, number, text_string
from core.pdf.page import POINTS, Form, Page, font_name

PRODUCER = "Jury Workstation"


@dataclass(frozen=True)
class About:
    """What a file says of itself; ``made`` is an aware moment from the data, or None: then no date is written."""

    title: str
    author: str
    language: str
    made: datetime | None = None


def build_document(pages: Sequence[Page], *, about: About) -> bytes:
    """Return one PDF/A-2b file of at least one page."""
    file = ObjectFile()
    fonts = _add_fonts(file, sorted({font for page in pages for font in page.fonts}, key=_font_order))
    forms = _add_forms(file, (form for page in pages for form in page.forms.values()))
    tree = file.reserve()
    kids = [_add_page(file, page, tree=tree, fonts=fonts, forms=forms) for page in pages]
    file.fill(tree, f"<< /Type /Pages /Count {len(kids)} /Kids [{_references(kids)}] >>".encode("ascii"))
    catalogue = _add_catalogue(file, about, tree=tree)
    return file.to_bytes(root=catalogue, info=file.add(_information(about)))


def _font_order(font: tuple[Face, int]) -> tuple[str, int]:
    return font[0].name, font[1]


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{each} 0 R" for each in numbers)


def _add_fonts(file: ObjectFile, fonts: Sequence[tuple[Face, int]]) -> dict[str, int]:
    numbers = {}
    for face, code_page in fonts:
        page = load_font_page(face, code_page)
        data = file.add_stream(b"/Filter /FlateDecode /Length1 %d" % page.font_file_length, page.font_file)
        unicode = file.add_stream(b"/Filter /FlateDecode", page.to_unicode)
        descriptor = file.add(f"<< {page.descriptor} /FontFile2 {data} 0 R >>".encode("ascii"))
        widths = " ".join(map(str, page.widths))
        body = (
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{page.name} /FirstChar 0 /LastChar {len(page.widths) - 1} "
            f"/Widths [{widths}] /FontDescriptor {descriptor} 0 R /ToUnicode {unicode} 0 R >>"
        )
        numbers[font_name(face, code_page)] = file.add(body.encode("ascii"))
    return numbers


def _add_forms(file: ObjectFile, forms: Iterable[Form]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for form in forms:
        _add_form(file, form, numbers)
    return numbers


def _add_form(file: ObjectFile, form: Form, numbers: dict[str, int]) -> None:
    if form.name in numbers:
        return
    for used in form.uses:
        _add_form(file, used, numbers)
    box = " ".join(map(number, form.box))
    resources = _resources({}, {used.name: numbers[used.name] for used in form.uses})
    entries = f"/Type /XObject /Subtype /Form /BBox [{box}] /Resources {resources} /Filter /FlateDecode"
    numbers[form.name] = file.add_stream(entries.encode("ascii"), form.content)


def _resources(fonts: dict[str, int], forms: dict[str, int]) -> str:
    groups = (("Font", fonts), ("XObject", forms))
    inside = (
        f"/{kind} << {' '.join(f'/{name} {number} 0 R' for name, number in sorted(group.items()))} >>"
        for kind, group in groups
        if group
    )
    return f"<< {' '.join(inside)} >>"


def _add_page(file: ObjectFile, page: Page, *, tree: int, fonts: dict[str, int], forms: dict[str, int]) -> int:
    content = file.add_stream(b"/Filter /FlateDecode", zlib.compress(page.content()))
    used_fonts = {name: fonts[name] for name in (font_name(*font) for font in page.fonts)}
    resources = _resources(used_fonts, {name: forms[name] for name in page.forms})
    size = f"{number(page.width * POINTS)} {number(page.height * POINTS)}"
    body = f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {size}] /Resources {resources} /Contents {content} 0 R >>"
    return file.add(body.encode("ascii"))


def _add_catalogue(file: ObjectFile, about: About, *, tree: int) -> int:
    profile = file.add_stream(b"/N 3 /Filter /FlateDecode", _compressed_profile())
    metadata = file.add_stream(b"/Type /Metadata /Subtype /XML", _xmp(about))
    intent = (
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
        f"/Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R >>"
    )
    body = (
        f"<< /Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R /OutputIntents [{intent}] "
        f"/Lang ({about.language}) /ViewerPreferences << /DisplayDocTitle true >> >>"
    )
    return file.add(body.encode("ascii"))


@cache
def _compressed_profile() -> bytes:
    return zlib.compress(srgb_profile(), 9)


def _information(about: About) -> bytes:
    entries = [
        b"/Title " + text_string(about.title),
        b"/Author " + text_string(about.author),
        b"/Producer " + text_string(PRODUCER),
    ]
    if about.made is not None:
        offset = about.made.strftime("%z")
        date = f"({about.made:D:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}')".encode("ascii")
        entries += [b"/CreationDate " + date, b"/ModDate " + date]
    return b"<< " + b" ".join(entries) + b" >>"


def _xmp(about: About) -> bytes:
    title, author, producer = escape(about.title), escape(about.author), escape(PRODUCER)
    made = about.made.isoformat(timespec="seconds") if about.made is not None else ""
    dates = f"<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>" if made else ""
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{about.language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
{dates}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
    return packet.encode("utf-8")
