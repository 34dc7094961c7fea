"""Imports are all or nothing: every part is read and checked first, then all are written in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.base.clock import Clock, stamp, system_clock
from core.domain.acts import Noted
from core.services.office import ACTOR
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestWriter
from core.tables.problems import Problem


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: rows ``accepted``, of them ``fresh`` and ``changed``; nothing if a problem is fatal."""

    accepted: int
    fresh: int
    changed: int
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Tell whether nothing was imported."""
        return any(each.fatal for each in self.problems)


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One part of an import, ready to be written: its result, its line in the journal, what it writes."""

    result: ImportResult
    noted: Noted
    write: Callable[[ContestWriter], None]


def refused_step(problems: Sequence[Problem]) -> ImportStep:
    """Return a part that fatal problems keep out."""
    return ImportStep(ImportResult(0, 0, 0, tuple(problems)), Noted(what="refused"), _write_nothing)


def _write_nothing(_: ContestWriter) -> None:
    """Write nothing: a refused part is never carried out."""


def carry_out(folder: ContestFolder, steps: Sequence[ImportStep], *, clock: Clock = system_clock) -> bool:
    """Write all parts in one transaction, or none if one was refused; tell whether they were written."""
    if any(step.result.refused for step in steps):
        return False
    now = stamp(clock())
    with folder.writing() as tx:
        for step in steps:
            step.write(tx)
            tx.journal.append(step.noted, at=now, actor=ACTOR)
    return True


def known_entries(folder: ContestFolder) -> frozenset[str]:
    """Return the numbers of the entries that the contest holds."""
    with folder.reading() as tx:
        return frozenset(each.number for each in tx.entries.all())
