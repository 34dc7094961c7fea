"""A mark on disk (committed, FULL), against a bare sqlite3 commit of the same row into the same table, interleaved."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat

BLOCKS, MARKS = 9, 1000
ENTRIES, CRITERIA = 475, 5
SEAT = DeskSeat(contest="c0" * 16, round=1, juror="Ж-01")
PUT = (
    "INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (contest, round, juror, entry, criterion) DO UPDATE SET steps = excluded.steps"
)

Row = tuple[str, float, str, float]
"""Stage, our seconds, the yardstick's name, its seconds."""


def rows() -> list[Row]:
    """Measure the middle and the slowest hundredth of marks: of each block of a thousand, then the median block."""
    with tempfile.TemporaryDirectory() as place:
        ours, bare = _measure(Path(place))
    yardstick = "bare sqlite3 commit"
    return [
        (f"a mark on disk, p{percent}", _typical(ours, percent), yardstick, _typical(bare, percent))
        for percent in (50, 99)
    ]


def _measure(place: Path) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    theirs: list[float] = []
    with Desk.open(place / "desk") as desk:
        bare = _open_bare(place / "bare.db", desk=desk)

        def mark(entry: str, criterion: str, steps: int) -> None:
            desk.put_mark(SEAT, entry=entry, criterion=criterion, steps=steps)

        def mark_bare(entry: str, criterion: str, steps: int) -> None:
            bare.execute(PUT, (SEAT.contest, SEAT.round, SEAT.juror, entry, criterion, steps))

        for number in range(BLOCKS * MARKS):
            row = (f"{number * 7 % ENTRIES:04}", f"К{number // ENTRIES % CRITERIA + 1}", number % 11)
            pair = [(mark, ours), (mark_bare, theirs)]
            for put, times in pair if number % 2 else reversed(pair):
                times.append(_time(put, row))
        bare.close()
    return ours, theirs


def _open_bare(path: Path, *, desk: Desk) -> sqlite3.Connection:
    """Open a database of the same table with the same promises of durability."""
    with desk._database.transaction(writing=False) as connection:
        table = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'marks'").scalar_one()
    bare = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute(table)
    return bare


def _time(put: Callable[[str, str, int], None], row: tuple[str, str, int]) -> float:
    begun = perf_counter()
    put(*row)
    return perf_counter() - begun


def _typical(times: list[float], percent: int) -> float:
    blocks = [sorted(times[start : start + MARKS]) for start in range(0, len(times), MARKS)]
    return median(block[min(len(block) - 1, len(block) * percent // 100)] for block in blocks)
