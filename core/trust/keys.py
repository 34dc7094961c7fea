"""P-256 keys: made, spelled, shown, sealed, and their plain signatures.

A public key travels as base64url of its SubjectPublicKeyInfo (91 bytes, 122 characters); one key has one spelling.
A private key travels only as PKCS 8 inside a sealed file. A plain signature is r and s, 32 bytes each.
"""

from __future__ import annotations

import hashlib
import re
from typing import TypeAlias

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from core.base.errors import refuse
from core.trust import age_passphrase, base64url
from core.trust.codes import read_code

PrivateKey: TypeAlias = ec.EllipticCurvePrivateKey
"""A P-256 private key in memory."""

SPKI_PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")
"""SubjectPublicKeyInfo of an uncompressed P-256 point, up to the point."""
POINT_BYTES = 65
ECDSA = ec.ECDSA(SHA256())

_UNCOMPRESSED = b"\x04"
_COORDINATE = 32
_SHOWN_DIGITS = 20
_FINGERPRINT = re.compile(r"[0-9A-F]{20}")
_LOOK_ALIKES = str.maketrans("АВСЕ", "ABCE")
_SEALED_KEY = age_passphrase.Refusals(wrong="code.wrong", damaged="key.damaged", costly="key.work_factor")


def new_key() -> PrivateKey:
    """Return a fresh P-256 private key."""
    return ec.generate_private_key(ec.SECP256R1())


def public_of(key: PrivateKey) -> str:
    """Return the public half of a private key in its one spelling."""
    return base64url.encode(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def public_bytes(public: str) -> bytes:
    """Return the SubjectPublicKeyInfo of a public key; raises ``key.unreadable`` unless it is a point of P-256."""
    load_public(public)
    return base64url.decode(public)


def load_public(public: str) -> ec.EllipticCurvePublicKey:
    """Return a public key ready to verify with; raises ``key.unreadable`` unless it is a point of P-256."""
    try:
        spki = base64url.decode(public)
        if len(spki) != len(SPKI_PREFIX) + POINT_BYTES or not spki.startswith(SPKI_PREFIX + _UNCOMPRESSED):
            refuse("key.unreadable")
        return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), spki[len(SPKI_PREFIX) :])
    except ValueError:
        refuse("key.unreadable")


def fingerprint(public: str) -> str:
    """Return what people compare: 80 bits of SHA-256 of the SubjectPublicKeyInfo, ``7F3A 91C2 08DE 55B1 E6A4``.

    For eyes and paper; programs compare the public key itself.
    """
    digits = hashlib.sha256(public_bytes(public)).hexdigest()[:_SHOWN_DIGITS].upper()
    return _grouped(digits)


def read_fingerprint(text: str) -> str:
    """Return the one spelling of a typed fingerprint, whatever its case, spaces, hyphens or keyboard layout.

    Raises ``fingerprint.unreadable`` unless it has 20 hexadecimal digits.
    """
    digits = "".join(text.split()).replace("-", "").upper().translate(_LOOK_ALIKES)
    if not _FINGERPRINT.fullmatch(digits):
        refuse("fingerprint.unreadable")
    return _grouped(digits)


def private_bytes(key: PrivateKey) -> bytes:
    """Return PKCS 8 in the clear, to be sealed at once."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def private_from_bytes(data: bytes) -> PrivateKey:
    """Read a P-256 key from PKCS 8; raises ``key.damaged`` for anything else."""
    try:
        key = load_der_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        refuse("key.damaged")
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        refuse("key.damaged")
    return key


def seal_private_key(key: PrivateKey, *, code: str) -> bytes:
    """Return the key in an age file that the juror's code opens; about 0.15 s by design."""
    return age_passphrase.seal(private_bytes(key), passphrase=read_code(code))


def open_private_key(data: bytes, *, code: str) -> PrivateKey:
    """Open what :func:`seal_private_key` made.

    Raises ``code.wrong``, ``key.damaged``, ``key.work_factor`` or what :func:`core.trust.codes.read_code` raises.
    """
    return private_from_bytes(age_passphrase.unseal(data, passphrase=read_code(code), refusals=_SEALED_KEY))


def sign(statement: bytes, *, key: PrivateKey) -> bytes:
    """Return the plain 64-byte signature of a statement, which must open with its own label (``jury/enrol/1``)."""
    r, s = utils.decode_dss_signature(key.sign(statement, ECDSA))
    return r.to_bytes(_COORDINATE, "big") + s.to_bytes(_COORDINATE, "big")


def is_signed(statement: bytes, *, signature: bytes, public: str) -> bool:
    """Say whether ``public`` made this 64-byte signature of the statement; raises ``key.unreadable``."""
    if len(signature) != 2 * _COORDINATE:
        return False
    r, s = int.from_bytes(signature[:_COORDINATE], "big"), int.from_bytes(signature[_COORDINATE:], "big")
    key = load_public(public)
    try:
        key.verify(utils.encode_dss_signature(r, s), statement, ECDSA)
    except InvalidSignature:
        return False
    return True


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, _SHOWN_DIGITS, 4))
