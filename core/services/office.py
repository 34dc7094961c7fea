"""The secretary's office: what the passphrase opens, namely the operator's key and the vault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from core.base import strict_json
from core.base.errors import refuse
from core.storage.contest.folder import ContestFolder
from core.storage.contest.values import Certificate, Generation, RoundKey
from core.trust import age, certificates, jws, keys, vault

ACTOR = "secretary"
"""Who stands in the journal while a contest has one operator."""

_MAX_SLIP_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class Slip:
    """What the secretary keeps of a juror's generation until their key is pinned."""

    code: str = field(repr=False)
    enrolment_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Office:
    """An unlocked office."""

    operator: jws.Operator
    identity: age.Identity = field(repr=False)

    def read_slip(self, generation: Generation) -> Slip | None:
        """Return code and enrolment key of a generation; None once they were deleted."""
        if generation.sealed is None:
            return None
        plain = vault.unseal(generation.sealed, identity=self.identity)
        match strict_json.decode(plain, max_bytes=_MAX_SLIP_BYTES):
            case {"code": str(code), "enrolment_key": str(enrolment_key)}:
                return Slip(code=code, enrolment_key=enrolment_key)
            case _:
                refuse("vault.damaged")

    def read_round_identity(self, key: RoundKey) -> str | None:
        """Return the secret that opens a round's evidence; None once the contest is finished."""
        if key.sealed is None:
            return None
        return vault.unseal(key.sealed, identity=self.identity).decode("ascii")


def seal_slip(slip: Slip, *, recipient: str) -> bytes:
    """Put a slip into the vault."""
    plain = strict_json.encode({"code": slip.code, "enrolment_key": slip.enrolment_key})
    return vault.seal(plain, recipient=recipient)


def unlock_office(folder: ContestFolder, *, passphrase: str) -> Office:
    """Open the office of a contest; raises ``passphrase.wrong`` or ``passphrase.empty``."""
    with folder.reading() as tx:
        kept, root, operators = tx.keys.vault(), tx.keys.root(), tx.keys.operators()
    if kept is None or root is None or not operators:
        refuse("contest.no_keys")
    identity = vault.unlock(kept.sealed, passphrase=passphrase)
    newest = operators[-1]
    key = keys.private_from_bytes(vault.unseal(newest.sealed, identity=identity))
    return Office(operator=jws.Operator(key=key, certificate=newest.der, root=root.der), identity=identity)


def make_keys(*, contest: str, passphrase: str) -> tuple[vault.Vault, Certificate, Certificate]:
    """Return a new vault, root and first operator of a contest, private halves sealed in the vault."""
    safe = vault.make_vault(passphrase)
    root_key, operator_key = keys.new_key(), keys.new_key()
    root = certificates.issue_root(root_key, contest=contest)
    public = keys.public_of(operator_key)
    operator = certificates.issue_operator(public, operator=ACTOR, root_key=root_key, root=root, contest=contest)
    return (
        safe,
        _keep("root", key=root_key, der=root, recipient=safe.recipient),
        _keep("operator", key=operator_key, der=operator, recipient=safe.recipient),
    )


def _keep(kind: Literal["root", "operator"], *, key: keys.PrivateKey, der: bytes, recipient: str) -> Certificate:
    sealed = vault.seal(keys.private_bytes(key), recipient=recipient)
    return Certificate(fingerprint=keys.fingerprint(keys.public_of(key)), kind=kind, der=der, sealed=sealed)
