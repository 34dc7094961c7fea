"""The jurors' side: a desk on a laptop, a package opened with its code, a table of marks, a signed sheet."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from core.base.errors import RefusedError
from core.base.files import read_file, worded, write_file
from core.base.numbers import plain
from core.base.pool import WorkPool
from core.domain.contest import Criterion
from core.exchange.package.container import MAX_FILE_BYTES
from core.services.inventing.inputs import write_marks
from core.services.inventing.simulate import MarkRow
from core.services.scoring.marks import enter_marks
from core.services.scoring.seats import OpenSeat, take_package
from core.services.scoring.sheets import sign_sheet
from core.storage.desk.desk import Desk
from core.tables.problems import Problem


@dataclass(frozen=True, slots=True)
class Laptop:
    """One juror's laptop: its own desk, and the code from the juror's slip."""

    juror: str
    desk: Path
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Task:
    """What a juror does in one sitting: open ``package``, write ``rows`` into a table, sign into ``inbox``."""

    laptop: Laptop
    package: Path
    rows: Sequence[MarkRow]
    criteria: Sequence[Criterion]
    inbox: Path


def mark_and_sign(task: Task, *, pool: WorkPool) -> Path:
    """Do it and return the signed sheet's file, named by juror, round and revision, and by laptop if not the first."""
    laptop = task.laptop
    data = read_file(task.package, max_bytes=MAX_FILE_BYTES)
    with Desk.open(laptop.desk) as desk:
        at = take_package(desk, data=data, code=laptop.code)
        table = _write_table(task, at)
        require_clean(enter_marks(desk, at, table, pool=pool))
        sheet = sign_sheet(desk, at)
    path = task.inbox / f"{laptop.desk.name}-round-{at.seat.round}-revision-{sheet.scores.revision}.pdf"
    write_file(path, sheet.file)
    return path


def require_clean(problems: Iterable[Problem]) -> None:
    """Raise the first fatal problem of a table as a refusal."""
    for problem in problems:
        if problem.fatal:
            raise RefusedError(problem.code, **problem.facts)


def copy_desk(laptop: Laptop, *, name: str) -> Laptop:
    """Return a laptop whose desk is an older copy of another's: a backup that somebody restored."""
    copy = laptop.desk.with_name(name)
    with worded(copy):
        shutil.copytree(laptop.desk, copy)
    return replace(laptop, desk=copy)


def reconsider(rows: Sequence[MarkRow], *, criteria: Sequence[Criterion], count: int) -> list[MarkRow]:
    """Return the first ``count`` marked rows with another score for the first criterion."""
    marked = [row for row in rows if row.scores]
    return [replace(row, scores=_shift(row.scores, criteria[0])) for row in marked[:count]]


def _shift(scores: Mapping[str, str], criterion: Criterion) -> Mapping[str, str]:
    before, step = Decimal(scores[criterion.code]), criterion.scale.step
    after = before - step if before > criterion.scale.minimum else before + step
    return {**scores, criterion.code: plain(after)}


def _write_table(task: Task, at: OpenSeat) -> Path:
    revision = f"marks-round-{at.seat.round}-{len(list(task.laptop.desk.glob('marks-*.xlsx'))) + 1}.xlsx"
    path = task.laptop.desk / revision
    write_marks(path, task.rows, criteria={each.code: each.title for each in task.criteria})
    return path
