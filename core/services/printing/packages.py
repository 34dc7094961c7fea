"""The packages that a round's forms belong to: what each juror was given to judge, as it was issued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.base.errors import refuse
from core.domain.acts import Line, PackageIssued
from core.exchange.package.model import Package
from core.services.issuing.compose import read_body
from core.services.printing.basis import Basis
from core.services.state import issued_packages, read_state
from core.storage.contest.folder import ContestFolder


@dataclass(frozen=True, slots=True)
class RoundPackages:
    """A round's packages in force by juror, when each was issued, and the keys pinned so far."""

    packages: Mapping[str, Package]
    issued: Mapping[str, Line]
    fingerprints: Mapping[str, str]


def read_packages(folder: ContestFolder, basis: Basis, *, round_number: int) -> RoundPackages:
    """Return the newest package in force of every juror; raises ``round.unknown`` or ``forms.not_issued`` (round)."""
    basis.rules.round(round_number)
    in_force = issued_packages(basis.acts).in_force(round_number)
    newest = {act.juror: act for act in in_force.values()}
    if not newest:
        refuse("forms.not_issued", round=round_number)
    lines = {line.act.package: line for line in basis.lines if isinstance(line.act, PackageIssued)}
    with folder.reading() as tx:
        stored = {juror: tx.packages.get(act.package) for juror, act in sorted(newest.items())}
        pinned = read_state(tx).pinned_keys()
    return RoundPackages(
        packages={juror: read_body(each) for juror, each in stored.items() if each is not None},
        issued={juror: lines[act.package] for juror, act in newest.items()},
        fingerprints={juror: fingerprint for juror, (_, fingerprint) in pinned.items()},
    )
