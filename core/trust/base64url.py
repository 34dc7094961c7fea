"""Bytes as text that survives JSON: base64url without padding, one spelling for each value."""

from __future__ import annotations

import base64
import binascii


def encode(data: bytes) -> str:
    """Return base64url without padding (RFC 4648, section 5)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """Read what :func:`encode` wrote; raises ValueError for any other spelling of the same bytes."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as problem:
        message = "not base64url"
        raise ValueError(message) from problem
    if encode(data) != text:
        message = "not the canonical base64url"
        raise ValueError(message)
    return data
