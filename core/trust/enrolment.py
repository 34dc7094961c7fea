"""Enrolment: the package's own key vouches for the key that a juror made on their laptop.

It proves possession of package and code (or being the secretary); what binds a person is the fingerprint beside the
handwritten signature.
"""

from __future__ import annotations

from core.base import strict_json
from core.base.errors import refuse
from core.trust import base64url, keys

LABEL = "jury/enrol/1"


def enrolment_statement(*, contest: str, juror: str, generation: int, public: str) -> bytes:
    """Return the bytes that enrol ``public`` as this juror's key in this generation: canonical JSON of a list."""
    return strict_json.encode([LABEL, contest, juror, generation, public])


def sign_enrolment(enrolment_key: keys.PrivateKey, *, contest: str, juror: str, generation: int, public: str) -> str:
    """Return the enrolment signature as base64url of 64 bytes (86 characters)."""
    statement = enrolment_statement(contest=contest, juror=juror, generation=generation, public=public)
    return base64url.encode(keys.sign(statement, key=enrolment_key))


def verify_enrolment(
    signature: str, *, enrolment_public: str, contest: str, juror: str, generation: int, public: str
) -> None:
    """Return if the signature holds; raises ``sheet.enrolment_broken`` (juror), or ``key.unreadable``."""
    keys.public_bytes(public)
    statement = enrolment_statement(contest=contest, juror=juror, generation=generation, public=public)
    try:
        raw = base64url.decode(signature)
    except ValueError:
        refuse("sheet.enrolment_broken", juror=juror)
    if not keys.is_signed(statement, signature=raw, public=enrolment_public):
        refuse("sheet.enrolment_broken", juror=juror)
