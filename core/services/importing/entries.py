"""Importing applications: repeatable with a diff, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.base.clock import Clock, system_clock
from core.base.errors import RefusedError, refuse
from core.base.ids import sha256
from core.base.pool import WorkPool
from core.domain.acts import Noted
from core.domain.entries import Entry
from core.domain.nominations import find_nomination
from core.domain.rules import Rules
from core.services.importing.steps import ImportResult, ImportStep, carry_out, refused_step
from core.services.importing.tables import (
    TableTask,
    join_problems,
    problem_at,
    read_entry_lines,
    read_lines,
)
from core.services.state import issued_packages
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestWriter
from core.tables.lines import EntryLine
from core.tables.problems import Problem


def import_entries(
    folder: ContestFolder, path: Path, *, mapping: Sequence[str] = (), pool: WorkPool, clock: Clock = system_clock
) -> ImportResult:
    """Import applications from a workbook or CSV file; see :func:`prepare_entries`."""
    step, _ = prepare_entries(folder, path, mapping=mapping, pool=pool)
    carry_out(folder, [step], clock=clock)
    return step.result


def prepare_entries(
    folder: ContestFolder, path: Path, *, mapping: Sequence[str] = (), pool: WorkPool
) -> tuple[ImportStep, frozenset[str]]:
    """Read and check applications; answer the step and the numbers that are known once it is carried out.

    Problems name their cells. Raises ``table.*``, ``map.*``, ``work.*``, or ``entries.already_issued`` when the
    rows would change what jurors already hold.
    """
    lines, found = read_lines(pool, read_entry_lines, TableTask(path, tuple(mapping)))
    with folder.reading() as tx:
        rules, known = tx.rules.current(), {each.number: each for each in tx.entries.all()}
        issued = bool(issued_packages(tx.journal.acts()).all)
    entries, own = _read_entries(lines, rules=rules, file=path.name)
    problems = join_problems(found, own)
    if any(each.fatal for each in problems):
        return refused_step(problems), frozenset(known)
    fresh, changed = _compare(entries, known)
    if issued and (fresh or changed):
        refuse("entries.already_issued", count=len(fresh) + len(changed))
    noted = Noted(
        what="entries_imported",
        counts={"accepted": len(entries), "fresh": len(fresh), "changed": len(changed)},
        hash=sha256(b"\n".join(each.to_bytes() for each in entries)),
    )

    def write(tx: ContestWriter) -> None:
        tx.entries.put([*fresh, *changed])

    result = ImportResult(len(entries), len(fresh), len(changed), problems)
    return ImportStep(result, noted, write), frozenset(known) | {each.number for each in entries}


def _read_entries(lines: Sequence[EntryLine], *, rules: Rules, file: str) -> tuple[list[Entry], list[Problem]]:
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for line in lines:
        cell = line.cells["number"]
        if line.number in seen:
            first = seen[line.number]
            problems.append(
                problem_at(cell, file=file, code="entry.number_twice", number=line.number, first_cell=first)
            )
            continue
        seen[line.number] = cell
        entry = _read_entry(line, rules=rules, file=file)
        if isinstance(entry, Problem):
            problems.append(entry)
        else:
            entries.append(entry)
    return entries, problems


def _read_entry(line: EntryLine, *, rules: Rules, file: str) -> Entry | Problem:
    nomination = find_nomination(line.nomination, among=rules.nominations)
    if nomination is None:
        cell = line.cells["nomination"]
        return problem_at(cell, file=file, code="entry.nomination_unknown", nomination=line.nomination[:120])
    try:
        return Entry.checked(
            number=line.number,
            nomination=nomination.number,
            applicant=line.applicant,
            title=line.title,
            link=line.link,
            submitted=line.submitted or None,
        )
    except RefusedError as problem:
        field = str(problem.facts["place"])
        return problem_at(line.cells.get(field, line.cells["number"]), file=file, code="entry.field_wrong", field=field)


def _compare(entries: Sequence[Entry], known: Mapping[str, Entry]) -> tuple[list[Entry], list[Entry]]:
    fresh = [each for each in entries if each.number not in known]
    kept = [each.model_copy(update={"status": known[each.number].status}) for each in entries if each.number in known]
    return fresh, [each for each in kept if each != known[each.number]]
