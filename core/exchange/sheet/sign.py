"""The juror signs: data become pages, pages get one signature that allows no change."""

from __future__ import annotations

import hashlib

from core.base.errors import refuse
from core.domain.marks import Scores
from core.domain.rules import Rules
from core.exchange.package.model import Package
from core.exchange.sheet.build import build_sheet
from core.exchange.sheet.check import check_scores
from core.exchange.sheet.envelope import MAX_SHEET_BYTES
from core.trust import certificates, cms, keys


def sign_sheet(scores: Scores, *, package: Package, rules: Rules, key: keys.PrivateKey, certificate: bytes) -> bytes:
    """Return the signed sheet, which :mod:`core.exchange.sheet.accept` accepts for this package and these rules.

    ``certificate`` (DER) is the juror's own, of ``key``. Raises what ``check_scores`` raises, ``sheet.too_long``,
    ``sheet.too_large``, ``sheet.wrong_package``, ``sheet.wrong_key``, or ``certificate.unreadable``.
    """
    check_scores(scores, package=package, rules=rules)
    if scores.package != package.hash or package.rules != rules.hash:
        refuse("sheet.wrong_package", juror=scores.juror)
    holder = certificates.read_certificate(certificate)
    if not holder.public == scores.public_key == keys.public_of(key):
        refuse("sheet.wrong_key", juror=scores.juror)
    built = build_sheet(scores, package=package, rules=rules)
    if len(built.pdf) > MAX_SHEET_BYTES:
        refuse("sheet.too_large", limit=MAX_SHEET_BYTES)
    digest = hashlib.sha256(b"".join(built.signed_bytes)).digest()
    signature = cms.sign_cms(digest, key=key, certificate=certificate)
    start, length = built.envelope.contents_offset, built.envelope.contents_length
    digits = signature.hex().ljust(length, "0").encode("ascii")
    return built.pdf[:start] + digits + built.pdf[start + length :]
