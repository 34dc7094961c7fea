"""The PDF objects that never change: colour profile and faces. And the spelling of PDF's simple things."""

from __future__ import annotations

from functools import cache

from core.exchange.sheet.layout1.faces import Face, constant, load_faces

PROFILE = 4
FIRST_FACE = 5
FACE_OBJECTS = 5
FIRST_FREE = FIRST_FACE + 2 * FACE_OBJECTS

# Names of the subsets: a tag of six letters, as PDF wants it.
_SUBSET_NAMES = {"R": "JURYRA+PTSans-Regular", "B": "JURYBA+PTSans-Bold"}
_STEM = {"R": 80, "B": 130}


@cache
def constant_objects() -> tuple[bytes, ...]:
    """Return the bodies of the objects from number :data:`PROFILE` up to :data:`FIRST_FREE`, in order."""
    faces = load_faces()
    profile = stream("/N 3 /Filter /FlateDecode", constant("srgb.icc.zlib"))
    regular = _face_objects(faces["R"], first=FIRST_FACE)
    return profile, *regular, *_face_objects(faces["B"], first=FIRST_FACE + FACE_OBJECTS)


def stream(entries: str, data: bytes) -> bytes:
    """Return a stream with further dictionary entries."""
    return b"".join((f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii"), data, b"\nendstream"))


def text_string(text: str) -> str:
    """Return text as PDF spells it outside pages: UTF-16 with its mark, in hexadecimal digits."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _face_objects(face: Face, *, first: int) -> tuple[bytes, ...]:
    """Return type 0 font, its descendant, descriptor, program and character map."""
    name, metrics = _SUBSET_NAMES[face.name], face.metrics
    program, character_map = first + 3, first + 4
    widths = " ".join(map(str, metrics.all_widths))
    box = " ".join(map(str, metrics.box))
    font = (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        f" /DescendantFonts [{first + 1} 0 R] /ToUnicode {character_map} 0 R >>"
    )
    descendant = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDToGIDMap /Identity"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {first + 2} 0 R /W [0 [{widths}]] >>"
    )
    descriptor = (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0"
        f" /Ascent {metrics.ascent} /Descent {metrics.descent} /CapHeight {metrics.cap_height}"
        f" /StemV {_STEM[face.name]} /FontWeight {metrics.weight} /FontFile2 {program} 0 R >>"
    )
    return (
        *(part.encode("ascii") for part in (font, descendant, descriptor)),
        stream(f"/Filter /FlateDecode /Length1 {metrics.program_size}", face.program),
        stream("/Filter /FlateDecode", face.character_map),
    )
