"""A killed process loses nothing that it said was saved, and locks nobody out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.storage.contest.folder import ContestFolder
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat

ROOT = Path(__file__).parents[2]
KILLS = 10
SEAT = DeskSeat(contest="c0" * 16, round=1, juror="Ж-01")

WRITER = """
import sys
from pathlib import Path
from core.domain.acts import Noted
from core.storage.contest.folder import ContestFolder
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat

seat = DeskSeat(contest="c0" * 16, round=1, juror="Ж-01")
first = int(sys.argv[2])
with ContestFolder.open(Path(sys.argv[1]) / "contest") as folder, Desk.open(Path(sys.argv[1]) / "desk") as desk:
    for number in range(first, first + 100_000):
        with folder.writing() as tx:
            tx.journal.append(Noted(what=f"дело {number}"), at="t", actor="op")
        desk.put_mark(seat, entry=str(number), criterion="К1", steps=number)
        print(number, flush=True)
"""

HOLDER = """
import sys
from pathlib import Path
from core.storage.contest.folder import ContestFolder
with ContestFolder.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


def write_until_killed(place: Path, *, first: int, lines: int, pause: float) -> int:
    """Return the last number that the writer said was saved."""
    with start(WRITER, str(place), str(first)) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        said += process.stdout.readlines()
    return max(int(line) for line in said if line.endswith("\n"))


def test_killed_writer_loses_nothing_it_said_was_saved(tmp_path: Path) -> None:
    ContestFolder.create(tmp_path / "contest", contest="c0" * 16, made_at="t").close()
    saved = 0
    for kill in range(KILLS):
        saved = write_until_killed(tmp_path, first=saved + 1, lines=3 + kill, pause=kill * 0.0017)
        with ContestFolder.open(tmp_path / "contest") as folder, folder.reading() as tx:
            tx.journal.verify()
            number = tx.journal.head()[0]
        with Desk.open(tmp_path / "desk") as desk, desk.reading() as desk_tx:
            marks = desk_tx.marks.of(SEAT)
        assert marks == {(str(each), "К1"): each for each in range(1, len(marks) + 1)}
        assert len(marks) >= saved
        assert number >= len(marks)
        saved = number
        with Desk.open(tmp_path / "desk") as desk:
            desk.put_mark(SEAT, entry=str(number), criterion="К1", steps=number)


def test_second_process_is_told_who_holds_the_contest(tmp_path: Path) -> None:
    ContestFolder.create(tmp_path / "contest", contest="c0" * 16, made_at="t").close()
    with start(HOLDER, str(tmp_path / "contest")) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(RefusedError) as refusal:
            ContestFolder.open(tmp_path / "contest")
        holder.communicate()
    assert refusal.value.code == "contest.open_elsewhere"
    assert set(refusal.value.facts) == {"folder", "since", "host"}
    ContestFolder.open(tmp_path / "contest").close()
