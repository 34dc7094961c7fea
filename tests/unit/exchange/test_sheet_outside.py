"""A score sheet as strangers' programs see it: pyHanko, pikepdf, poppler, qpdf."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from pathlib import Path
from subprocess import run

import pytest

from tests.kept_sheets import listed, typical
from tests.sheet_builders import make_sheet
from tests.sheet_reading import shown_text

SHEETS = [make_sheet(1), typical(), listed(), make_sheet(475)]


def needs(program: str, package: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{package} is not installed")


@pytest.fixture(params=SHEETS, ids=["one", "typical", "listed", "475"])
def signed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(request.param.sign())
    return path


def told(*command: str | Path) -> str:
    return run([str(each) for each in command], check=True, capture_output=True, text=True).stdout


def test_pyhanko_finds_one_signature_over_the_entire_file_that_allows_no_change(signed: Path) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    reader = PdfFileReader(io.BytesIO(signed.read_bytes()), strict=True)
    (embedded,) = reader.embedded_signatures
    status = validate_pdf_signature(
        embedded, signer_validation_context=ValidationContext(trust_roots=[embedded.signer_cert], allow_fetching=False)
    )
    assert status.intact
    assert status.valid
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert status.docmdp_ok
    assert embedded.docmdp_level is MDPPerm.NO_CHANGES
    assert status.md_algorithm == "sha256"


def test_pikepdf_finds_the_data_as_an_associated_file(signed: Path) -> None:
    import pikepdf

    with pikepdf.open(signed) as pdf:
        (name,) = pdf.attachments
        embedded = pdf.attachments[name].get_file().read_bytes()
        relations = [str(each.AFRelationship) for each in pdf.Root.AF]
    assert name == "scores.json"
    assert embedded.startswith(b'{"ancestors":')
    assert relations == ["/Data"]


@needs("pdfsig", "poppler-utils")
def test_pdfsig_calls_the_signature_valid_and_the_total_document_signed(signed: Path) -> None:
    report = told("pdfsig", "-nocert", signed)
    assert report.count("Signature #") == 1
    assert "Signature Validation: Signature is Valid." in report
    assert "Total document signed" in report
    assert "Signature Type: ETSI.CAdES.detached" in report


@needs("qpdf", "qpdf")
def test_qpdf_finds_nothing_wrong(signed: Path) -> None:
    assert "No syntax or stream encoding errors found" in told("qpdf", "--check", signed)


@needs("pdftotext", "poppler-utils")
def test_pdftotext_finds_every_word_that_is_drawn(signed: Path) -> None:
    extracted = told("pdftotext", "-raw", signed, "-")
    assert Counter(extracted.split()) == Counter(shown_text(signed.read_bytes()).split())


@needs("pdftotext", "poppler-utils")
def test_no_word_crosses_the_margins(signed: Path) -> None:
    boxes = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', told("pdftotext", "-bbox", signed, "-")
    )
    assert len(boxes) > 50
    left, top, right, bottom = (list(map(float, side)) for side in zip(*boxes, strict=True))
    assert (min(left), max(right)) == pytest.approx((56.69, 561.26), abs=0.6)
    assert min(top) > 30
    assert max(bottom) < 828


@needs("pdffonts", "poppler-utils")
def test_both_fonts_are_embedded_subsets_with_character_maps(signed: Path) -> None:
    fonts = [line.split() for line in told("pdffonts", signed).splitlines()[2:]]
    assert [(each[0], *each[1:3]) for each in fonts] == [
        ("JURYRA+PTSans-Regular", "CID", "TrueType"),
        ("JURYBA+PTSans-Bold", "CID", "TrueType"),
    ]
    assert all(each[4:7] == ["yes", "yes", "yes"] for each in fonts)


@needs("pdftoppm", "poppler-utils")
def test_pages_are_drawn_without_complaint(signed: Path) -> None:
    drawn = run(["pdftoppm", "-r", "20", "-png", "-l", "3", signed], check=True, capture_output=True)
    assert drawn.stdout.startswith(b"\x89PNG")
    assert drawn.stderr == b""
