"""The only door for a signed sheet: each condition, broken alone, refuses it by its own code."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from core.base.errors import RefusedError
from core.domain.contest import Criterion
from core.exchange.package.model import PackageJuror
from core.exchange.sheet.accept import accept_sheet
from core.exchange.sheet.build import build_sheet
from core.exchange.sheet.envelope import find_envelope
from core.trust import certificates, cms, enrolment, keys
from tests.sheet_builders import CONTEST, Sheet, key_of, make_rules, make_sheet

STRANGER = "stranger"


def refusal_of(sheet: Sheet, data: bytes, *, contest: str = CONTEST) -> str:
    with pytest.raises(RefusedError) as caught:
        accept_sheet(data, package_of=sheet.find, contest=contest)
    return caught.value.code


def put_contents(data: bytes, cms_bytes: bytes) -> bytes:
    found = find_envelope(data)
    digits = cms_bytes.hex().ljust(found.contents_length, "0").encode("ascii")
    return data[: found.contents_offset] + digits + data[found.contents_offset + found.contents_length :]


def sign_anyway(sheet: Sheet, *, key: keys.PrivateKey | None = None, certificate: bytes | None = None) -> bytes:
    """Sign as a juror's own program might that asks nothing before."""
    built = build_sheet(sheet.scores, package=sheet.package, rules=sheet.rules)
    digest = hashlib.sha256(b"".join(built.signed_bytes)).digest()
    chosen = certificate or sheet.certificate
    return put_contents(built.pdf, cms.sign_cms(digest, key=key or sheet.key, certificate=chosen))


def test_sheet_of_another_contest_is_refused() -> None:
    sheet = make_sheet()
    assert refusal_of(sheet, sheet.sign(), contest="60" * 16) == "sheet.wrong_contest"


def test_practice_sheet_is_refused_whatever_contest_it_names() -> None:
    sheet = make_sheet(practice=True)
    assert refusal_of(sheet, sheet.sign()) == "package.practice"
    assert refusal_of(sheet, sheet.sign(), contest="60" * 16) == "package.practice"


def test_sheet_of_a_package_that_was_not_issued_is_refused() -> None:
    sheet = make_sheet()
    with pytest.raises(RefusedError) as caught:
        accept_sheet(sheet.sign(), package_of=lambda _: None, contest=CONTEST)
    assert caught.value.code == "package.unknown"
    assert caught.value.facts == {"package": sheet.package.hash}


def test_sheet_that_breaks_the_rules_is_refused_though_well_signed() -> None:
    sheet = make_sheet()
    over = sheet.with_scores(marks=((11, 1, 1, 1, 1), *sheet.scores.marks[1:]))
    assert refusal_of(sheet, sign_anyway(over)) == "sheet.mark_off_scale"


def test_newer_data_ask_for_an_update() -> None:
    sheet = make_sheet()
    newer = sheet.sign().replace(b'"version":1}', b'"version":2}', 1)
    assert refusal_of(sheet, newer) == "file.newer_format"


def test_data_with_another_spelling_are_refused() -> None:
    sheet = make_sheet()
    spelled = sheet.sign().replace(b'"revision":1,"round":2', b'"round":2,"revision":1', 1)
    assert refusal_of(sheet, spelled) == "file.not_canonical"


def test_changed_page_is_refused() -> None:
    sheet = make_sheet()
    signed = sheet.sign()
    mark = signed.rindex(b">Tj")
    assert refusal_of(sheet, signed[: mark - 1] + b"7" + signed[mark:]) == "sheet.page_changed"


@pytest.mark.parametrize("tail", [b"\n", b"%", b"\nxref\n0 1\n0000000000 65535 f \ntrailer<<>>\nstartxref\n9\n%%EOF\n"])
def test_anything_appended_is_refused(tail: bytes) -> None:
    sheet = make_sheet()
    assert refusal_of(sheet, sheet.sign() + tail) == "sheet.page_changed"


def test_page_of_other_rules_is_refused() -> None:
    """The same marks under other words: the juror saw something else than what was issued."""
    sheet = make_sheet()
    seen = make_rules([Criterion(code=f"К{number}", title="другое") for number in range(1, 6)])
    assert refusal_of(sheet, sign_anyway(replace(sheet, rules=seen))) == "sheet.page_changed"


def test_unsigned_sheet_is_refused() -> None:
    sheet = make_sheet()
    built = build_sheet(sheet.scores, package=sheet.package, rules=sheet.rules)
    assert refusal_of(sheet, built.pdf) == "sheet.signature_malformed"


def test_signature_of_another_sheet_is_refused() -> None:
    one = make_sheet()
    other = one.with_scores(sheet="1" * 32)
    found = find_envelope(one.sign())
    field = slice(found.contents_offset, found.contents_offset + found.contents_length)
    stolen = bytes.fromhex(other.sign()[field].decode("ascii"))
    assert refusal_of(one, put_contents(one.sign(), stolen)) == "sheet.digest_differs"


def test_another_key_with_a_certificate_of_its_own_is_refused() -> None:
    sheet = make_sheet()
    key = key_of(STRANGER)
    certificate = certificates.issue_juror(key, contest=CONTEST, juror="J04", name=sheet.package.juror.name)
    assert refusal_of(sheet, sign_anyway(sheet, key=key, certificate=certificate)) == "sheet.wrong_key"


def test_another_key_under_the_enrolled_certificate_is_refused() -> None:
    sheet = make_sheet()
    assert refusal_of(sheet, sign_anyway(sheet, key=key_of(STRANGER))) == "sheet.signature_broken"


@pytest.mark.parametrize(
    "contest, juror, name",
    [
        ("60" * 16, "J04", "Смирнова Анна Борисовна"),
        (CONTEST, "J05", "Смирнова Анна Борисовна"),
        (CONTEST, "J04", "Иванова Анна Борисовна"),
    ],
)
def test_certificate_made_out_to_someone_else_is_refused(contest: str, juror: str, name: str) -> None:
    sheet = make_sheet()
    certificate = certificates.issue_juror(sheet.key, contest=contest, juror=juror, name=name)
    assert refusal_of(sheet, sign_anyway(sheet, certificate=certificate)) == "sheet.wrong_certificate"


def test_certificate_of_another_kind_is_refused() -> None:
    juror = PackageJuror(code="root", name="Jury contest root")
    sheet = make_sheet(juror=juror)
    certificate = certificates.issue_root(sheet.key, contest=CONTEST)
    assert refusal_of(sheet, sign_anyway(sheet, certificate=certificate)) == "sheet.wrong_certificate"


def test_key_that_nobody_enrolled_is_refused() -> None:
    sheet = make_sheet()
    vouched = enrolment.sign_enrolment(
        key_of(STRANGER), contest=CONTEST, juror="J04", generation=1, public=sheet.scores.public_key
    )
    assert refusal_of(sheet, sign_anyway(sheet.with_scores(enrolment=vouched))) == "sheet.enrolment_broken"


def test_key_that_is_none_is_refused() -> None:
    sheet = make_sheet()
    broken = sheet.sign().replace(sheet.scores.public_key.encode("ascii"), b"A" * 122)
    assert refusal_of(sheet, broken) == "key.unreadable"
