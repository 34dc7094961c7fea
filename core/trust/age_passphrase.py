"""age v1 files for one passphrase (https://age-encryption.org/v1), written here for a fixed work factor.

Ready-made bindings calibrate scrypt to the machine that seals: a laptop then needs 512 MB to open what a desktop
sealed. Ours always takes N = 2**16 (64 MB, 0.1-0.2 s), and whatever asks for more than 2**20 is refused before any
work is done. Stock ``age`` reads and writes the same files. Whole bytes only: keys and secrets are small.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from core.base.errors import RefusedError, refuse

LOG_N = 16
MAX_LOG_N = 20

_SALT_LABEL = b"age-encryption.org/v1/scrypt"
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]{0,3})\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"--- ([A-Za-z0-9+/]{43})\n"
)
_MAC_LINE_BYTES = 45  # a space, 43 characters and the line's end
_CHUNK = 64 * 1024
_TAG = 16
_NONCE = 16
_ZERO_NONCE = bytes(12)


@dataclass(frozen=True)
class Refusals:
    """The codes that tell a person which of their files would not open."""

    wrong: str
    damaged: str
    costly: str


def seal(plain: bytes, *, passphrase: str, log_n: int = LOG_N) -> bytes:
    """Return an age file that the passphrase opens."""
    file_key, salt, nonce = secrets.token_bytes(16), secrets.token_bytes(16), secrets.token_bytes(_NONCE)
    body = ChaCha20Poly1305(_wrap_key(passphrase, salt=salt, log_n=log_n)).encrypt(_ZERO_NONCE, file_key, None)
    stanza = b"-> scrypt %s %d\n%s\n" % (_text(salt), log_n, _text(body))
    header = b"age-encryption.org/v1\n" + stanza + b"---"
    return b"%s %s\n%s%s" % (header, _text(_mac(header, file_key)), nonce, _seal_stream(plain, file_key, nonce))


def unseal(data: bytes, *, passphrase: str, refusals: Refusals) -> bytes:
    """Open an age file made for one passphrase, ours or stock age's.

    Raises ``refusals.costly`` (factor, limit) before deriving anything, ``refusals.wrong`` when the passphrase does
    not fit, ``refusals.damaged`` for everything else that is not what was sealed.
    """
    header = _HEADER.match(data) or refuse(refusals.damaged)
    log_n = int(header[2])
    if log_n > MAX_LOG_N:
        _refuse_cost(refusals, log_n=log_n)
    try:
        salt, body, mac = (_bytes(header[group]) for group in (1, 3, 4))
    except ValueError:
        refuse(refusals.damaged)
    file_key = _unwrap(body, passphrase=passphrase, salt=salt, log_n=log_n, refusals=refusals)
    if not hmac.compare_digest(mac, _mac(data[: header.end() - _MAC_LINE_BYTES], file_key)):
        refuse(refusals.damaged)
    try:
        return _open_stream(data[header.end() :], file_key)
    except InvalidTag:
        refuse(refusals.damaged)


def _unwrap(body: bytes, *, passphrase: str, salt: bytes, log_n: int, refusals: Refusals) -> bytes:
    try:
        wrap_key = _wrap_key(passphrase, salt=salt, log_n=log_n)
    except MemoryError:
        _refuse_cost(refusals, log_n=log_n)
    try:
        return ChaCha20Poly1305(wrap_key).decrypt(_ZERO_NONCE, body, None)
    except InvalidTag as problem:
        raise RefusedError(refusals.wrong) from problem


def _refuse_cost(refusals: Refusals, *, log_n: int) -> NoReturn:
    refuse(refusals.costly, factor=log_n, limit=MAX_LOG_N)


def _wrap_key(passphrase: str, *, salt: bytes, log_n: int) -> bytes:
    return Scrypt(salt=_SALT_LABEL + salt, length=32, n=1 << log_n, r=8, p=1).derive(
        passphrase.encode("utf-8", "surrogatepass")
    )


def _mac(header: bytes, file_key: bytes) -> bytes:
    return hmac.digest(_derive(file_key, salt=b"", info=b"header"), header, "sha256")


def _derive(file_key: bytes, *, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _seal_stream(plain: bytes, file_key: bytes, nonce: bytes) -> bytes:
    cipher = ChaCha20Poly1305(_derive(file_key, salt=nonce, info=b"payload"))
    starts = range(0, max(len(plain), 1), _CHUNK)
    return b"".join(
        cipher.encrypt(_chunk_nonce(count, last=start == starts[-1]), plain[start : start + _CHUNK], None)
        for count, start in enumerate(starts)
    )


def _open_stream(payload: bytes, file_key: bytes) -> bytes:
    nonce, sealed = payload[:_NONCE], payload[_NONCE:]
    cipher = ChaCha20Poly1305(_derive(file_key, salt=nonce, info=b"payload"))
    starts = range(0, max(len(sealed), 1), _CHUNK + _TAG)
    chunks = [
        cipher.decrypt(_chunk_nonce(count, last=start == starts[-1]), sealed[start : start + _CHUNK + _TAG], None)
        for count, start in enumerate(starts)
    ]
    if len(chunks) > 1 and not chunks[-1]:  # the format allows an empty chunk only to an empty file
        raise InvalidTag
    return b"".join(chunks)


def _chunk_nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + bytes((last,))


def _text(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _bytes(text: bytes) -> bytes:
    data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _text(data) != text:
        message = "not the canonical base64"
        raise ValueError(message)
    return data
