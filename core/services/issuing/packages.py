"""Issuing the packages of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.files import read_file, worded, write_file
from core.base.progress import Progress, silent
from core.domain.acts import Act, PackageIssued, PackageWithdrawn, RulesSet
from core.domain.jury import Juror
from core.domain.rules import Rules
from core.exchange.package.container import MAX_FILE_BYTES, SUFFIX, Head, PackageContent, seal_package
from core.exchange.package.model import Package, Secrets
from core.services.issuing.compose import Shared, compose_package, read_body, read_shared, says_the_same
from core.services.issuing.evidence_set import seal_evidence
from core.services.issuing.held import read_heads
from core.services.issuing.plan import Plan, plan_issue
from core.services.office import ACTOR, Office
from core.services.state import issued_packages
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader, ContestWriter
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
    generation and withdraws the juror's earlier packages. The first issue freezes the rules. Everything takes
    force in one transaction after the last package was sealed, so a refusal leaves the contest as it was.

    Raises what :func:`plan_issue` raises, ``package.too_large`` or a ``disk.*`` code.
    """
    now = stamp(clock())
    with worded(out):
        out.mkdir(parents=True, exist_ok=True)
    plan = plan_issue(folder, round_number=round_number, juror=juror, new_code=new_code)
    with folder.reading() as tx:
        shared = read_shared(folder, tx, round_key=plan.round_key, now=now)
        drafts = [_draft(folder, tx, each, plan=plan, shared=shared, named=juror is not None) for each in plan.jurors]
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
    _record(folder, plan, drafts, stored, rules=shared.rules, now=now)
    for each in issued:
        write_file(each.file, read_file(folder.package_path(each.package), max_bytes=MAX_FILE_BYTES))
    volumes = seal_evidence(folder, key=shared.round_key, evidence=shared.round_evidence(), out=out, now=now)
    return IssueResult(packages=tuple(issued), evidence=volumes)


def _draft(
    folder: ContestFolder, tx: ContestReader, juror: Juror, *, plan: Plan, shared: Shared, named: bool
) -> _Draft:
    generation = plan.generation_of(juror.code, tx=tx)
    package = compose_package(juror, generation, shared)
    earlier = [] if juror.code in plan.fresh else _earlier(tx, package, acts=shared.acts)
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
    folder: ContestFolder,
    plan: Plan,
    drafts: Sequence[_Draft],
    stored: Sequence[StoredPackage],
    *,
    rules: Rules,
    now: str,
) -> None:
    acts: list[Act] = [*plan.withdrawn]
    for draft, package in zip(drafts, stored, strict=True):
        if draft.kept is None:
            acts += [*draft.withdrawn, _issued(package, rules=rules)]
    with folder.writing() as tx:
        if tx.keys.round_key(plan.round_key.round) is None:
            tx.keys.put_round_key(plan.round_key)
        for generation in plan.fresh.values():
            _begin(tx, generation)
        if not tx.rules.is_frozen():
            tx.rules.put(rules, frozen=True)
            acts.insert(0, RulesSet(rules=rules.hash))
        for draft, package in zip(drafts, stored, strict=True):
            if draft.kept is None:
                tx.packages.put(package)
        tx.journal.append_all(acts, at=now, actor=ACTOR)


def _issued(package: StoredPackage, *, rules: Rules) -> PackageIssued:
    return PackageIssued(
        package=package.hash,
        juror=package.juror,
        round=package.round,
        generation=package.generation,
        rules=rules.hash,
    )


def _begin(tx: ContestWriter, generation: Generation) -> None:
    """Keep a new generation; the slips of the earlier ones open nothing that counts any more."""
    tx.keys.put_generation(generation)
    for number in range(1, generation.number):
        tx.keys.forget_sealed(generation.juror, number)
