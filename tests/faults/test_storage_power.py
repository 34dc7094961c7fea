"""A power cut loses nothing that was said to be saved.

The writer's system calls are recorded, then replayed up to a random moment. What was synced stands; of what was
not, each sector of 512 bytes is there or not by chance. A desk that syncs less must fail this very test.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat

ROOT = Path(__file__).parents[2]
SEAT = DeskSeat(contest="c0" * 16, round=1, juror="Ж-01")
SECTOR = 512
MARKS = 150
CUTS = 250

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace records the system calls")

WRITER = """
import os, sys
from pathlib import Path
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat

seat = DeskSeat(contest="c0" * 16, round=1, juror="Ж-01")
desk = Desk.open(Path(sys.argv[1]))
with desk._database.connection() as connection:
    connection.exec_driver_sql("PRAGMA wal_autocheckpoint=30")
    connection.exec_driver_sql(f"PRAGMA synchronous={sys.argv[2]}")
for number in range(int(sys.argv[3])):
    desk.put_mark(seat, entry=str(number % 40), criterion="К1", steps=number)
    os.write(1, f"saved {number}\\n".encode())
os._exit(0)
"""

CALLS = "pwrite64,write,ftruncate,fsync,fdatasync,unlink"
CALL = re.compile(r'^\d+\s+(\w+)\((\d+)<([^>]*)>(?:, "([^"]*)"(?:, \d+(?:, (\d+))?)?|, (\d+))?\)\s+= \d+$')

GONE = re.compile(r'^\d+\s+unlink\("([^"]*)"\)\s+= 0$')
FOLDER = "."


@dataclass(frozen=True)
class Write:
    path: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    path: str
    size: int


@dataclass(frozen=True)
class Sync:
    path: str


@dataclass(frozen=True)
class Remove:
    path: str


@dataclass(frozen=True)
class Said:
    number: int


Call = Write | Truncate | Sync | Remove | Said


@dataclass
class Disk:
    """What is safely on the disk, and what has only been handed to the system."""

    safe: dict[str, bytearray] = field(default_factory=dict)
    handed: dict[str, list[Write | Truncate]] = field(default_factory=dict)
    leaving: set[str] = field(default_factory=set)

    def take(self, call: Call) -> None:
        if isinstance(call, Write | Truncate):
            self.handed.setdefault(call.path, []).append(call)
        elif isinstance(call, Remove):
            self.leaving.add(call.path)
        elif call == Sync(FOLDER):
            for path in self.leaving:
                self.safe.pop(path, None)
                self.handed.pop(path, None)
            self.leaving.clear()
        elif isinstance(call, Sync):
            for each in self.handed.pop(call.path, []):
                apply(each, self.safe.setdefault(call.path, bytearray()))

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files as they stand after a power cut."""
        files = {path: bytearray(content) for path, content in self.safe.items()}
        for path, calls in self.handed.items():
            for call in calls:
                for part in split(call):
                    if chance.random() < 0.5:
                        apply(part, files.setdefault(path, bytearray()))
        gone = {path for path in self.leaving if chance.random() < 0.5}
        return {path: bytes(content) for path, content in files.items() if path not in gone}


def apply(call: Write | Truncate, content: bytearray) -> None:
    if isinstance(call, Truncate):
        content[call.size :] = bytes(max(0, call.size - len(content)))
        return
    content.extend(bytes(max(0, call.offset - len(content))))
    content[call.offset : call.offset + len(call.data)] = call.data


def split(call: Write | Truncate) -> list[Write | Truncate]:
    """Cut a write where sectors end."""
    if isinstance(call, Truncate):
        return [call]
    first = SECTOR - call.offset % SECTOR
    starts = [0, *range(first, len(call.data), SECTOR)]
    ends = [*starts[1:], len(call.data)]
    return [
        Write(call.path, call.offset + start, call.data[start:end]) for start, end in zip(starts, ends, strict=True)
    ]


def record(place: Path, *, synchronous: str) -> list[Call]:
    """Run a writer and return the system calls that concern its desk, and what it said."""
    trace = place / "trace"
    desk = place / "desk"
    command = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", f"trace={CALLS}", "-o", str(trace)]
    command += [sys.executable, "-c", WRITER, str(desk), synchronous, str(MARKS)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    calls = (read_call(line, desk=desk) for line in trace.read_text(encoding="ascii").splitlines())
    return [call for call in calls if call is not None]


def read_call(line: str, *, desk: Path) -> Call | None:
    gone = GONE.match(line)
    if gone is not None and Path(os.fsdecode(unhex(gone[1]))).parent == desk:
        return Remove(Path(os.fsdecode(unhex(gone[1]))).name)
    match = CALL.match(line)
    if match is None:
        return None
    name, descriptor, place, words, offset, size = match.groups()
    path = Path(os.fsdecode(unhex(place)))
    if name == "write" and descriptor == "1":
        return Said(int(unhex(words).split()[1]))
    if path == desk:
        return Sync(FOLDER)
    if path.parent != desk or not path.name.startswith("desk.db"):
        return None
    if name == "pwrite64":
        return Write(path.name, int(offset), unhex(words))
    return Truncate(path.name, int(size)) if name == "ftruncate" else Sync(path.name)


def unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def count_losses(calls: list[Call], place: Path) -> int:
    """Cut the power at random moments and return how often a saved mark was not there afterwards."""
    chance = random.Random(20251212)
    moments = sorted(chance.sample(range(len(calls)), min(CUTS, len(calls))))
    disk = Disk()
    saved: dict[tuple[str, str], int] = {}
    losses = 0
    for position, call in enumerate(calls):
        disk.take(call)
        if isinstance(call, Said):
            saved[str(call.number % 40), "К1"] = call.number
        if position in moments and saved:
            losses += not holds(disk.cut(chance), saved, place / f"cut-{position}")
    return losses


def holds(files: dict[str, bytes], saved: dict[tuple[str, str], int], place: Path) -> bool:
    """Tell whether the desk opens with every saved mark, or a later one in its place."""
    place.mkdir()
    for name, content in files.items():
        (place / name).write_bytes(content)
    try:
        with Desk.open(place) as desk, desk.reading() as tx:
            marks = tx.marks.of(SEAT)
    except RefusedError:
        return False
    return all(marks.get(key, -1) >= steps for key, steps in saved.items())


def test_power_cut_loses_no_mark_said_to_be_saved(tmp_path: Path) -> None:
    calls = record(tmp_path, synchronous="FULL")
    assert sum(isinstance(call, Said) for call in calls) == MARKS
    assert any(isinstance(call, Write) and call.path == "desk.db" for call in calls)  # a checkpoint was among them
    assert count_losses(calls, tmp_path) == 0


def test_weaker_synchronisation_would_lose_marks(tmp_path: Path) -> None:
    assert count_losses(record(tmp_path, synchronous="NORMAL"), tmp_path) > 0
