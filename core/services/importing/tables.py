"""Reading a table in a worker process, so that a file made to kill its reader kills only that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from core.base.errors import Fact, refuse
from core.base.pool import WorkPool
from core.tables.columns import parse_overrides
from core.tables.contest_tables import parse_entries, parse_jurors
from core.tables.evidence_tables import parse_figures
from core.tables.headings import TableKind
from core.tables.lines import EntryLine, FigureLine, JurorLine, MarkLine
from core.tables.mark_tables import parse_marks
from core.tables.problems import Problem
from core.tables.reader import read_table

Parsed = TypeVar("Parsed")
Line = TypeVar("Line")
_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class TableTask:
    """A table to read: ``mapping`` are ``Column=field`` pairs, ``criteria`` headings and the codes they mean."""

    path: Path
    mapping: tuple[str, ...] = ()
    criteria: tuple[tuple[str, str], ...] = ()


def read_entry_lines(task: TableTask) -> tuple[tuple[EntryLine, ...], tuple[Problem, ...]]:
    """Read applications."""
    overrides = parse_overrides(task.mapping, kind=TableKind.ENTRIES)
    return parse_entries(read_table(task.path, kind=TableKind.ENTRIES, overrides=overrides), overrides=overrides)


def read_juror_lines(task: TableTask) -> tuple[tuple[JurorLine, ...], tuple[Problem, ...]]:
    """Read the jury."""
    return parse_jurors(read_table(task.path, kind=TableKind.JURORS))


def read_figure_lines(task: TableTask) -> tuple[tuple[FigureLine, ...], tuple[Problem, ...]]:
    """Read imported figures."""
    return parse_figures(read_table(task.path, kind=TableKind.FIGURES))


def read_mark_lines(task: TableTask) -> tuple[tuple[MarkLine, ...], tuple[Problem, ...]]:
    """Read one juror's marks."""
    return parse_marks(read_table(task.path, kind=TableKind.MARKS), criteria=dict(task.criteria))


def read_in_pool(pool: WorkPool, read: Callable[[TableTask], Parsed], task: TableTask) -> Parsed:
    """Run one reader in the pool; raises its refusal, or ``work.*`` when the file was too much for it."""
    outcomes = pool.map(read, [task], timeout=_SECONDS, name=lambda each: each.path.name)
    return next(iter(list(outcomes))).require()


def problem_at(cell: str, *, file: str, code: str, **facts: Fact) -> Problem:
    """Return a problem that the contest, not the table itself, has with a cell."""
    return Problem(cell=cell, code=code, facts={"place": f"{file}, {cell}" if cell else file, **facts})


def read_lines(
    pool: WorkPool, read: Callable[[TableTask], tuple[tuple[Line, ...], tuple[Problem, ...]]], task: TableTask
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    """Read the lines of a table with the problems of its cells.

    Where a column is missing or doubled there are no lines, and no problems but those of the columns: the rest would
    only follow from them. Raises what :func:`read_in_pool` raises, and ``table.empty`` for headings without any row.
    """
    lines, found = read_in_pool(pool, read, task)
    columns = tuple(each for each in found if each.fatal and each.code.startswith("column."))
    if columns:
        return (), columns
    if not lines and not any(each.fatal for each in found):
        refuse("table.empty", file=task.path.name)
    return lines, found


def join_problems(found: Sequence[Problem], own: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems of the table and those of the contest with it, at most one of the two for a cell."""
    bad = {each.cell for each in found if each.fatal}
    return (*found, *(each for each in own if each.cell not in bad))
