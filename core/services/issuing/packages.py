"""Issuing the packages of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.files import read_file, write_file
from core.base.progress import Progress, silent
from core.domain.acts import Act, PackageIssued, PackageWithdrawn, RulesSet
from core.domain.jury import Juror
from core.domain.rules import Rules
from core.exchange.package.container import MAX_FILE_BYTES, SUFFIX, Head, PackageContent, seal_package
from core.exchange.package.model import Package, Secrets
from core.services.issuing.compose import Shared, compose_package, read_body, read_shared, says_the_same
from core.services.issuing.evidence_set import make_round_key, seal_evidence
from core.services.issuing.generations import make_generation, next_generation_number, withdraw_earlier
from core.services.issuing.held import read_heads
from core.services.office import ACTOR, Office
from core.services.state import closing_of, issued_packages, read_state
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader
from core.storage.contest.values import Generation, StoredPackage
from core.trust import jws


@dataclass(frozen=True, slots=True)
class Issued:
    """One juror's package; ``code`` is None once the juror's key is pinned and the slip deleted."""

    juror: str
    file: Path
    code: str | None = field(repr=False)
    package: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What was put into the folder: a package for each juror, the volumes of the evidence set."""

    packages: tuple[Issued, ...]
    evidence: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A package before sealing, with what goes into the journal for it."""

    generation: Generation
    package: Package
    heads: tuple[Head, ...]
    withdrawn: tuple[PackageWithdrawn, ...]
    kept: StoredPackage | None


def issue_packages(
    folder: ContestFolder,
    *,
    office: Office,
    round_number: int,
    out: Path,
    juror: str | None = None,
    new_code: bool = False,
    clock: Clock = system_clock,
    progress: Progress = silent,
) -> IssueResult:
    """Seal a package for each assigned juror (or for one), and write them with the evidence set to ``out``.

    Issued again without a change, a package is the same file with the same code. ``new_code`` starts a
    generation and withdraws the juror's earlier packages. The first issue freezes the rules.

    Raises ``round.unknown``, ``round.closed``, ``issue.nothing_assigned``, ``juror.unknown``,
    ``juror.not_assigned``, ``issue.revoke_first`` or ``package.too_large``.
    """
    now = stamp(clock())
    jurors = _prepare(folder, round_number=round_number, juror=juror, new_code=new_code, now=now)
    with folder.reading() as tx:
        shared = read_shared(folder, tx, round_number=round_number, now=now)
        drafts = [_draft(folder, tx, each, shared=shared, named=juror is not None) for each in jurors]
    identity = office.read_round_identity(shared.round_key)
    issued: list[Issued] = []
    stored: list[StoredPackage] = []
    for done, draft in enumerate(drafts):
        package = draft.kept or _seal(folder, draft, shared=shared, office=office, identity=identity)
        slip = office.read_slip(draft.generation)
        name = f"{draft.package.juror.code}-round-{round_number}{SUFFIX}"
        code = slip.code if slip else None
        issued.append(Issued(package.juror, out / name, code, package.hash, fresh=draft.kept is None))
        stored.append(package)
        progress(done + 1, len(drafts))
    _record(folder, drafts, stored, rules=shared.rules, now=now)
    for each in issued:
        write_file(each.file, read_file(folder.package_path(each.package), max_bytes=MAX_FILE_BYTES))
    volumes = seal_evidence(folder, key=shared.round_key, evidence=shared.round_evidence(), out=out, now=now)
    return IssueResult(packages=tuple(issued), evidence=volumes)


def _prepare(
    folder: ContestFolder, *, round_number: int, juror: str | None, new_code: bool, now: str
) -> tuple[Juror, ...]:
    """Choose the jurors, freeze the rules, start the generations and the round's key that are missing."""
    with folder.reading() as tx:
        tx.rules.current().round(round_number)
        acts, state, safe = tx.journal.acts(), read_state(tx), tx.keys.vault()
        if closing_of(acts, round_number=round_number) is not None:
            refuse("round.closed", round=round_number)
        jurors = _choose(tx, round_number=round_number, juror=juror)
        newest = {each.code: tx.keys.newest_generation(each.code) for each in jurors}
        round_key = tx.keys.round_key(round_number)
    if safe is None:
        refuse("contest.no_keys")
    fresh: list[Generation] = []
    withdrawn: list[PackageWithdrawn] = []
    for each in jurors:
        number = next_generation_number(each.code, newest=newest[each.code], state=state, new_code=new_code)
        if number is not None:
            fresh.append(make_generation(each.code, number=number, vault_recipient=safe.recipient))
            withdrawn += withdraw_earlier(each, acts=acts)
    with folder.writing() as tx:
        if round_key is None:
            tx.keys.put_round_key(make_round_key(round_number=round_number, vault_recipient=safe.recipient))
        for generation in fresh:
            tx.keys.put_generation(generation)
        rules = tx.rules.current()
        if not tx.rules.is_frozen():
            tx.rules.put(rules, frozen=True)
            tx.journal.append(RulesSet(rules=rules.hash), at=now, actor=ACTOR)
        tx.journal.append_all(withdrawn, at=now, actor=ACTOR)
    return jurors


def _choose(tx: ContestReader, *, round_number: int, juror: str | None) -> tuple[Juror, ...]:
    assigned = tx.jury.assignments(round_number)
    if not assigned:
        refuse("issue.nothing_assigned", round=round_number)
    if juror is None:
        return tuple(each for each in tx.jury.jurors() if assigned.get(each.code))
    found = tx.jury.juror(juror) or refuse("juror.unknown", juror=juror)
    if not assigned.get(juror):
        refuse("juror.not_assigned", juror=juror, round=round_number)
    return (found,)


def _draft(folder: ContestFolder, tx: ContestReader, juror: Juror, *, shared: Shared, named: bool) -> _Draft:
    generation = tx.keys.newest_generation(juror.code)
    if generation is None:
        refuse("contest.no_keys")
    package = compose_package(juror, generation, shared)
    earlier = _earlier(tx, package, acts=shared.acts)
    same = next((each for each in reversed(earlier) if says_the_same(each, package, heads_matter=named)), None)
    if same is not None:
        return _Draft(generation, package, (), (), kept=same)
    heads = read_heads(folder, tx, shared.held.heads_of(juror.code, round_number=shared.round))
    outdated = [each for each in earlier if not says_the_same(each, package, heads_matter=False)]
    reasons = [(each, read_body(each).rules == package.rules) for each in outdated]
    withdrawn = tuple(
        PackageWithdrawn(package=each.hash, reason="replaced" if same_rules else "rules_changed")
        for each, same_rules in reasons
    )
    return _Draft(generation, package, heads, withdrawn, kept=None)


def _earlier(tx: ContestReader, package: Package, *, acts: Sequence[Act]) -> list[StoredPackage]:
    """Return the juror's packages of this round that are in force, oldest first."""
    in_force = issued_packages(acts).in_force(package.round)
    mine = [tx.packages.get(each) for each, act in in_force.items() if act.juror == package.juror.code]
    return [each for each in mine if each is not None]


def _seal(
    folder: ContestFolder, draft: _Draft, *, shared: Shared, office: Office, identity: str | None
) -> StoredPackage:
    package, generation = draft.package, draft.generation
    slip = office.read_slip(generation)
    content = PackageContent(
        package=package,
        jws=jws.sign_detached(package.to_bytes(), typ=jws.PACKAGE, signer=office.operator),
        rules=shared.rules,
        secrets=Secrets(enrolment_key=slip.enrolment_key if slip else None, evidence_identity=identity),
        heads=draft.heads,
    )
    folder.store_package(
        package.hash, seal_package(content, key_age=generation.key_age, recipient=generation.recipient)
    )
    return StoredPackage(
        hash=package.hash,
        juror=package.juror.code,
        round=package.round,
        generation=generation.number,
        body=package.to_bytes(),
        jws=content.jws,
    )


def _record(
    folder: ContestFolder, drafts: Sequence[_Draft], stored: Sequence[StoredPackage], *, rules: Rules, now: str
) -> None:
    acts: list[Act] = []
    for draft, package in zip(drafts, stored, strict=True):
        if draft.kept is None:
            acts += draft.withdrawn
            acts.append(
                PackageIssued(
                    package=package.hash,
                    juror=package.juror,
                    round=package.round,
                    generation=package.generation,
                    rules=rules.hash,
                )
            )
    with folder.writing() as tx:
        for draft, package in zip(drafts, stored, strict=True):
            if draft.kept is None:
                tx.packages.put(package)
        tx.journal.append_all(acts, at=now, actor=ACTOR)
