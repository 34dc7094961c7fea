from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric import utils

from core.base.errors import RefusedError
from core.trust import certificates, cms, der, keys

CONTEST = "5f" * 16
DIGEST = hashlib.sha256("оценки".encode()).digest()
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


@pytest.fixture(scope="module")
def signed(juror_key: keys.PrivateKey, juror_certificate: bytes) -> bytes:
    return cms.sign_cms(DIGEST, key=juror_key, certificate=juror_certificate)


@pytest.fixture(scope="module")
def forge(juror_key: keys.PrivateKey, juror_certificate: bytes) -> Callable[..., bytes]:
    """Return a maker of structures that differ from ours in one part and are signed by the juror's own key."""
    own = certificates.read_certificate(juror_certificate)

    def make(
        *,
        attributes: bytes | None = None,
        after_algorithms: bytes = der.element(der.SEQUENCE, cms._DATA),
        embedded: bytes = juror_certificate,
        identified: bytes = own.issuer + own.serial,
        after_signature: bytes = b"",
        second_signer: bool = False,
    ) -> bytes:
        told = cms._attributes(DIGEST, certificate=juror_certificate) if attributes is None else attributes
        signature = juror_key.sign(der.element(der.SET, told), keys.ECDSA)
        signer = der.element(
            der.SEQUENCE,
            cms._VERSION_1,
            der.element(der.SEQUENCE, identified),
            cms._SHA256,
            der.element(der.TAGGED_0, told),
            certificates.ECDSA_WITH_SHA256,
            der.element(der.OCTET_STRING, signature),
            after_signature,
        )
        signed_data = der.element(
            der.SEQUENCE,
            cms._VERSION_1,
            der.element(der.SET, cms._SHA256),
            after_algorithms,
            der.element(der.TAGGED_0, embedded),
            der.element(der.SET, signer, signer if second_signer else b""),
        )
        return der.element(der.SEQUENCE, cms._SIGNED_DATA, der.element(der.TAGGED_0, signed_data))

    return make


def refusal_of(field: bytes, digest: bytes = DIGEST) -> str:
    with pytest.raises(RefusedError) as refusal:
        cms.verify_cms(field, digest=digest)
    return refusal.value.code


def attribute(name: bytes, value: bytes) -> bytes:
    return der.element(der.SEQUENCE, name, der.element(der.SET, value))


def test_signature_names_its_key_and_holder(
    signed: bytes, juror_key: keys.PrivateKey, juror_certificate: bytes
) -> None:
    by = cms.verify_cms(signed.ljust(cms.FIELD_BYTES, b"\x00"), digest=DIGEST)
    assert by.public == keys.public_of(juror_key)
    assert by.subject == certificates.subject_name(contest=CONTEST, code="Ж07", name="Иванова Анна Сергеевна")
    assert by.certificate == juror_certificate


def test_other_bytes_are_told_from_a_broken_signature(signed: bytes) -> None:
    assert refusal_of(signed, hashlib.sha256(b"other").digest()) == "sheet.digest_differs"
    assert refusal_of(signed, b"") == "sheet.digest_differs"


def test_only_zeros_may_follow(signed: bytes) -> None:
    cms.verify_cms(signed, digest=DIGEST)
    assert refusal_of(signed.ljust(cms.FIELD_BYTES, b"\x00")[:-1] + b"\x01") == "sheet.signature_malformed"
    assert refusal_of(signed + b"0") == "sheet.signature_malformed"
    assert refusal_of(signed + signed) == "sheet.signature_malformed"


def test_no_changed_bit_is_accepted(signed: bytes) -> None:
    seen = set()
    for position in range(len(signed)):
        for bit in range(8):
            mutant = bytearray(signed)
            mutant[position] ^= 1 << bit
            seen.add(refusal_of(bytes(mutant)))
    assert seen == {"sheet.signature_malformed", "sheet.signature_broken"}


def test_no_truncated_signature_is_accepted(signed: bytes) -> None:
    for length in range(len(signed.rstrip(b"\x00"))):
        assert refusal_of(signed[:length]) == "sheet.signature_malformed"
        padded = signed[:length].ljust(cms.FIELD_BYTES, b"\x00")
        assert refusal_of(padded) in {"sheet.signature_malformed", "sheet.signature_broken"}


def test_no_lost_or_doubled_byte_is_accepted(signed: bytes) -> None:
    for position in range(len(signed)):
        assert refusal_of(signed[:position] + signed[position + 1 :]) == "sheet.signature_malformed"
        doubled = signed[: position + 1] + signed[position:]
        if doubled.rstrip(b"\x00") != signed.rstrip(b"\x00"):
            assert refusal_of(doubled) in {"sheet.signature_malformed", "sheet.signature_broken"}


def test_mirrored_signature_still_means_the_same_data_and_key(signed: bytes, juror_key: keys.PrivateKey) -> None:
    old = cms._read(signed).signature
    r, s = utils.decode_dss_signature(old)
    mirrored = cms._join(cms._read(signed)._replace(signature=utils.encode_dss_signature(r, P256_ORDER - s)))
    assert cms.verify_cms(mirrored, digest=DIGEST).public == keys.public_of(juror_key)
    assert refusal_of(mirrored, bytes(32)) == "sheet.digest_differs"


def test_forger_builds_our_own_structure_when_nothing_differs(forge: Callable[..., bytes]) -> None:
    cms.verify_cms(forge(), digest=DIGEST)


def test_anything_beside_the_frozen_structure_is_refused(
    forge: Callable[..., bytes], juror_certificate: bytes, signer_certificate: bytes
) -> None:
    own = cms._attributes(DIGEST, certificate=juror_certificate)
    content_type = attribute(cms._CONTENT_TYPE, cms._DATA)
    digest = attribute(cms._MESSAGE_DIGEST, der.element(der.OCTET_STRING, DIGEST))
    bound = own[len(content_type) + len(digest) :]
    time = attribute(der.object_identifier("1.2.840.113549.1.9.5"), der.element(der.UTC_TIME, b"260101000000Z"))
    content = der.element(der.TAGGED_0, der.element(der.OCTET_STRING, b"x"))
    strangers = {
        "signing time": forge(attributes=content_type + time + digest + bound),
        "no content type": forge(attributes=digest + bound),
        "no digest": forge(attributes=content_type + bound),
        "no certificate": forge(attributes=content_type + digest),
        "a second digest": forge(attributes=content_type + digest + digest + bound),
        "another order": forge(attributes=content_type + bound + digest),
        "no attributes": forge(attributes=b""),
        "another content type": forge(attributes=attribute(cms._CONTENT_TYPE, cms._SIGNED_DATA) + digest + bound),
        "a short digest": forge(attributes=own.replace(der.element(der.OCTET_STRING, DIGEST), b"\x04\x01a")),
        "bound to another": forge(attributes=cms._attributes(DIGEST, certificate=signer_certificate)),
        "content inside": forge(after_algorithms=der.element(der.SEQUENCE, cms._DATA, content)),
        "two certificates": forge(embedded=juror_certificate + signer_certificate),
        "another certificate": forge(embedded=signer_certificate),
        "another signer named": forge(
            identified=certificates.read_certificate(signer_certificate).issuer + b"\x02\x01\x01"
        ),
        "unsigned attributes": forge(after_signature=der.element(0xA1, time)),
        "two signers": forge(second_signer=True),
    }
    assert {name: refusal_of(field) for name, field in strangers.items()} == dict.fromkeys(
        strangers, "sheet.signature_malformed"
    )


@pytest.fixture(scope="module")
def signer_certificate() -> bytes:
    return certificates.issue_juror(keys.new_key(), contest=CONTEST, juror="Ж08", name="Пётр")


def test_signature_by_a_key_without_the_certificate_is_broken(juror_certificate: bytes) -> None:
    field = cms.sign_cms(DIGEST, key=keys.new_key(), certificate=juror_certificate)
    assert refusal_of(field) == "sheet.signature_broken"


def test_largest_signature_fits_the_field() -> None:
    key = keys.new_key()
    widest = "\U0001f44d" * 100
    certificate = certificates.issue_juror(key, contest=widest, juror=widest, name=widest)
    field = cms.sign_cms(DIGEST, key=key, certificate=certificate)
    assert len(field) <= cms.FIELD_BYTES
    assert cms.verify_cms(field, digest=DIGEST).public == keys.public_of(key)


@pytest.mark.parametrize(
    "field", [b"", b"\x00" * 4096, b"\x30", b"\x30\x80", b"\x30\x84\xff\xff\xff\xff", b"\xff" * 4096]
)
def test_noise_is_malformed(field: bytes) -> None:
    assert refusal_of(field) == "sheet.signature_malformed"
