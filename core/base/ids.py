"""Identifiers: random where they must not be guessed, hashes where they name content."""

from __future__ import annotations

import hashlib
import secrets


def new_id() -> str:
    """Return 128 random bits as 32 lower-case hexadecimal digits."""
    return secrets.token_hex(16)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
