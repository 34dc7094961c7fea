"""The secretary's vault: one X25519 identity behind the passphrase, and everything secret sealed for it.

Sealing needs no passphrase, so packages can be issued and keys stored while the vault is shut.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from core.base.errors import refuse
from core.trust import age, age_passphrase

_VAULT = age_passphrase.Refusals(wrong="passphrase.wrong", damaged="vault.damaged", costly="vault.work_factor")


@dataclass(frozen=True)
class Vault:
    """What a contest folder keeps: whom to seal for, and the identity that only the passphrase opens."""

    recipient: str
    sealed: bytes


def make_vault(passphrase: str) -> Vault:
    """Return a new vault; raises ``passphrase.empty``. About 0.15 s by design."""
    return seal_identity(age.new_identity(), passphrase=passphrase)


def seal_identity(identity: age.Identity, *, passphrase: str) -> Vault:
    """Return the vault of an identity that exists: how a passphrase is changed. Raises ``passphrase.empty``."""
    sealed = age_passphrase.seal(identity.secret.encode("ascii"), passphrase=_spelled(passphrase))
    return Vault(recipient=identity.recipient, sealed=sealed)


def unlock(sealed: bytes, *, passphrase: str) -> age.Identity:
    """Open the vault's identity.

    Raises ``passphrase.wrong``, ``passphrase.empty``, ``vault.damaged`` or ``vault.work_factor`` (factor, limit).
    """
    secret = age_passphrase.unseal(sealed, passphrase=_spelled(passphrase), refusals=_VAULT)
    return age.read_identity(secret.decode("ascii", errors="replace"))


def seal(plain: bytes, *, recipient: str) -> bytes:
    """Put bytes into the vault; raises ``key.unreadable`` for a recipient that is none."""
    return age.seal_for(plain, recipients=[recipient])


def unseal(data: bytes, *, identity: age.Identity) -> bytes:
    """Take bytes out of the unlocked vault; raises ``vault.damaged``."""
    return age.open_with(data, identity=identity, damaged="vault.damaged")


def _spelled(passphrase: str) -> str:
    """Keyboards of different systems compose й and ё differently."""
    return unicodedata.normalize("NFC", passphrase) or refuse("passphrase.empty")
