"""Make the constants of one score-sheet layout: subset fonts, their metrics, character maps, the colour profile.

Run once per layout, by hand: ``python packaging/freeze_layout_fonts.py resources/layouts/N``. What it wrote is then
frozen for ever, because every received sheet is rebuilt from it byte by byte; so it refuses a folder that already
holds fonts. Streams are compressed here and never again: zlib's output may differ between its versions.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import zlib
from pathlib import Path

import fontpkg_pt_sans
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from core.pdf.icc import srgb_profile

FACES = {"regular": "PT_Sans-Web-Regular.ttf", "bold": "PT_Sans-Web-Bold.ttf"}
# What a viewer needs to draw glyphs by number; names, character maps and layout tables stay behind.
NEEDED_TABLES = {"glyf", "loca", "head", "hhea", "hmtx", "maxp"}
SOFT_HYPHEN = 0xAD  # invisible, so the layout spells it out like other characters of that kind
# Twins of Latin-1 signs on the same glyph, which could not be told apart again when text is copied.
TWINS = {0x3BC, 0x394, 0x2206, 0x3A9, 0x2126}
PRIVATE_USE = range(0xE000, 0xF900)


def main(folder: Path) -> None:
    """Write all constants of a layout into ``folder``."""
    if (folder / "metrics.json").exists():
        message = f"{folder} is frozen: a change needs a new layout beside it"
        raise SystemExit(message)
    folder.mkdir(parents=True, exist_ok=True)
    fonts = {name: TTFont(fontpkg_pt_sans.ROOT / "files" / file) for name, file in FACES.items()}
    characters = _repertoire(list(fonts.values()))
    metrics: dict[str, object] = {"characters": "".join(map(chr, characters))}
    for name, font in fonts.items():
        _subset(font, characters)
        glyphs = [font.getGlyphID(font["cmap"].getBestCmap()[code]) for code in characters]
        measured = _measure(font, glyphs)
        program = _program(font)
        metrics[name] = {**measured, "program_size": len(program)}
        _write(folder / f"{name}.ttf.zlib", zlib.compress(program, 9))
        _write(folder / f"{name}.tounicode.zlib", zlib.compress(_character_map(glyphs, characters), 9))
    text = json.dumps(metrics, ensure_ascii=False, separators=(",", ":"))
    _write(folder / "metrics.json", text.encode("utf-8") + b"\n")
    _write(folder / "srgb.icc.zlib", zlib.compress(srgb_profile(), 9))
    shutil.copyfile(fontpkg_pt_sans.ROOT / "LICENSE", folder / "OFL.txt")


def _repertoire(fonts: list[TTFont]) -> list[int]:
    common = set.intersection(*(set(font["cmap"].getBestCmap()) for font in fonts))
    visible = {code for code in common if code >= ord(" ") and code not in PRIVATE_USE}
    return sorted(visible - TWINS - {SOFT_HYPHEN})


def _subset(font: TTFont, characters: list[int]) -> None:
    options = Options(hinting=False, layout_features=[], notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def _measure(font: TTFont, glyphs: list[int]) -> dict[str, object]:
    units = font["head"].unitsPerEm
    if units != 1000:  # noqa: PLR2004 - PDF's own unit, so that no width is ever rounded
        message = "widths must be whole thousandths of an em"
        raise SystemExit(message)
    order, widths = font.getGlyphOrder(), font["hmtx"].metrics
    head, lines = font["head"], font["hhea"]
    return {
        "glyphs": glyphs,
        "all_widths": [widths[name][0] for name in order],
        "box": [head.xMin, head.yMin, head.xMax, head.yMax],
        "ascent": lines.ascent,
        "descent": lines.descent,
        "cap_height": font["OS/2"].sCapHeight,
        "weight": font["OS/2"].usWeightClass,
    }


def _program(font: TTFont) -> bytes:
    for table in set(font.keys()) - NEEDED_TABLES - {"GlyphOrder"}:
        del font[table]
    stream = io.BytesIO()
    font.save(stream, reorderTables=True)
    return stream.getvalue()


def _character_map(glyphs: list[int], characters: list[int]) -> bytes:
    """Say which character each glyph shows; a no-break space is copied as the space that people search for."""
    pairs = [
        f"<{glyph:04X}> <{ord(' ') if code == 0xA0 else code:04X}>"  # noqa: PLR2004
        for glyph, code in zip(glyphs, characters, strict=True)
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
        *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode("ascii") + b"\n"


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    print(f"{path.name}: {len(data)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
