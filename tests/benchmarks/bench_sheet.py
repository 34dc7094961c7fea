"""Merging's checks of signed 475 × 5 sheets, two processes, against openpyxl reading the same marks on one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from types import ModuleType
from typing import TYPE_CHECKING

from core.base.pool import WorkPool
from core.exchange.package.model import PackageJuror
from core.services.merging.files import check_files
from core.services.merging.one_sheet import CheckTask

if TYPE_CHECKING:
    from tests.sheet_builders import Sheet

ENTRIES = 475
SHEETS = 24
ROUNDS = 7

Row = tuple[str, float, str, float]
"""Stage, our seconds, the yardstick's name, its seconds."""


def rows() -> list[Row]:
    """Measure seconds per sheet: medians of interleaved rounds, the workers started before."""
    _find_own_tests()
    from tests.sheet_builders import make_sheet

    sheets = [make_sheet(ENTRIES, juror=PackageJuror(code=f"J{number}", name="Имя")) for number in range(SHEETS)]
    tasks = [_task(sheet) for sheet in sheets]
    workbook = _workbook(sheets[0])
    ours: list[float] = []
    theirs: list[float] = []
    with WorkPool(workers=2) as pool:
        check = partial(_check, tasks, pool=pool)
        check()
        for number in range(ROUNDS):
            pair = [(check, ours, SHEETS), (partial(_read, workbook), theirs, 1)]
            for work, times, count in pair if number % 2 else reversed(pair):
                times.append(_time(work) / count)
    marks = ENTRIES * 5
    return [
        (f"merging's checks of a signed sheet of {marks} marks", median(ours), "openpyxl reading them", median(theirs))
    ]


def _find_own_tests() -> None:
    """Let ``tests`` mean our folder where pytest does not say so: a library installs a package of that name."""
    package = ModuleType("tests")
    package.__path__ = [str(Path(__file__).parents[1])]
    sys.modules.setdefault("tests", package)


def _task(sheet: Sheet) -> CheckTask:
    package, rules = sheet.package.to_bytes(), sheet.rules.to_bytes()
    return CheckTask(sheet.package.contest, name=sheet.scores.juror, data=sheet.sign(), package=package, rules=rules)


def _check(tasks: list[CheckTask], *, pool: WorkPool) -> int:
    return sum(outcome.require().facts.revision for outcome in check_files(tasks, pool=pool))


def _marks(sheet: Sheet) -> Iterator[tuple[str, str, int]]:
    criteria = sheet.rules.round(2).criteria
    for entry, row in zip(sheet.scores.entries, sheet.scores.marks, strict=True):
        for criterion, steps in zip(criteria, row, strict=True):
            yield entry, criterion.code, steps or 0


def _workbook(sheet: Sheet) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for mark in _marks(sheet):
        page.append(mark)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _read(workbook: bytes) -> int:
    """Read one row per mark in openpyxl's quickest way."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))


def _time(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun
