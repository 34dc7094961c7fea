"""A round's evidence set: sealed once for a key of its own, handed out with the packages."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from core.base.files import worded
from core.base.ids import sha256
from core.base.progress import Progress, silent
from core.domain.acts import Noted
from core.domain.entries import Evidence
from core.exchange.evidence.volumes import Item, write_volumes
from core.services.office import ACTOR
from core.storage.contest.folder import ContestFolder
from core.storage.contest.values import RoundKey
from core.trust import age, vault


def make_round_key(*, round_number: int, vault_recipient: str) -> RoundKey:
    """Return a fresh evidence key of a round, its private half in the vault."""
    identity = age.new_identity()
    sealed = vault.seal(identity.secret.encode("ascii"), recipient=vault_recipient)
    return RoundKey(round=round_number, recipient=identity.recipient, sealed=sealed)


def seal_evidence(
    folder: ContestFolder,
    *,
    key: RoundKey,
    evidence: Iterable[Evidence],
    out: Path,
    now: str,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """Write a round's volumes to ``out``; they are sealed anew only if the evidence changed since the last time."""
    items = [Item(each.sha256, each.size, folder.evidence_path(each.sha256)) for each in evidence]
    if not items:
        return ()
    digest = sha256("\n".join([key.recipient, *(each.sha256 for each in items)]).encode())
    kept = folder.path / "packages" / f"round-{key.round}-{digest[:16]}"
    if not kept.is_dir():
        _seal(folder, kept, items, key=key, progress=progress)
        with folder.writing() as tx:
            noted = Noted(what="evidence_sealed", counts={"round": key.round, "items": len(items)}, hash=digest)
            tx.journal.append(noted, at=now, actor=ACTOR)
    return tuple(_deliver(path, out) for path in sorted(kept.iterdir()))


def _seal(folder: ContestFolder, kept: Path, items: list[Item], *, key: RoundKey, progress: Progress) -> None:
    """Seal into a neighbour first, so that a half-sealed set is never taken for a whole one."""
    unfinished = kept.with_name(f".{kept.name}.part")
    with worded(unfinished):
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        write_volumes(
            items,
            folder=unfinished,
            contest=folder.contest,
            round_number=key.round,
            recipient=key.recipient,
            progress=progress,
        )
        unfinished.rename(kept)


def _deliver(path: Path, out: Path) -> Path:
    with worded(out):
        out.mkdir(parents=True, exist_ok=True)
        target = out / path.name
        unfinished = target.with_suffix(".part")
        shutil.copyfile(path, unfinished)
        unfinished.replace(target)
    return target
