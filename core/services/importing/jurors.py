"""Importing the jury."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import RefusedError
from core.base.pool import WorkPool
from core.domain.acts import Noted
from core.domain.entries import Entry
from core.domain.jury import Juror, Role, fold, read_panel
from core.domain.rules import Rules
from core.services.assignments import unknown_conflict
from core.services.importing.tables import (
    TableTask,
    join_problems,
    problem_at,
    read_juror_lines,
    read_lines,
)
from core.services.office import ACTOR
from core.storage.contest.folder import ContestFolder
from core.tables.lines import JurorLine
from core.tables.problems import Problem


@dataclass(frozen=True, slots=True)
class JurorsResult:
    """How many jurors the contest has now, and the problems that kept a table out."""

    jurors: int
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Tell whether nothing was imported."""
        return any(each.fatal for each in self.problems)


def import_jurors(folder: ContestFolder, path: Path, *, pool: WorkPool, clock: Clock = system_clock) -> JurorsResult:
    """Import jurors, or change them by their codes; all or nothing. Raises ``table.*`` or ``work.*``."""
    lines, found = read_lines(pool, read_juror_lines, TableTask(path))
    with folder.reading() as tx:
        rules, entries, known = tx.rules.current(), tx.entries.all(), tx.jury.jurors()
    jurors, own = _read_jurors(lines, rules=rules, entries=entries, file=path.name)
    problems = join_problems(found, own)
    if any(each.fatal for each in problems):
        return JurorsResult(len(known), problems)
    with folder.writing() as tx:
        tx.jury.put_jurors(jurors)
        total = len(tx.jury.jurors())
        noted = Noted(what="jurors_imported", counts={"imported": len(jurors), "jurors": total})
        tx.journal.append(noted, at=stamp(clock()), actor=ACTOR)
    return JurorsResult(total, problems)


def _read_jurors(
    lines: Sequence[JurorLine], *, rules: Rules, entries: tuple[Entry, ...], file: str
) -> tuple[list[Juror], list[Problem]]:
    jurors: list[Juror] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for line in lines:
        cell = line.cells["code"]
        # files and meetings tell jurors apart without looking at capitals
        if fold(line.code) in seen:
            first = seen[fold(line.code)]
            problems.append(problem_at(cell, file=file, code="juror.code_twice", juror=line.code, first_cell=first))
            continue
        seen[fold(line.code)] = cell
        juror = _read_juror(line, file=file)
        if isinstance(juror, Problem):
            problems.append(juror)
            continue
        jurors.append(juror)
        problems += _check(juror, line, rules=rules, entries=entries, file=file)
    return jurors, problems


def _read_juror(line: JurorLine, *, file: str) -> Juror | Problem:
    try:
        return Juror.checked(
            code=line.code,
            name=line.name,
            position=line.position,
            organisation=line.organisation,
            role=Role(line.role) if line.role else Role.MEMBER,
            rounds=line.rounds,
            panel=line.panel,
            conflicts=line.conflicts,
        )
    except RefusedError as problem:
        field = str(problem.facts["place"])
        return problem_at(line.cells.get(field, line.cells["code"]), file=file, code="juror.field_wrong", field=field)


def _check(juror: Juror, line: JurorLine, *, rules: Rules, entries: tuple[Entry, ...], file: str) -> list[Problem]:
    problems: list[Problem] = []
    rounds = len(rules.rounds)
    beyond = next((number for number in juror.rounds if number > rounds), None)
    if beyond is not None:
        cell = line.cells.get("rounds", line.cells["code"])
        problems.append(problem_at(cell, file=file, code="juror.round_unknown", round=beyond, rounds=rounds))
    strange = read_panel(juror.panel) - {each.number for each in rules.nominations}
    if strange:
        cell = line.cells.get("panel", line.cells["code"])
        problems.append(problem_at(cell, file=file, code="juror.panel_unknown", nomination=min(strange)))
    # a conflict with somebody who has not applied yet can only be checked when entries are assigned
    unmet = unknown_conflict(juror, entries=entries) if entries else None
    if unmet is not None:
        cell = line.cells.get("conflicts", line.cells["code"])
        problems.append(problem_at(cell, file=file, code="juror.conflict_unknown", conflict=unmet[:120]))
    return problems
