"""Checking one sheet: what runs in the worker processes, which therefore loads no database."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from core.base.ids import sha256
from core.domain.rules import Rules
from core.domain.sheets import SheetFacts
from core.exchange.package.model import Package
from core.exchange.sheet.accept import accept_sheet


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
