"""The signature inside a score sheet: a CMS SignedData for PDF's ETSI.CAdES.detached, P-256 with SHA-256.

One spelling, frozen: one certificate, one SignerInfo, no encapsulated content, and exactly contentType, messageDigest
and signing-certificate-v2 as signed attributes (RFC 5652, 5035, 5753, 5754); no signing time, because no clock
decides anything. A reader takes certificate, digest and signature out, joins the structure again and compares; so
nothing unsigned can hide in it, and no lenient parser stands on the merge path.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature

from core.base.errors import RefusedError, refuse
from core.trust import certificates, der, keys

FIELD_BYTES = 4096
"""Room for any signature of ours (8192 hexadecimal digits in ``/Contents``); the rest of it is zeros."""

_VERSION_1 = der.element(der.INTEGER, b"\x01")
_DATA = der.object_identifier("1.2.840.113549.1.7.1")
_SIGNED_DATA = der.object_identifier("1.2.840.113549.1.7.2")
_SHA256 = der.element(der.SEQUENCE, der.object_identifier("2.16.840.1.101.3.4.2.1"))
_CONTENT_TYPE = der.object_identifier("1.2.840.113549.1.9.3")
_MESSAGE_DIGEST = der.object_identifier("1.2.840.113549.1.9.4")
_SIGNING_CERTIFICATE_V2 = der.object_identifier("1.2.840.113549.1.9.16.2.47")


@dataclass(frozen=True)
class SignedBy:
    """Whose key made a signature, and the holder's name (DER) in the certificate that is bound to it."""

    public: str
    subject: bytes
    certificate: bytes


class _Parts(NamedTuple):
    certificate: certificates.Certificate
    digest: bytes
    signature: bytes


def sign_cms(digest: bytes, *, key: keys.PrivateKey, certificate: bytes) -> bytes:
    """Return the DER of a signature over a SHA-256 digest; never longer than :data:`FIELD_BYTES`.

    Raises ``certificate.unreadable`` for a certificate that is not of our template.
    """
    own = certificates.read_certificate(certificate)
    attributes = der.element(der.SET, _attributes(digest, certificate=certificate))
    return _join(_Parts(own, digest, key.sign(attributes, keys.ECDSA)))


def verify_cms(field: bytes, *, digest: bytes) -> SignedBy:
    """Return who signed this SHA-256 digest; ``field`` is the whole signature field, zeros after the DER included.

    Says nothing about whether that key is enrolled. Raises ``sheet.signature_malformed``, ``sheet.digest_differs``
    (well signed, but for other bytes) or ``sheet.signature_broken``.
    """
    parts = _read(field)
    attributes = der.element(der.SET, _attributes(parts.digest, certificate=parts.certificate.whole))
    try:
        keys.load_public(parts.certificate.public).verify(parts.signature, attributes, keys.ECDSA)
    except InvalidSignature as problem:
        raise RefusedError("sheet.signature_broken") from problem
    if parts.digest != digest:
        refuse("sheet.digest_differs")
    return SignedBy(parts.certificate.public, parts.certificate.subject, parts.certificate.whole)


def _read(field: bytes) -> _Parts:
    try:
        found = der.take(field, tag=der.SEQUENCE)
        parts = _split(found.body)
    except (der.DerError, RefusedError) as problem:
        raise RefusedError("sheet.signature_malformed") from problem
    if found.rest.strip(b"\x00") or _join(parts) != found.whole:
        refuse("sheet.signature_malformed")
    return parts


def _attributes(digest: bytes, *, certificate: bytes) -> bytes:
    """Join the three attributes in the order of their bytes, as a DER set wants them."""
    certificate_hash = der.element(der.OCTET_STRING, hashlib.sha256(certificate).digest())
    identified = der.element(der.SEQUENCE, der.element(der.SEQUENCE, der.element(der.SEQUENCE, certificate_hash)))
    return b"".join(
        der.element(der.SEQUENCE, name, der.element(der.SET, value))
        for name, value in (
            (_CONTENT_TYPE, _DATA),
            (_MESSAGE_DIGEST, der.element(der.OCTET_STRING, digest)),
            (_SIGNING_CERTIFICATE_V2, identified),
        )
    )


def _join(parts: _Parts) -> bytes:
    own = parts.certificate
    signer = der.element(
        der.SEQUENCE,
        _VERSION_1,
        der.element(der.SEQUENCE, own.issuer, own.serial),
        _SHA256,
        der.element(der.TAGGED_0, _attributes(parts.digest, certificate=own.whole)),
        certificates.ECDSA_WITH_SHA256,
        der.element(der.OCTET_STRING, parts.signature),
    )
    signed_data = der.element(
        der.SEQUENCE,
        _VERSION_1,
        der.element(der.SET, _SHA256),
        der.element(der.SEQUENCE, _DATA),
        der.element(der.TAGGED_0, own.whole),
        der.element(der.SET, signer),
    )
    return der.element(der.SEQUENCE, _SIGNED_DATA, der.element(der.TAGGED_0, signed_data))


def _split(body: bytes) -> _Parts:
    """Take the free parts out; what is skipped or assumed here is compared when the whole is joined again."""
    wrapped = der.take(body, tag=der.OBJECT_IDENTIFIER).rest
    signed_data = der.only(der.only(wrapped, tag=der.TAGGED_0), tag=der.SEQUENCE)
    algorithms = der.take(der.take(signed_data, tag=der.INTEGER).rest, tag=der.SET)
    embedded = der.take(der.take(algorithms.rest, tag=der.SEQUENCE).rest, tag=der.TAGGED_0)
    signer = der.only(der.only(embedded.rest, tag=der.SET), tag=der.SEQUENCE)
    issuer = der.take(der.take(signer, tag=der.INTEGER).rest, tag=der.SEQUENCE)
    attributes = der.take(der.take(issuer.rest, tag=der.SEQUENCE).rest, tag=der.TAGGED_0)
    signature = der.only(der.take(attributes.rest, tag=der.SEQUENCE).rest, tag=der.OCTET_STRING)
    message_digest = der.take(der.take(attributes.body, tag=der.SEQUENCE).rest, tag=der.SEQUENCE).body
    value = der.only(der.take(message_digest, tag=der.OBJECT_IDENTIFIER).rest, tag=der.SET)
    return _Parts(certificates.read_certificate(embedded.body), der.only(value, tag=der.OCTET_STRING), signature)
