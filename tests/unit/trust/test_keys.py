from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_public_key,
)

from core.base.errors import RefusedError
from core.trust import base64url, keys
from core.trust.codes import PRACTICE_CODE


def test_public_key_is_a_subject_public_key_info_of_p256() -> None:
    key = keys.new_key()
    spki = keys.public_bytes(keys.public_of(key))
    assert load_der_public_key(spki) == key.public_key()
    assert len(keys.public_of(key)) == 122


def test_fingerprint_is_the_start_of_the_sha256_in_groups() -> None:
    public = keys.public_of(keys.new_key())
    shown = keys.fingerprint(public)
    assert shown.replace(" ", "").lower() == hashlib.sha256(keys.public_bytes(public)).hexdigest()[:20]
    assert [len(group) for group in shown.split(" ")] == [4, 4, 4, 4, 4]


@pytest.mark.parametrize(
    "typed", ["7f3a91c208de55b1e6a4", "7F3A-91C2-08DE-55B1-E6A4", " 7F3А 91С2\u00a008DЕ 55В1 Е6А4\n"]
)
def test_fingerprint_is_read_in_any_case_and_layout(typed: str) -> None:
    assert keys.read_fingerprint(typed) == "7F3A 91C2 08DE 55B1 E6A4"


@pytest.mark.parametrize(
    "typed", ["", "7F3A 91C2 08DE 55B1 E6A", "7F3A 91C2 08DE 55B1 E6A40", "7F3A 91C2 08DE 55B1 E6AЖ"]
)
def test_fingerprint_with_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match=r"^fingerprint\.unreadable"):
        keys.read_fingerprint(typed)


def test_signature_holds_for_its_statement_and_key_only() -> None:
    key, other = keys.new_key(), keys.new_key()
    signature = keys.sign(b"statement", key=key)
    assert len(signature) == 64
    assert keys.is_signed(b"statement", signature=signature, public=keys.public_of(key))
    assert not keys.is_signed(b"Statement", signature=signature, public=keys.public_of(key))
    assert not keys.is_signed(b"statement", signature=signature, public=keys.public_of(other))


@pytest.mark.parametrize("signature", [b"", bytes(64), bytes(63), b"\xff" * 64, bytes(31) + b"\x01" + bytes(32)])
def test_senseless_signature_does_not_hold(signature: bytes) -> None:
    public = keys.public_of(keys.new_key())
    assert not keys.is_signed(b"statement", signature=signature, public=public)


def test_public_key_has_one_spelling() -> None:
    public = keys.public_of(keys.new_key())
    point = keys.public_bytes(public)[len(keys.SPKI_PREFIX) :]
    compressed = bytes([2 + point[-1] % 2]) + point[1:33]
    off_curve = keys.SPKI_PREFIX + b"\x04" + b"\x01" * 64
    other_curve = ec.generate_private_key(ec.SECP384R1()).public_key()
    for text in [
        "",
        public + "=",
        public[:-1],
        public + "A",
        " " + public,
        "ключ",
        base64url.encode(keys.SPKI_PREFIX + compressed),
        base64url.encode(off_curve),
        base64url.encode(other_curve.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)),
    ]:
        with pytest.raises(RefusedError, match=r"^key\.unreadable"):
            keys.public_bytes(text)


def test_private_key_returns_from_under_its_code() -> None:
    key = keys.new_key()
    sealed = keys.seal_private_key(key, code=PRACTICE_CODE)
    assert keys.public_of(keys.open_private_key(sealed, code=PRACTICE_CODE)) == keys.public_of(key)
    with pytest.raises(RefusedError, match=r"^code\.wrong"):
        keys.open_private_key(sealed, code="1234 5678 9012 3456 7891")
    with pytest.raises(RefusedError, match=r"^key\.damaged"):
        keys.open_private_key(sealed[:-1], code=PRACTICE_CODE)


def test_private_key_of_another_kind_is_refused() -> None:
    foreign: list[PrivateKeyTypes] = [ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()]
    spelled = [key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()) for key in foreign]
    for data in [b"", b"\x30\x00", keys.private_bytes(keys.new_key())[:-1], *spelled]:
        with pytest.raises(RefusedError, match=r"^key\.damaged"):
            keys.private_from_bytes(data)
