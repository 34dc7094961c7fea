"""Certificates of three kinds: the contest's root, the operators it certifies, and each juror's own.

Template 1, one for all kinds: X.509 v3, P-256 with SHA-256, valid 2020-01-01 to 2120-01-01 because no clock decides
anything, the serial number taken from the key. Whoever reads a certificate rebuilds the template from names and key
and compares, so nothing but those two can differ. A certificate alone confers no trust: a root is pinned, an operator
is signed by it, and a juror's key is enrolled.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from functools import cache

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from core.base.errors import RefusedError, refuse
from core.trust import base64url, der, keys

NAME_CHARACTERS = 64
"""X.520 allows no more in a common name; a longer name is cut in the certificate only."""

ECDSA_WITH_SHA256 = der.element(der.SEQUENCE, der.object_identifier("1.2.840.10045.4.3.2"))

_ORGANISATION = der.object_identifier("2.5.4.10")
_PSEUDONYM = der.object_identifier("2.5.4.65")
_COMMON_NAME = der.object_identifier("2.5.4.3")
_VERSION_3 = der.element(der.TAGGED_0, der.element(der.INTEGER, b"\x02"))
_VALIDITY = der.element(
    der.SEQUENCE, der.element(der.UTC_TIME, b"200101000000Z"), der.element(der.GENERALIZED_TIME, b"21200101000000Z")
)
_NO_UNUSED_BITS = b"\x00"


class Kind(Enum):
    """What a certificate's key may sign: operators, the contest's files, or one score sheet after another."""

    ROOT = "root"
    OPERATOR = "operator"
    JUROR = "juror"


@dataclass(frozen=True)
class Certificate:
    """A certificate that follows the template; names and serial number are DER elements."""

    whole: bytes
    kind: Kind
    public: str
    subject: bytes
    issuer: bytes
    serial: bytes
    signed_part: bytes
    signature: bytes


def issue_root(root_key: keys.PrivateKey, *, contest: str) -> bytes:
    """Return the self-signed certificate (DER) that a contest is pinned by."""
    name = subject_name(contest=contest, code="root", name="Jury contest root")
    return _issue(Kind.ROOT, public=keys.public_of(root_key), subject=name, issuer=name, issuer_key=root_key)


def issue_operator(public: str, *, operator: str, root_key: keys.PrivateKey, root: bytes, contest: str) -> bytes:
    """Return the certificate (DER) by which the root lets ``public`` sign packages, receipts and archives."""
    name = subject_name(contest=contest, code="operator", name=operator)
    issuer = read_certificate(root).subject
    return _issue(Kind.OPERATOR, public=public, subject=name, issuer=issuer, issuer_key=root_key)


def issue_juror(key: keys.PrivateKey, *, contest: str, juror: str, name: str) -> bytes:
    """Return the self-signed certificate (DER) that goes into a juror's score sheets."""
    subject = subject_name(contest=contest, code=juror, name=name)
    return _issue(Kind.JUROR, public=keys.public_of(key), subject=subject, issuer=subject, issuer_key=key)


def subject_name(*, contest: str, code: str, name: str) -> bytes:
    """Return the DER of a holder's name: contest as organisation, code as pseudonym, the person as common name.

    A sheet's reader compares it with the subject of the certificate, which nobody else vouches for.
    """
    parts = ((_ORGANISATION, contest), (_PSEUDONYM, code), (_COMMON_NAME, name or code))
    return der.element(der.SEQUENCE, *(_attribute(kind, text) for kind, text in parts))


def read_certificate(data: bytes) -> Certificate:
    """Read a certificate of the template, of whichever kind; raises ``certificate.unreadable`` for any other bytes.

    Its signature is not judged here: see :func:`verify_root` and :func:`verify_operator`.
    """
    try:
        certificate = _split(data)
        rebuilt = _rebuilt(certificate)
    except (der.DerError, StopIteration, RefusedError) as problem:
        raise RefusedError("certificate.unreadable") from problem
    self_issued = certificate.issuer == certificate.subject
    if rebuilt != data or self_issued is (certificate.kind is Kind.OPERATOR):
        refuse("certificate.unreadable")
    return certificate


def verify_root(data: bytes) -> Certificate:
    """Return a root that signed itself; raises ``certificate.unreadable``, ``signature.chain``."""
    root = read_certificate(data)
    if root.kind is not Kind.ROOT or not _is_signed(root, by=root):
        refuse("signature.chain")
    return root


def verify_operator(data: bytes, *, root: bytes) -> Certificate:
    """Return an operator that this root certified; raises ``certificate.unreadable``, ``signature.chain``."""
    authority, operator = verify_root(root), read_certificate(data)
    named = operator.kind is Kind.OPERATOR and operator.issuer == authority.subject
    if not named or not _is_signed(operator, by=authority):
        refuse("signature.chain")
    return operator


def _attribute(kind: bytes, text: str) -> bytes:
    """Cut by characters, as X.520 counts; the library's own names cut Cyrillic at half of that, counting bytes."""
    value = der.element(der.UTF8_STRING, text[:NAME_CHARACTERS].encode("utf-8"))
    return der.element(der.SET, der.element(der.SEQUENCE, kind, value))


def _issue(kind: Kind, *, public: str, subject: bytes, issuer: bytes, issuer_key: keys.PrivateKey) -> bytes:
    signed_part = _signed_part(kind, public=public, subject=subject, issuer=issuer)
    return _join(signed_part, issuer_key.sign(signed_part, keys.ECDSA))


def _rebuilt(read: Certificate) -> bytes:
    signed_part = _signed_part(read.kind, public=read.public, subject=read.subject, issuer=read.issuer)
    return _join(signed_part, read.signature)


def _join(signed_part: bytes, signature: bytes) -> bytes:
    seal = der.element(der.BIT_STRING, _NO_UNUSED_BITS, signature)
    return der.element(der.SEQUENCE, signed_part, ECDSA_WITH_SHA256, seal)


def _signed_part(kind: Kind, *, public: str, subject: bytes, issuer: bytes) -> bytes:
    spki = keys.public_bytes(public)
    return der.element(
        der.SEQUENCE,
        _VERSION_3,
        _serial(spki),
        ECDSA_WITH_SHA256,
        issuer,
        _VALIDITY,
        subject,
        spki,
        der.element(der.TAGGED_3, der.element(der.SEQUENCE, _extensions(kind), _key_identifier(spki))),
    )


def _split(data: bytes) -> Certificate:
    """Take the free parts out of a template; whoever calls rebuilds it, so what is skipped here is compared there."""
    signed_part = der.take(der.only(data, tag=der.SEQUENCE), tag=der.SEQUENCE)
    version = der.take(signed_part.body, tag=der.TAGGED_0)
    serial = der.take(version.rest, tag=der.INTEGER)
    issuer = der.take(der.take(serial.rest, tag=der.SEQUENCE).rest, tag=der.SEQUENCE)
    subject = der.take(der.take(issuer.rest, tag=der.SEQUENCE).rest, tag=der.SEQUENCE)
    spki = der.take(subject.rest, tag=der.SEQUENCE)
    extensions = der.only(der.only(spki.rest, tag=der.TAGGED_3), tag=der.SEQUENCE)
    seal = der.only(der.take(signed_part.rest, tag=der.SEQUENCE).rest, tag=der.BIT_STRING)
    return Certificate(
        whole=data,
        kind=next(kind for kind in Kind if extensions.startswith(_extensions(kind))),
        public=base64url.encode(spki.whole),
        subject=subject.whole,
        issuer=issuer.whole,
        serial=serial.whole,
        signed_part=signed_part.whole,
        signature=seal[1:],
    )


def _is_signed(certificate: Certificate, *, by: Certificate) -> bool:
    try:
        keys.load_public(by.public).verify(certificate.signature, certificate.signed_part, keys.ECDSA)
    except InvalidSignature:
        return False
    return True


def _serial(spki: bytes) -> bytes:
    """Take 126 bits of the key's hash, so that the number is positive and always 16 bytes long."""
    digest = hashlib.sha256(spki).digest()
    return der.element(der.INTEGER, bytes((digest[0] & 0x3F | 0x40,)), digest[1:16])


@cache
def _extensions(kind: Kind) -> bytes:
    usage = x509.KeyUsage(
        digital_signature=kind is not Kind.ROOT,
        content_commitment=kind is Kind.JUROR,
        key_cert_sign=kind is Kind.ROOT,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    authority = kind is Kind.ROOT
    limits = x509.BasicConstraints(ca=authority, path_length=0 if authority else None)
    return _extension(limits, critical=True) + _extension(usage, critical=True)


def _key_identifier(spki: bytes) -> bytes:
    """Follow RFC 7093, method 1: 160 bits of the SHA-256 of the point."""
    digest = hashlib.sha256(spki[-keys.POINT_BYTES :]).digest()[:20]
    return _extension(x509.SubjectKeyIdentifier(digest), critical=False)


def _extension(value: x509.ExtensionType, *, critical: bool) -> bytes:
    flag = der.TRUE if critical else b""
    name = der.object_identifier(value.oid.dotted_string)
    return der.element(der.SEQUENCE, name, flag, der.element(der.OCTET_STRING, value.public_bytes()))
