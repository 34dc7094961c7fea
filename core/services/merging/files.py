"""Checking the files that came back: in worker processes, one file a task, nothing but facts coming out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.base.errors import refuse
from core.base.files import read_file, worded
from core.base.ids import sha256
from core.base.pool import Done, Failed, WorkPool
from core.base.progress import Progress, silent
from core.domain.merging import SheetFacts
from core.domain.rules import Rules
from core.exchange.package.model import Package
from core.exchange.sheet.accept import accept_sheet
from core.exchange.sheet.envelope import MAX_SHEET_BYTES
from core.storage.contest.transaction import ContestReader

_PACKAGE_NAMED = re.compile(rb'"package":"([0-9a-f]{64})"')
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it came: its name, the SHA-256 of its bytes, the bytes."""

    name: str
    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True)
class CheckTask:
    """A sheet to check, with the one package it claims to belong to, if the contest issued it."""

    contest: str
    name: str
    data: bytes
    package: bytes | None
    rules: bytes | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet that is whole and signed."""

    facts: SheetFacts
    scores: bytes


def list_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and those lying in the folders named, in order of their names."""
    found: list[Path] = []
    for path in paths:
        with worded(path):
            inside = (
                sorted(each for each in path.iterdir() if not each.name.startswith(".")) if path.is_dir() else [path]
            )
        found += [each for each in inside if each.is_file() or each == path]
    return found


def read_arrival(path: Path) -> Arrival:
    """Read a file whole; raises ``file.*`` or ``disk.*``."""
    data = read_file(path, max_bytes=MAX_SHEET_BYTES)
    if not data:
        refuse("file.empty", file=path.name)
    return Arrival(name=path.name, sha256=sha256(data), data=data)


def prepare_task(arrival: Arrival, *, tx: ContestReader, rules_of: Mapping[str, str], contest: str) -> CheckTask:
    """Find the package that a file claims; looking for its hash in the bytes proves nothing and harms nothing.

    ``rules_of`` gives the hash of the rules of every issued package.
    """
    named = _PACKAGE_NAMED.search(arrival.data)
    digest = named[1].decode("ascii") if named else ""
    stored = tx.packages.get(digest) if digest in rules_of else None
    rules = tx.rules.by_hash(rules_of[digest]) if stored else None
    if stored is None or rules is None:
        return CheckTask(contest=contest, name=arrival.name, data=arrival.data, package=None, rules=None)
    return CheckTask(contest, arrival.name, arrival.data, package=stored.body, rules=rules.to_bytes())


def check_file(task: CheckTask) -> Checked:
    """Check one sheet against its package; raises the refusal. Runs in a worker process."""
    issued = sha256(task.package) if task.package is not None else ""

    def package_of(digest: str) -> tuple[Package, Rules] | None:
        if digest != issued or task.package is None or task.rules is None:
            return None
        return Package.model_validate_json(task.package), _read_rules(task.rules)

    accepted = accept_sheet(task.data, package_of=package_of, contest=task.contest)
    return Checked(facts=accepted.facts, scores=accepted.scores_bytes)


@lru_cache(maxsize=4)
def _read_rules(data: bytes) -> Rules:
    return Rules.model_validate_json(data)


def check_files(
    tasks: Sequence[CheckTask], *, pool: WorkPool, progress: Progress = silent
) -> Iterator[Done[Checked] | Failed]:
    """Yield the outcome of every task in order."""
    return pool.map(check_file, tasks, timeout=_SECONDS, name=_name_of, progress=progress)


def _name_of(task: CheckTask) -> str:
    return task.name
