"""Generations: a juror's code with the enrolment key that vouches for the key made on their laptop."""

from __future__ import annotations

from collections.abc import Sequence

from core.base.errors import refuse
from core.domain.acts import Act, PackageWithdrawn
from core.domain.jury import Juror
from core.domain.merging import MergeState
from core.exchange.package.container import seal_key
from core.services.office import Slip, seal_slip
from core.services.state import issued_packages
from core.storage.contest.values import Generation
from core.trust import age, base64url, codes, keys


def make_generation(juror: str, *, number: int, vault_recipient: str) -> Generation:
    """Return a fresh generation: new code, new identity behind it, new enrolment key. About 0.15 s by design."""
    code, identity, enrolment = codes.new_code(), age.new_identity(), keys.new_key()
    slip = Slip(code=code, enrolment_key=base64url.encode(keys.private_bytes(enrolment)))
    return Generation(
        juror=juror,
        number=number,
        enrolment_public=keys.public_of(enrolment),
        recipient=identity.recipient,
        key_age=seal_key(identity, code=code),
        sealed=seal_slip(slip, recipient=vault_recipient),
    )


def next_generation_number(juror: str, *, newest: Generation | None, state: MergeState, new_code: bool) -> int | None:
    """Return the number of the generation to start, or None to stay with the newest.

    A revoked generation is always followed by a new one. Raises ``issue.revoke_first`` when a new code is
    asked for while a key is pinned: that key must be revoked by a decision first.
    """
    if newest is None:
        return 1
    if state.is_revoked(juror, generation=newest.number):
        return newest.number + 1
    if not new_code:
        return None
    if state.keys_of(juror, generation=newest.number):
        refuse("issue.revoke_first", juror=juror)
    return newest.number + 1


def withdraw_earlier(juror: Juror, *, acts: Sequence[Act]) -> list[PackageWithdrawn]:
    """Return the acts that withdraw all packages of a juror, in every round."""
    issued = issued_packages(acts)
    return [
        PackageWithdrawn(package=package, reason="new_generation")
        for package, act in issued.all.items()
        if act.juror == juror.code and package not in issued.withdrawn
    ]
