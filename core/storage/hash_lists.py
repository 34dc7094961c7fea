"""Sets of hashes in one column: 32 bytes each, sorted, nothing between."""

from __future__ import annotations

from collections.abc import Iterable

_SIZE = 32


def write_hashes(hashes: Iterable[str]) -> bytes:
    """Return the SHA-256 hashes as one sorted run of bytes."""
    return b"".join(sorted(bytes.fromhex(each) for each in hashes))


def read_hashes(run: bytes) -> frozenset[str]:
    """Return the hashes as lower-case hexadecimal digits."""
    return frozenset(run[start : start + _SIZE].hex() for start in range(0, len(run), _SIZE))
