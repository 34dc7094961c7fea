"""The receipt ``.juryreceipt``: what the secretary says of a sheet that arrived, signed.

History: version 1 is the first. A compact JWS whose payload is this document.
"""

from __future__ import annotations

from typing import Literal

from core.base.values import Document
from core.domain.marks import Hash, Identifier
from core.trust import jws

SUFFIX = ".juryreceipt"
_MAX_BYTES = 20_000


class Receipt(Document):
    """A sheet's verdict, the key that the secretary holds, and the journal's head after it."""

    format: Literal["jury/receipt"] = "jury/receipt"
    version: Literal[1] = 1
    contest: Identifier
    juror: str
    round: int
    sheet: Hash
    revision: int
    verdict: str
    fingerprint: str
    at: str
    head: str


def sign_receipt(receipt: Receipt, *, signer: jws.Operator) -> bytes:
    """Return the receipt's file."""
    return jws.sign_compact(receipt.to_bytes(), typ=jws.RECEIPT, signer=signer)


def read_receipt(data: bytes, *, root: bytes) -> Receipt:
    """Return a receipt signed under a root (DER); raises ``signature.*``, ``json.*`` or ``file.*``."""
    signed = jws.verify_compact(data, typ=jws.RECEIPT, root=root)
    return Receipt.from_canonical(signed.payload, max_bytes=_MAX_BYTES)
