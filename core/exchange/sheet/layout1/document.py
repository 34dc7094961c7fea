"""The file around the pages: PDF 1.7 and PDF/A-3b, one revision, every byte decided by the data.

Objects stand in the order of their numbers, then a classic cross-reference table and trailer. There is one signature
field, invisible on page 1, whose signature allows no change at all (DocMDP 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.exchange.sheet.envelope import HEADER_BYTES, Envelope
from core.exchange.sheet.layout1.faces import constant, visible
from core.exchange.sheet.layout1.geometry import PAGE_HEIGHT, PAGE_WIDTH
from core.exchange.sheet.layout1.moments import pdf_moment
from core.exchange.sheet.layout1.objects import FIRST_FREE, PROFILE, constant_objects, stream, text_string
from core.exchange.sheet.layout1.subject import Subject

LAYOUT = 1
CONTENTS_DIGITS = 8192
EMBEDDED, FILE, FIELD, SIGNATURE, FIRST_PAGE = range(FIRST_FREE, FIRST_FREE + 5)

_EMBEDDED_START = b"stream\n"
_PLACE = re.compile(r"@([A-Z]+)@")
_RANGE = "[0 %010d %010d %010d]"


def write_document(pages: Sequence[bytes], *, subject: Subject, data: bytes) -> tuple[bytes, Envelope]:
    """Return the file with zeros for a signature, and where its parts lie."""
    parts: list[bytes] = [b""]
    offsets: list[int] = []
    position = HEADER_BYTES
    for number, body in enumerate(_bodies(pages, subject=subject, data=data), 1):
        whole = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        offsets.append(position)
        parts.append(whole)
        position += len(whole)
    parts.append(_cross_references(offsets, start=position, subject=subject))
    size = position + len(parts[-1])
    embedded, signature = parts[EMBEDDED], parts[SIGNATURE]
    envelope = Envelope(
        layout=LAYOUT,
        scores_offset=offsets[EMBEDDED - 1] + embedded.index(_EMBEDDED_START) + len(_EMBEDDED_START),
        scores_length=len(data),
        contents_offset=offsets[SIGNATURE - 1] + signature.index(b"/Contents <") + len(b"/Contents <"),
        contents_length=CONTENTS_DIGITS,
    )
    before, after = envelope.byte_range
    signed = _RANGE % (before, after, size - after)
    parts[0] = envelope.header()
    parts[SIGNATURE] = signature.replace((_RANGE % (0, 0, 0)).encode("ascii"), signed.encode("ascii"), 1)
    return b"".join(parts), envelope


def _bodies(pages: Sequence[bytes], *, subject: Subject, data: bytes) -> Iterator[bytes]:
    kids = " ".join(f"{number} 0 R" for number in range(FIRST_PAGE, FIRST_PAGE + 2 * len(pages), 2))
    yield _catalog(subject)
    yield f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode("ascii")
    yield stream("/Type /Metadata /Subtype /XML", _metadata(subject))
    yield from constant_objects()
    moment = pdf_moment(subject.scores.signed_at)
    facts = f"/Params << /Size {len(data)} /ModDate ({moment}) >>"
    yield stream(f"/Type /EmbeddedFile /Subtype /application#2Fjson {facts}", data)
    yield (
        f"<< /Type /Filespec /F (scores.json) /UF (scores.json) /AFRelationship /Data"
        f" /EF << /F {EMBEDDED} 0 R /UF {EMBEDDED} 0 R >> >>"
    ).encode("ascii")
    yield (
        f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (juror) /F 132 /Rect [0 0 0 0]"
        f" /P {FIRST_PAGE} 0 R /V {SIGNATURE} 0 R >>"
    ).encode("ascii")
    yield _signature(subject, moment=moment)
    for number, content in enumerate(pages):
        yield _page(FIRST_PAGE + 2 * number)
        yield stream("", content)


def _catalog(subject: Subject) -> bytes:
    return (
        f"<< /Type /Catalog /Pages 2 0 R /Metadata 3 0 R /Lang ({subject.wording.code})"
        " /ViewerPreferences << /DisplayDocTitle true >>"
        " /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
        f" /Info (sRGB IEC61966-2.1) /DestOutputProfile {PROFILE} 0 R >>]"
        f" /AF [{FILE} 0 R] /Names << /EmbeddedFiles << /Names [(scores.json) {FILE} 0 R] >> >>"
        f" /AcroForm << /Fields [{FIELD} 0 R] /SigFlags 3 >> /Perms << /DocMDP {SIGNATURE} 0 R >> >>"
    ).encode("ascii")


def _page(number: int) -> bytes:
    first = f" /Annots [{FIELD} 0 R]" if number == FIRST_PAGE else ""
    width, height = (f"{side // 1000}.{side % 1000:03d}" for side in (PAGE_WIDTH, PAGE_HEIGHT))
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}]"
        f" /Resources << /Font << /R {PROFILE + 1} 0 R /B {PROFILE + 6} 0 R >> >>"
        f" /Contents {number + 1} 0 R{first} >>"
    ).encode("ascii")


def _signature(subject: Subject, *, moment: str) -> bytes:
    name = text_string(visible(subject.package.juror.name))
    return (
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached"
        f" /ByteRange {_RANGE % (0, 0, 0)} /M ({moment}) /Name {name}"
        " /Reference [<< /Type /SigRef /TransformMethod /DocMDP"
        " /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>]"
        f" /Contents <{'0' * CONTENTS_DIGITS}> >>"
    ).encode("ascii")


def _metadata(subject: Subject) -> bytes:
    package, scores = subject.package, subject.scores
    title = subject.wording.document.format(
        juror=package.juror.name, contest=subject.contest, round=scores.round, revision=scores.revision
    )
    values = {
        "BOM": "\ufeff",
        "MOMENT": scores.signed_at,
        "LANGUAGE": subject.wording.code,
        "CREATOR": _escape(package.juror.name),
        "TITLE": _escape(title),
    }
    template = constant("xmp.xml").decode("utf-8")
    return _PLACE.sub(lambda found: values[found[1]], template).encode("utf-8")


def _escape(text: str) -> str:
    return visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cross_references(offsets: Sequence[int], *, start: int, subject: Subject) -> bytes:
    count = len(offsets) + 1
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    identity = f"[<{subject.scores.sheet}> <{subject.data_hash[:32]}>]"
    return (
        f"xref\n0 {count}\n0000000000 65535 f \n{entries}"
        f"trailer\n<< /Size {count} /Root 1 0 R /ID {identity} >>\nstartxref\n{start}\n%%EOF\n"
    ).encode("ascii")
