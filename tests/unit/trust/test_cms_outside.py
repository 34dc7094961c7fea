"""Our CMS as strangers' programs see it: openssl, and poppler's pdfsig inside a small PDF."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from subprocess import run

import pytest

from core.trust import cms, keys

OBJECTS = (
    b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/SigFlags 3>>>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Annots[4 0 R]>>",
    b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/V 5 0 R/Rect[0 0 0 0]/F 132/P 3 0 R>>",
    b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[RANGES]/Contents<FIELD>>>",
)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_verifies_it_as_cades(tmp_path: Path, juror_key: keys.PrivateKey, juror_certificate: bytes) -> None:
    content, field, anchor = tmp_path / "content", tmp_path / "field", tmp_path / "anchor.pem"
    content.write_bytes(b"content")
    digest = hashlib.sha256(b"content").digest()
    field.write_bytes(cms.sign_cms(digest, key=juror_key, certificate=juror_certificate))
    armoured = run(["openssl", "x509", "-inform", "DER"], input=juror_certificate, check=True, capture_output=True)
    anchor.write_bytes(armoured.stdout)
    verify = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", str(field)]
    told = run(
        [*verify, "-content", str(content), "-CAfile", str(anchor), "-purpose", "any"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout == "content"
    assert "CAdES Verification successful" in told.stderr


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_pdfsig_calls_it_valid(tmp_path: Path, juror_key: keys.PrivateKey, juror_certificate: bytes) -> None:
    page = tmp_path / "signed.pdf"
    page.write_bytes(signed_pdf(juror_key, juror_certificate))
    told = run(["pdfsig", str(page)], check=False, capture_output=True, text=True).stdout
    assert "Signature Validation: Signature is Valid." in told
    assert "Total document signed" in told
    assert "ETSI.CAdES.detached" in told
    assert "SHA-256" in told


def signed_pdf(key: keys.PrivateKey, certificate: bytes) -> bytes:
    blank = b"0" * (2 * cms.FIELD_BYTES)
    page, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(OBJECTS, start=1):
        starts.append(len(page))
        filled = body.replace(b"FIELD", blank).replace(b"RANGES", b"0 " + b"#" * 32)
        page += b"%d 0 obj\n%s\nendobj\n" % (number, filled)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(page)
    page += b"xref\n0 6\n0000000000 65535 f \n" + table + end
    gap = page.index(b"<" + blank)
    after = gap + len(blank) + 2
    page = page.replace(b"#" * 32, b"%010d %010d %010d" % (gap, after, len(page) - after))
    digest = hashlib.sha256(page[:gap] + page[after:]).digest()
    field = cms.sign_cms(digest, key=key, certificate=certificate).ljust(cms.FIELD_BYTES, b"\x00")
    return page[: gap + 1] + field.hex().encode() + page[after - 1 :]
