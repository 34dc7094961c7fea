"""What a contest folder holds beyond the domain's own values: sealed keys, packages, received files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Vault:
    """The secretary's age identity, sealed by the passphrase; ``recipient`` seals everything else here."""

    recipient: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Certificate:
    """A root or operator certificate (DER) with its private key, sealed."""

    fingerprint: str
    kind: Literal["root", "operator"]
    der: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Generation:
    """One enrolment generation of a juror: what its code opens, and, until a key is pinned, code and enrolment key.

    ``sealed`` holds those two, sealed to the vault; None once they are forgotten.
    """

    juror: str
    number: int
    enrolment_public: str
    recipient: str
    key_age: bytes
    sealed: bytes | None


@dataclass(frozen=True, slots=True)
class RoundKey:
    """A round's evidence key; ``sealed`` is None once the contest is finished."""

    round: int
    recipient: str
    sealed: bytes | None


@dataclass(frozen=True, slots=True)
class StoredPackage:
    """An issued package: ``body`` is ``package.json``, ``jws`` its detached signature, ``hash`` SHA-256 of the body."""

    hash: str
    juror: str
    round: int
    generation: int
    body: bytes
    jws: bytes


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as received: ``sheet`` is the data hash if it is whole and signed, else ``code`` says what is wrong."""

    sha256: str
    name: str
    size: int
    sheet: str | None
    code: str
