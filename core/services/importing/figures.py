"""Importing figures: numbers from elsewhere that stand beside an entry."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from core.base.clock import Clock, system_clock
from core.base.pool import WorkPool
from core.domain.acts import Noted
from core.domain.entries import Figure
from core.services.importing.steps import ImportResult, ImportStep, carry_out, known_entries, refused_step
from core.services.importing.tables import (
    TableTask,
    join_problems,
    problem_at,
    read_figure_lines,
    read_lines,
)
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestWriter
from core.tables.lines import FigureLine
from core.tables.problems import Problem


def import_figures(folder: ContestFolder, path: Path, *, pool: WorkPool, clock: Clock = system_clock) -> ImportResult:
    """Import a table of figures; the figures of every entry it names are replaced. All or nothing."""
    step = prepare_figures(folder, path, known=known_entries(folder), pool=pool)
    carry_out(folder, [step], clock=clock)
    return step.result


def prepare_figures(folder: ContestFolder, path: Path, *, known: frozenset[str], pool: WorkPool) -> ImportStep:
    """Read and check a table of figures against the ``known`` entries; raises ``table.*`` or ``work.*``."""
    lines, found = read_lines(pool, read_figure_lines, TableTask(path))
    with folder.reading() as tx:
        before = tx.entries.figures()
    figures, own = _read_figures(lines, known=known, file=path.name)
    problems = join_problems(found, own)
    if any(each.fatal for each in problems):
        return refused_step(problems)
    changed = {number: tuple(each) for number, each in figures.items() if before.get(number, ()) != tuple(each)}

    def write(tx: ContestWriter) -> None:
        for number, each in changed.items():
            tx.entries.put_figures(number, each)

    fresh = sum(number not in before for number in changed)
    noted = Noted(what="figures_imported", counts={"entries": len(figures), "changed": len(changed)})
    return ImportStep(ImportResult(len(lines), fresh, len(changed) - fresh, problems), noted, write)


def _read_figures(
    lines: Sequence[FigureLine], *, known: frozenset[str], file: str
) -> tuple[dict[str, list[Figure]], list[Problem]]:
    figures: dict[str, list[Figure]] = {}
    problems: list[Problem] = []
    for line in lines:
        named = line.cells.get("figure", line.cells["value"])
        mine = figures.setdefault(line.number, [])
        if line.number not in known:
            cell = line.cells["number"]
            problems.append(problem_at(cell, file=file, code="entry.unknown", entry=line.number[:40]))
        elif any(each.name == line.figure for each in mine):
            problems.append(problem_at(named, file=file, code="figure.twice", entry=line.number, figure=line.figure))
        elif line.figure:  # an empty name has been complained of by the table
            mine.append(Figure(name=line.figure[:100], value=Decimal(line.value)))
    return figures, problems
