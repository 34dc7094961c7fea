from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from subprocess import run

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from core.base.errors import RefusedError
from core.trust import certificates, der, keys
from core.trust.certificates import Kind
from core.trust.jws import Operator

CONTEST = "5f" * 16
NO_AUTHORITY = bytes.fromhex("300c0603551d130101ff04023000")  # critical basicConstraints of one who is no authority


def test_stranger_reads_the_certificate_we_wrote(juror_certificate: bytes, juror_key: keys.PrivateKey) -> None:
    read = x509.load_der_x509_certificate(juror_certificate)
    named = {attribute.oid: attribute.value for attribute in read.subject}
    assert named == {
        NameOID.ORGANIZATION_NAME: CONTEST,
        NameOID.PSEUDONYM: "Ж07",
        NameOID.COMMON_NAME: "Иванова Анна Сергеевна",
    }
    assert read.public_key() == juror_key.public_key()
    assert (read.not_valid_before_utc, read.not_valid_after_utc) == (
        datetime(2020, 1, 1, tzinfo=UTC),
        datetime(2120, 1, 1, tzinfo=UTC),
    )
    read.verify_directly_issued_by(read)


def test_root_may_only_certify_and_operator_only_sign(signer: Operator) -> None:
    root = x509.load_der_x509_certificate(signer.root)
    operator = x509.load_der_x509_certificate(signer.certificate)
    operator.verify_directly_issued_by(root)
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert root.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    assert not operator.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert not operator.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_follows_the_chain(signer: Operator, tmp_path: Path) -> None:
    names = {"root.pem": signer.root, "operator.pem": signer.certificate}
    for name, data in names.items():
        armoured = run(["openssl", "x509", "-inform", "DER"], input=data, check=True, capture_output=True).stdout
        (tmp_path / name).write_bytes(armoured)
    run(
        ["openssl", "verify", "-CAfile", str(tmp_path / "root.pem"), str(tmp_path / "operator.pem")],
        check=True,
        capture_output=True,
    )


def test_operator_of_this_root_is_accepted(signer: Operator) -> None:
    operator = certificates.verify_operator(signer.certificate, root=signer.root)
    assert operator.kind is Kind.OPERATOR
    assert operator.public == keys.public_of(signer.key)
    assert operator.subject == certificates.subject_name(contest=CONTEST, code="operator", name="Секретарь")


def test_operator_of_a_root_with_the_same_name_is_refused(signer: Operator) -> None:
    other = certificates.issue_root(keys.new_key(), contest=CONTEST)
    with pytest.raises(RefusedError, match=r"^signature\.chain"):
        certificates.verify_operator(signer.certificate, root=other)


def test_operator_cannot_certify_another(signer: Operator) -> None:
    forged = certificates._issue(
        Kind.OPERATOR,
        public=keys.public_of(keys.new_key()),
        subject=certificates.subject_name(contest=CONTEST, code="operator", name="x"),
        issuer=certificates.read_certificate(signer.certificate).subject,
        issuer_key=signer.key,
    )
    for root in [signer.certificate, signer.root]:
        with pytest.raises(RefusedError, match=r"^signature\.chain"):
            certificates.verify_operator(forged, root=root)


def test_neither_root_nor_juror_is_an_operator(signer: Operator, juror_certificate: bytes) -> None:
    for certificate in [signer.root, juror_certificate]:
        with pytest.raises(RefusedError, match=r"^signature\.chain"):
            certificates.verify_operator(certificate, root=signer.root)


def test_juror_is_no_root_and_a_root_signs_itself(juror_certificate: bytes, signer: Operator) -> None:
    assert certificates.verify_root(signer.root).kind is Kind.ROOT
    for certificate in [juror_certificate, signer.certificate]:
        with pytest.raises(RefusedError, match=r"^signature\.chain"):
            certificates.verify_root(certificate)
    own = certificates.read_certificate(signer.root)
    forged = certificates._issue(
        Kind.ROOT, public=own.public, subject=own.subject, issuer=own.subject, issuer_key=keys.new_key()
    )
    with pytest.raises(RefusedError, match=r"^signature\.chain"):
        certificates.verify_root(forged)


def test_names_must_fit_the_kind(signer: Operator) -> None:
    name = certificates.subject_name(contest=CONTEST, code="x", name="x")
    other = certificates.subject_name(contest=CONTEST, code="y", name="y")
    public = keys.public_of(signer.key)
    for kind, issuer in [(Kind.OPERATOR, name), (Kind.JUROR, other), (Kind.ROOT, other)]:
        forged = certificates._issue(kind, public=public, subject=name, issuer=issuer, issuer_key=signer.key)
        with pytest.raises(RefusedError, match=r"^certificate\.unreadable"):
            certificates.read_certificate(forged)


def test_certificate_with_anything_of_its_own_is_unreadable(juror_certificate: bytes) -> None:
    read = certificates.read_certificate(juror_certificate)
    replacements = {
        b"21200101000000Z": b"21300101000000Z",
        der.object_identifier("1.2.840.10045.4.3.2"): der.object_identifier("1.2.840.10045.4.3.3"),
        read.serial: der.element(der.INTEGER, read.serial[2:-1], b"\x00"),
        NO_AUTHORITY: NO_AUTHORITY.replace(der.TRUE, b"\x01\x01\x7f"),
    }
    for old, new in replacements.items():
        assert old in juror_certificate
        with pytest.raises(RefusedError, match=r"^certificate\.unreadable"):
            certificates.read_certificate(juror_certificate.replace(old, new))


def test_truncated_or_longer_certificate_is_unreadable(juror_certificate: bytes) -> None:
    for data in [
        juror_certificate + b"\x00",
        *(juror_certificate[:length] for length in range(len(juror_certificate))),
    ]:
        with pytest.raises(RefusedError, match=r"^certificate\.unreadable"):
            certificates.read_certificate(data)


def test_certificate_of_a_point_off_the_curve_is_refused(juror_certificate: bytes) -> None:
    point = keys.public_bytes(certificates.read_certificate(juror_certificate).public)[-64:]
    with pytest.raises(RefusedError, match=r"^certificate\.unreadable"):
        certificates.read_certificate(juror_certificate.replace(point, b"\x01" * 64))


def test_long_name_is_cut_by_letters_and_a_missing_one_is_the_code() -> None:
    key = keys.new_key()
    long = certificates.issue_juror(key, contest=CONTEST, juror="J1", name="Ы" * 100)
    nameless = certificates.issue_juror(key, contest=CONTEST, juror="J1", name="")
    assert der.element(der.UTF8_STRING, ("Ы" * 64).encode()) in long
    assert certificates.read_certificate(nameless).subject == certificates.subject_name(
        contest=CONTEST, code="J1", name="J1"
    )
