"""What a finished file is: PDF/A-2b by its parts, sound by qpdf, the same twice."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps

from core.pdf.document import About, build_document
from core.pdf.faces import NARROW, Face
from core.pdf.icc import srgb_profile
from core.pdf.ornaments import letter_frame, lozenge_rule, shield_placeholder
from core.pdf.page import Page, Style

ABOUT = About(
    title="Письмо <1> & «2»", author="Губернатор", language="ru", made=datetime(2026, 2, 20, 9, 30, tzinfo=UTC)
)


def page_of(*lines: str, face: Face = Face.SERIF, tracking: float = 0) -> Page:
    page = Page(width=210, height=297)
    for index, line in enumerate(lines):
        page.draw_text(line, x=20, y=30 + 10 * index, style=Style(face, 12, tracking=tracking))
    return page


def extracted(data: bytes, folder: Path) -> list[str]:
    file = folder / "page.pdf"
    file.write_bytes(data)
    found = subprocess.run(["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True).stdout
    return found.replace("\f", "").splitlines()


def rendered(page: Page, folder: Path) -> Image.Image:
    file = folder / "page.pdf"
    file.write_bytes(build_document([page], about=ABOUT))
    subprocess.run(["pdftoppm", "-r", "127", "-png", "-singlefile", file, folder / "page"], check=True)
    picture = Image.open(folder / "page.png").convert("RGB").getchannel("R")  # teal and gold differ there
    return picture.crop((0, 0, 1050, 1485))  # five pixels a millimetre


def test_text_is_found_as_it_was_written(tmp_path: Path) -> None:
    lines = ["Съешь ещё этих мягких булок, ёж!", "№ 5 (A–Z) \\ “quoted” 100 % €", "Қазақ Ґанок łódź", "A Ω Я"]
    assert extracted(build_document([page_of(*lines)], about=ABOUT), tmp_path) == lines


def test_narrow_space_is_found_as_a_space(tmp_path: Path) -> None:
    data = build_document([page_of(f"№{NARROW}29, А.{NARROW}А. Луцик")], about=ABOUT)
    assert extracted(data, tmp_path) == ["№ 29, А. А. Луцик"]


def test_tracked_text_is_found_as_words(tmp_path: Path) -> None:
    data = build_document([page_of("ГУБЕРНАТОР КУЗБАССА", tracking=0.3)], about=ABOUT)
    assert extracted(data, tmp_path) == ["ГУБЕРНАТОР КУЗБАССА"]


def test_every_font_is_embedded_with_its_unicode_map() -> None:
    pages = [page_of("Я a Ҷ", face=Face.SERIF), page_of("Я", face=Face.SANS_BOLD)]
    with pikepdf.open(io.BytesIO(build_document(pages, about=ABOUT))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        names = {str(font.BaseFont) for font in fonts}
        assert all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)
    assert len(fonts) == len(names) == 4


def test_file_declares_pdf_a_2b_and_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(build_document([page_of("Я")], about=ABOUT))) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20260220093000+00'00'"
        with pdf.open_metadata(update_docinfo=False) as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
            assert metadata["dc:title"] == str(pdf.docinfo.Title) == ABOUT.title
            assert metadata["xmp:CreateDate"] == "2026-02-20T09:30:00+00:00"
        assert str(pdf.Root.Lang) == "ru"
        intent = pdf.Root.OutputIntents[0]
        assert (str(intent.S), intent.DestOutputProfile.read_bytes()) == ("/GTS_PDFA1", srgb_profile())


def test_without_a_moment_no_date_is_written() -> None:
    data = build_document([page_of("Я")], about=About(title="Т", author="А", language="ru"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {"/CreationDate", "/ModDate"}.isdisjoint(pdf.docinfo.keys())
    assert b"CreateDate" not in data


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    page = page_of("Я")
    page.draw_form(letter_frame())
    file.write_bytes(build_document([page, page_of("Ю")], about=ABOUT))
    assert subprocess.run(["qpdf", "--check", file], check=False, capture_output=True).returncode == 0


def test_same_pages_give_the_same_bytes() -> None:
    first, second = (build_document([page_of("Я — это я", "a")], about=ABOUT) for _ in range(2))
    assert first == second
    assert build_document([page_of("Я — это он", "a")], about=ABOUT) != first


@pytest.mark.parametrize("mirror", [ImageOps.mirror, ImageOps.flip])
def test_frame_mirrors_itself_on_both_axes(mirror: Callable[[Image.Image], Image.Image], tmp_path: Path) -> None:
    page = Page(width=210, height=297)
    page.draw_form(letter_frame())
    picture = rendered(page, tmp_path).reduce(5)
    difference = ImageChops.difference(picture, mirror(picture))
    assert sum(picture.histogram()[:200]) > 0
    assert sum(difference.histogram()[20:]) == 0


def test_shield_and_lozenge_stand_on_their_axis(tmp_path: Path) -> None:
    page = Page(width=210, height=297)
    page.draw_form(shield_placeholder(), x=105, y=31)
    page.draw_form(lozenge_rule(), x=105, y=107)
    inked = ImageOps.invert(rendered(page, tmp_path)).getbbox()
    assert inked is not None
    left, top, right, bottom = (edge / 127 * 25.4 for edge in inked)
    assert (left + right) / 2 == pytest.approx(105, abs=0.4)
    assert top == pytest.approx(31, abs=0.6)
    assert bottom == pytest.approx(108, abs=0.6)


def test_our_profile_is_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    ramp = Image.merge(
        "RGB", [Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90), Image.new("L", (256, 256), 90)]
    )
    converted = ImageCms.profileToProfile(ramp, ours, ImageCms.createProfile("sRGB"))
    assert converted is not None
    difference = ImageChops.difference(ramp, converted)
    assert [sum(difference.getchannel(channel).histogram()[2:]) for channel in "RGB"] == [0, 0, 0]
