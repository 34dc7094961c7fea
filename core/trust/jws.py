"""Signatures of operators on what travels from the secretary: JWS, ES256 only, each purpose with its own ``typ``.

``x5c`` carries operator and root certificate so that a file can be checked alone; it never confers trust: the root
comes from the caller, who pinned it. The header holds ``alg``, ``typ`` and ``x5c`` and nothing else, so that no
library's extra feature (``crit``, ``b64``, ``jwk``, ``jku``) is ever met.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.base import strict_json
from core.base.errors import RefusedError, refuse
from core.trust import base64url, certificates, keys

if TYPE_CHECKING:  # slow import
    from joserfc import jws as jose

PACKAGE = "jury-package+jws"
RECEIPT = "jury-receipt+jws"
ARCHIVE = "jury-archive+jws"

_ALGORITHM = "ES256"
_HEADER_BYTES = 8 * 1024
_SIGNATURE_BYTES = 64


@dataclass(frozen=True)
class Operator:
    """Who signs for the contest: the private key and the two certificates (DER) that lead to the root."""

    key: keys.PrivateKey = field(repr=False)
    certificate: bytes
    root: bytes


@dataclass(frozen=True)
class Signed:
    """A payload that was verified, and the operator who signed it."""

    payload: bytes
    operator: certificates.Certificate


def sign_compact(payload: bytes, *, typ: str, signer: Operator) -> bytes:
    """Return a JWS that holds its payload: ``header.payload.signature``."""
    from joserfc import jws as jose  # slow import
    from joserfc.jwk import ECKey

    header = {"alg": _ALGORITHM, "typ": typ, "x5c": [_standard(signer.certificate), _standard(signer.root)]}
    key = ECKey.import_key(signer.key)
    return jose.serialize_compact(header, payload, key, registry=_registry(len(payload))).encode("ascii")


def sign_detached(payload: bytes, *, typ: str, signer: Operator) -> bytes:
    """Return a JWS beside its payload: ``header..signature``."""
    header, _, signature = sign_compact(payload, typ=typ, signer=signer).split(b".")
    return header + b".." + signature


def verify_compact(jws: bytes, *, typ: str, root: bytes) -> Signed:
    """Return payload and operator of a JWS that leads to this root certificate (DER).

    Raises ``signature.malformed``, ``signature.algorithm`` (found), ``signature.type`` (found, expected),
    ``signature.header`` (name), ``signature.chain``, ``signature.other_root``, ``signature.broken`` or
    ``certificate.unreadable``.
    """
    header, payload_segment, _ = _segments(jws)
    payload = _decoded(payload_segment)
    operator = _operator(header, typ=typ, root=root)
    _check(jws, payload, operator=operator)
    return Signed(payload, operator)


def verify_detached(payload: bytes, jws: bytes, *, typ: str, root: bytes) -> certificates.Certificate:
    """Return the operator who signed ``payload`` under this root; raises what :func:`verify_compact` raises."""
    header, inside, signature = _segments(jws)
    if inside:
        refuse("signature.malformed")
    operator = _operator(header, typ=typ, root=root)
    _check(f"{header}.{base64url.encode(payload)}.{signature}".encode("ascii"), payload, operator=operator)
    return operator


def carried_root(jws: bytes, *, fingerprint: str | None = None) -> bytes:
    """Return the root certificate (DER) that a JWS carries: for a desk to pin, or to compare with a fingerprint.

    Raises ``signature.other_root`` unless its fingerprint is the given one, and what :func:`verify_compact` raises
    for the header. Who pins without a fingerprint learns only that the file agrees with itself.
    """
    _, root = _carried(_read_header(_segments(jws)[0]))
    found = certificates.verify_root(root)
    if fingerprint is not None and keys.fingerprint(found.public) != fingerprint:
        refuse("signature.other_root")
    return root


def _segments(jws: bytes) -> tuple[str, str, str]:
    try:
        header, payload, signature = jws.decode("ascii").split(".")
    except ValueError:
        refuse("signature.malformed")
    if len(_decoded(signature)) != _SIGNATURE_BYTES:
        refuse("signature.malformed")
    return header, payload, signature


def _decoded(segment: str) -> bytes:
    try:
        return base64url.decode(segment)
    except ValueError:
        refuse("signature.malformed")


def _read_header(segment: str) -> dict[str, strict_json.Json]:
    try:
        header = strict_json.decode(_decoded(segment), max_bytes=_HEADER_BYTES)
    except RefusedError as problem:
        raise RefusedError("signature.malformed") from problem
    if not isinstance(header, dict):
        refuse("signature.malformed")
    stranger = next((name for name in header if name not in {"alg", "typ", "x5c"}), None)
    if stranger is not None:
        refuse("signature.header", name=stranger)
    if header.get("alg") != _ALGORITHM:
        refuse("signature.algorithm", found=str(header.get("alg")))
    return header


def _operator(segment: str, *, typ: str, root: bytes) -> certificates.Certificate:
    header = _read_header(segment)
    if header.get("typ") != typ:
        refuse("signature.type", found=str(header.get("typ")), expected=typ)
    certificate, carried = _carried(header)
    if certificates.read_certificate(carried).public != certificates.read_certificate(root).public:
        refuse("signature.other_root")
    return certificates.verify_operator(certificate, root=root)


def _carried(header: dict[str, strict_json.Json]) -> tuple[bytes, bytes]:
    match header.get("x5c"):
        case [str(operator), str(root)]:
            return _certificate(operator), _certificate(root)
        case _:
            refuse("signature.malformed")


def _certificate(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):  # the second for letters beyond ASCII
        refuse("signature.malformed")
    if _standard(data) != text:
        refuse("signature.malformed")
    return data


def _standard(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _check(jws: bytes, payload: bytes, *, operator: certificates.Certificate) -> None:
    from joserfc import jws as jose  # slow import
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey

    key = ECKey.import_key(keys.load_public(operator.public))
    try:
        jose.deserialize_compact(jws, key, registry=_registry(len(payload)))
    except JoseError as problem:
        raise RefusedError("signature.broken") from problem


def _registry(payload_bytes: int) -> jose.JWSRegistry:
    """Give the library room for two certificates and the payload; sizes are capped where files are read."""
    from joserfc import jws as jose  # slow import

    registry = jose.JWSRegistry(algorithms=[_ALGORITHM])
    registry.max_header_length = 2 * _HEADER_BYTES
    registry.max_payload_length = 4 * payload_bytes // 3 + 4
    return registry
