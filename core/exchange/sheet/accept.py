"""The only door for a signed sheet: whole, rebuilt byte for byte, signed by an enrolled key; or a reason why not.

No PDF is parsed. Whatever bytes come, nothing but a refusal leaves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from core.base.errors import refuse
from core.base.ids import sha256
from core.domain.marks import MAX_SCORES_BYTES, Scores
from core.domain.rules import Rules
from core.domain.sheets import SheetFacts
from core.exchange.package.model import PRACTICE_CONTEST, Package
from core.exchange.sheet.build import build_sheet
from core.exchange.sheet.check import check_scores
from core.exchange.sheet.envelope import find_envelope, read_contents, read_envelope
from core.trust import certificates, cms, enrolment, keys

PackageOf = Callable[[str], tuple[Package, Rules] | None]
"""Finds an issued package and its rules by the package's hash; both are trusted, for they are our own."""


@dataclass(frozen=True)
class Accepted:
    """A sheet that is whole and signed; ``scores_bytes`` are exactly what the juror signed.

    Whether it counts is for merging to say: withdrawals, revocations and closed rounds are not looked at here.
    """

    scores: Scores
    scores_bytes: bytes
    hash: str
    fingerprint: str
    certificate: bytes

    @property
    def facts(self) -> SheetFacts:
        """What merging needs to know."""
        scores = self.scores
        return SheetFacts(
            hash=self.hash,
            sheet_id=scores.sheet,
            juror=scores.juror,
            round=scores.round,
            generation=scores.generation,
            fingerprint=self.fingerprint,
            package=scores.package,
            rules=scores.rules,
            revision=scores.revision,
            ancestors=frozenset(scores.ancestors),
        )


def read_scores(data: bytes) -> Scores:
    """Return what a sheet says, unproven; raises what the envelope and ``Scores.from_canonical`` raise."""
    return Scores.from_canonical(read_envelope(data)[0], max_bytes=MAX_SCORES_BYTES)


def accept_sheet(data: bytes, *, package_of: PackageOf, contest: str) -> Accepted:
    """Return the sheet if every condition of acceptance holds.

    Refuses in this order: ``sheet.too_large``, ``sheet.not_ours``, ``file.newer_format``, ``sheet.damaged``;
    ``json.*``, ``file.schema``, ``file.not_canonical``; ``package.practice``, ``sheet.wrong_contest``,
    ``package.unknown``; what ``check_scores`` refuses; ``sheet.too_long``, ``sheet.page_changed``;
    ``sheet.signature_malformed``, ``sheet.signature_broken``, ``sheet.digest_differs``; ``sheet.wrong_key``,
    ``sheet.wrong_certificate``, ``sheet.enrolment_broken``, ``key.unreadable``.
    """
    envelope = find_envelope(data)
    start = envelope.scores_offset
    scores_bytes = data[start : start + envelope.scores_length]
    scores = Scores.from_canonical(scores_bytes, max_bytes=MAX_SCORES_BYTES)
    package, rules = _find_package(scores, package_of=package_of, contest=contest)
    check_scores(scores, package=package, rules=rules)
    built = build_sheet(scores, package=package, rules=rules, data=scores_bytes)
    before, after = envelope.byte_range
    signed = (data[:before], data[after:])
    if built.envelope != envelope or signed != built.signed_bytes or data[before : before + 1] != b"<":
        refuse("sheet.page_changed", juror=scores.juror)
    digest = hashlib.sha256(b"".join(signed)).digest()
    signer = cms.verify_cms(read_contents(data, envelope=envelope), digest=digest)
    _check_signer(signer, scores=scores, package=package)
    return Accepted(scores, scores_bytes, sha256(scores_bytes), keys.fingerprint(scores.public_key), signer.certificate)


def _find_package(scores: Scores, *, package_of: PackageOf, contest: str) -> tuple[Package, Rules]:
    issued = package_of(scores.package)
    if scores.contest == PRACTICE_CONTEST or (issued is not None and issued[0].practice):
        refuse("package.practice")
    if scores.contest != contest:
        refuse("sheet.wrong_contest", juror=scores.juror)
    if issued is None:
        refuse("package.unknown", package=scores.package)
    return issued


def _check_signer(signer: cms.SignedBy, *, scores: Scores, package: Package) -> None:
    subject = certificates.subject_name(contest=scores.contest, code=scores.juror, name=package.juror.name)
    certificate = certificates.read_certificate(signer.certificate)
    if signer.public != scores.public_key:
        refuse("sheet.wrong_key", juror=scores.juror)
    if signer.subject != subject or certificate.kind is not certificates.Kind.JUROR:
        refuse("sheet.wrong_certificate", juror=scores.juror)
    enrolment.verify_enrolment(
        scores.enrolment,
        enrolment_public=package.enrolment_key,
        contest=scores.contest,
        juror=scores.juror,
        generation=scores.generation,
        public=scores.public_key,
    )
