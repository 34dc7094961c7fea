"""Sealing, in two layers that stock ``age`` opens too: a code opens an identity, the identity opens the rest.

The inner layer is X25519 (pyrage). Everything is whole bytes: the largest item, a viewing copy, has about 120 kB.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pyrage

from core.base.errors import refuse
from core.trust import age_passphrase
from core.trust.codes import read_code

_PACKAGE = age_passphrase.Refusals(wrong="code.wrong", damaged="package.damaged", costly="package.work_factor")


@dataclass(frozen=True)
class Identity:
    """An X25519 pair in age's own spelling: ``age1…`` to seal for, ``AGE-SECRET-KEY-1…`` to open with."""

    recipient: str
    secret: str = field(repr=False)


def seal_with_passphrase(plain: bytes, *, code: str) -> bytes:
    """Return an age file for a juror's code, work factor 2**16; stock age takes the code as it is printed."""
    return age_passphrase.seal(plain, passphrase=read_code(code))


def open_with_passphrase(data: bytes, *, code: str) -> bytes:
    """Open what :func:`seal_with_passphrase` made.

    Raises ``code.wrong``, ``package.damaged``, ``package.work_factor`` (factor, limit), or what
    :func:`core.trust.codes.read_code` raises.
    """
    return age_passphrase.unseal(data, passphrase=read_code(code), refusals=_PACKAGE)


def new_identity() -> Identity:
    """Return a fresh X25519 pair."""
    pair = pyrage.x25519.Identity.generate()
    return Identity(recipient=str(pair.to_public()), secret=str(pair))


def read_identity(secret: str) -> Identity:
    """Return the pair of a secret as stored; raises ``key.unreadable``."""
    pair = _identity(secret)
    return Identity(recipient=str(pair.to_public()), secret=str(pair))


def seal_for(plain: bytes, *, recipients: Sequence[str]) -> bytes:
    """Return an age file that each of the recipients opens; raises ``key.unreadable`` for one that is none."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except pyrage.RecipientError:
        refuse("key.unreadable")
    return pyrage.encrypt(plain, keys)


def open_with(data: bytes, *, identity: Identity, damaged: str = "package.damaged") -> bytes:
    """Open what was sealed for an identity.

    Raises the code ``damaged`` for another's or a changed file, ``key.unreadable`` for a secret that is none.
    """
    key = _identity(identity.secret)
    try:
        return pyrage.decrypt(data, [key])
    except pyrage.DecryptError:
        refuse(damaged)


def _identity(secret: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        refuse("key.unreadable")
