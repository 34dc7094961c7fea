"""Making a contest: its folder, its rules, its keys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.ids import new_id
from core.domain.acts import ContestMade
from core.domain.rules import Rules
from core.services.office import ACTOR, make_keys
from core.services.templates import Papers, Template
from core.storage.contest.folder import ContestFolder
from core.storage.contest.values import Vault

PAPERS_SETTING = "papers"


@dataclass(frozen=True, slots=True)
class NewContest:
    """A contest that was made; ``fingerprint`` is its root key's."""

    contest: str
    fingerprint: str


def make_contest(
    path: Path, *, template: Template, passphrase: str, clock: Clock = system_clock, sample: bool = False
) -> NewContest:
    """Make a contest folder with keys sealed by ``passphrase``.

    Raises ``passphrase.empty``, ``contest.exists`` or a ``disk.*`` code.
    """
    if not passphrase.strip():
        refuse("passphrase.empty")
    contest, now = new_id(), stamp(clock())
    safe, root, operator = make_keys(contest=contest, passphrase=passphrase)
    rules = template.rules.model_copy(update={"sample": True}) if sample else template.rules
    with ContestFolder.create(path, contest=contest, made_at=now) as folder, folder.writing() as tx:
        tx.keys.put_vault(Vault(recipient=safe.recipient, sealed=safe.sealed))
        tx.keys.put_certificate(root)
        tx.keys.put_certificate(operator)
        tx.rules.put(rules, frozen=False)
        tx.settings.put(PAPERS_SETTING, template.papers.model_dump(mode="json"))
        made = ContestMade(contest=contest, root=root.fingerprint, operator=operator.fingerprint)
        tx.journal.append(made, at=now, actor=ACTOR)
    return NewContest(contest=contest, fingerprint=root.fingerprint)


def read_papers(folder: ContestFolder) -> Papers:
    """Return what the papers print beside the result."""
    from core.base import strict_json

    with folder.reading() as tx:
        kept = tx.settings.get(PAPERS_SETTING)
    return Papers.from_bytes(strict_json.encode(kept or {}), max_bytes=1_000_000)


def read_rules(folder: ContestFolder) -> Rules:
    """Return the rules in force."""
    with folder.reading() as tx:
        return tx.rules.current()
