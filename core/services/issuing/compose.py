"""What a package says: gathered once for all jurors of an issue, then composed for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.base.errors import refuse
from core.domain.acts import Act
from core.domain.entries import Entry, Evidence, Figure
from core.domain.jury import Juror, Role
from core.domain.rules import Rules
from core.exchange.package.model import MAX_PACKAGE_BYTES, Package, PackageEntry, PackageJuror
from core.services.issuing.held import Held, read_held
from core.services.state import read_state
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader
from core.storage.contest.values import Generation, RoundKey, StoredPackage
from core.trust import certificates, keys


@dataclass(frozen=True, slots=True)
class Shared:
    """What all packages of one issue have in common."""

    contest: str
    root: str
    round: int
    rules: Rules
    secretary: str
    round_key: RoundKey
    entries: Mapping[str, Entry]
    figures: Mapping[str, tuple[Figure, ...]]
    evidence: Mapping[str, tuple[Evidence, ...]]
    assigned: Mapping[str, tuple[str, ...]]
    held: Held
    acts: Sequence[Act]
    head: str
    now: str

    def round_evidence(self) -> list[Evidence]:
        """Return the viewing copies of all entries assigned in this round, in the entries' order."""
        wanted = {entry for entries in self.assigned.values() for entry in entries}
        return [each for number in self.entries if number in wanted for each in self.evidence.get(number, ())]


def read_shared(folder: ContestFolder, tx: ContestReader, *, round_key: RoundKey, now: str) -> Shared:
    """Gather it for the round of the key; raises ``contest.no_keys``."""
    root = tx.keys.root()
    if root is None:
        refuse("contest.no_keys")
    secretaries = [each.name for each in tx.jury.jurors() if each.role in {Role.SECRETARY, Role.VOTING_SECRETARY}]
    return Shared(
        contest=folder.contest,
        root=keys.fingerprint(certificates.read_certificate(root.der).public),
        round=round_key.round,
        rules=tx.rules.current(),
        secretary=secretaries[0] if secretaries else "",
        round_key=round_key,
        entries={each.number: each for each in tx.entries.all()},
        figures=tx.entries.figures(),
        evidence=tx.entries.evidence(),
        assigned=tx.jury.assignments(round_key.round),
        held=read_held(read_state(tx)),
        acts=tx.journal.acts(),
        head=tx.journal.head()[1],
        now=now,
    )


def compose_package(juror: Juror, generation: Generation, shared: Shared) -> Package:
    """Return a juror's package of the round."""

    def describe(number: str) -> PackageEntry:
        entry = shared.entries[number]
        return PackageEntry(
            number=entry.number,
            nomination=entry.nomination,
            applicant=entry.applicant,
            title=entry.title,
            link=entry.link,
            figures=shared.figures.get(number, ()),
            evidence=shared.evidence.get(number, ()),
        )

    return Package(
        contest=shared.contest,
        root=shared.root,
        round=shared.round,
        rules=shared.rules.hash,
        juror=PackageJuror(
            code=juror.code,
            name=juror.name,
            position=juror.position,
            organisation=juror.organisation,
            role=juror.role,
        ),
        secretary=shared.secretary,
        generation=generation.number,
        enrolment_key=generation.enrolment_public,
        evidence_set=shared.round_key.recipient,
        issued_at=shared.now,
        head=shared.head,
        keys=shared.held.keys,
        sheets=shared.held.sheets,
        entries=tuple(describe(number) for number in shared.assigned[juror.code]),
    )


def says_the_same(stored: StoredPackage, package: Package, *, heads_matter: bool) -> bool:
    """Compare two packages apart from when they were made and what was held then.

    A package asked for by the juror's name is also made anew when other sheets of this juror are held now:
    that is how a juror learns of a fork.
    """
    old = read_body(stored)
    fleeting = {"issued_at": "", "head": "", "keys": (), "sheets": ()}
    if old.model_copy(update=fleeting) != package.model_copy(update=fleeting):
        return False
    return not heads_matter or _own_sheets(old) == _own_sheets(package)


def _own_sheets(package: Package) -> set[str]:
    mine = (package.juror.code, package.round)
    return {each.sheet for each in package.sheets if (each.juror, each.round) == mine}


def read_body(stored: StoredPackage) -> Package:
    """Return a package that was issued before."""
    return Package.from_canonical(stored.body, max_bytes=MAX_PACKAGE_BYTES)
