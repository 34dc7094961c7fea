"""A full or read-only disk is said in words, and nothing that was saved is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.domain.acts import Noted
from core.storage.contest.folder import ContestFolder
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat

ROOT = Path(__file__).parents[2]
CONTEST = "c0" * 16
SEAT = DeskSeat(contest=CONTEST, round=1, juror="Ж-01")
SIZE = 4_000_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@contextmanager
def filled(disk: Path) -> Iterator[None]:
    """Leave no room on the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(bytes(4096))
        except OSError:
            pass
    yield
    ballast.unlink()


@contextmanager
def read_only(disk: Path) -> Iterator[None]:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    yield
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)


def mark_until_refused(desk: Desk, *, first: int = 0) -> tuple[int, str]:
    """Return how many marks were said to be saved, and the code of the refusal."""
    for number in range(first, 100_000):
        try:
            desk.put_mark(SEAT, entry=f"{number:06}", criterion="К1", steps=number)
        except RefusedError as refusal:
            return number, refusal.code
    pytest.fail("the disk never filled")


def read_marks(desk: Desk) -> dict[tuple[str, str], int]:
    with desk.reading() as tx:
        return tx.marks.of(SEAT)


def marks_up_to(number: int) -> dict[tuple[str, str], int]:
    return {(f"{each:06}", "К1"): each for each in range(number)}


def test_marks_said_to_be_saved_survive_a_full_disk(disk: Path) -> None:
    desk = Desk.open(disk / "desk")
    with filled(disk):
        saved, code = mark_until_refused(desk)
        assert code == "disk.full"
        assert read_marks(desk) == marks_up_to(saved)
    desk.put_mark(SEAT, entry=f"{saved:06}", criterion="К1", steps=saved)
    desk.close()
    with Desk.open(disk / "desk") as desk:
        assert read_marks(desk) == marks_up_to(saved + 1)


def test_desk_opens_on_a_full_disk_with_all_its_marks(disk: Path) -> None:
    with Desk.open(disk / "desk") as desk:
        for number in range(300):
            desk.put_mark(SEAT, entry=f"{number:06}", criterion="К1", steps=number)
    with filled(disk), Desk.open(disk / "desk") as desk:
        assert read_marks(desk) == marks_up_to(300)
        assert mark_until_refused(desk, first=300)[1] == "disk.full"


def test_transaction_on_a_full_disk_is_undone_whole(disk: Path) -> None:
    with ContestFolder.create(disk / "contest", contest=CONTEST, made_at="t") as folder:
        with folder.writing() as tx:
            tx.journal.append(Noted(what="before"), at="t", actor="op")
        with filled(disk):
            with pytest.raises(RefusedError, match=r"disk\.full"), folder.writing() as tx:
                tx.settings.put("big", "x" * 900_000)
            with folder.reading() as tx_read:
                tx_read.journal.verify()
                assert (tx_read.journal.head()[0], tx_read.settings.names()) == (1, ())
            with pytest.raises(RefusedError, match=r"disk\.full"):
                folder.store_evidence(bytes(100_000))
            with pytest.raises(RefusedError, match=r"disk\.full"):
                folder.backup("merging")
        assert [each for each in folder.path.rglob("*") if ".part" in each.name] == []
        assert folder.find_damage() == ()
        folder.backup("merging")


def test_contest_made_on_a_full_disk_leaves_nothing(disk: Path) -> None:
    with filled(disk), pytest.raises(RefusedError, match=r"disk\.full"):
        ContestFolder.create(disk / "contest", contest=CONTEST, made_at="t")
    assert list(disk.rglob("contest*/*")) == []
    ContestFolder.create(disk / "contest", contest=CONTEST, made_at="t").close()


def test_contest_on_a_read_only_disk_can_be_read_and_takes_no_write(disk: Path) -> None:
    path = disk / "contest № 1"
    with ContestFolder.create(path, contest=CONTEST, made_at="t") as folder, folder.writing() as tx:
        tx.journal.append(Noted(what="before"), at="t", actor="op")
    with read_only(disk), ContestFolder.open_to_read(path) as folder:
        with folder.reading() as tx_read:
            assert (folder.contest, tx_read.journal.head()[0]) == (CONTEST, 1)
        assert folder.find_damage() == ()
        with pytest.raises(RefusedError, match=r"disk\.read_only"), folder.writing() as tx:
            tx.journal.append(Noted(what="after"), at="t", actor="op")
    assert [each.name for each in path.iterdir()] == ["contest.db"]


def test_contest_that_was_not_closed_is_not_read_from_a_read_only_disk(disk: Path) -> None:
    with ContestFolder.create(disk / "contest", contest=CONTEST, made_at="t"):
        pass
    (disk / "contest" / "contest.db-wal").write_bytes(b"what was written last")
    with read_only(disk), pytest.raises(RefusedError, match=r"disk\.read_only"):
        ContestFolder.open_to_read(disk / "contest")


def test_read_only_disk_is_said_when_opening(disk: Path) -> None:
    ContestFolder.create(disk / "contest", contest=CONTEST, made_at="t").close()
    Desk.open(disk / "desk").close()
    with read_only(disk):
        with pytest.raises(RefusedError, match=r"disk\.read_only"):
            ContestFolder.open(disk / "contest")
        with pytest.raises(RefusedError, match=r"disk\.read_only"):
            Desk.open(disk / "desk")
        with pytest.raises(RefusedError, match=r"disk\.read_only"):
            ContestFolder.create(disk / "other", contest=CONTEST, made_at="t")
    ContestFolder.open(disk / "contest").close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes where others may not")
def test_read_only_folder_is_said_when_opening(tmp_path: Path) -> None:
    ContestFolder.create(tmp_path / "contest", contest=CONTEST, made_at="t").close()
    (tmp_path / "contest").chmod(0o555)
    (tmp_path / "contest" / "contest.db").chmod(0o444)
    with pytest.raises(RefusedError, match=r"disk\.(read_only|no_permission)"):
        ContestFolder.open(tmp_path / "contest")
    (tmp_path / "contest").chmod(0o755)


LIMITED = """
import resource, sys
from pathlib import Path
from core.base.errors import RefusedError
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat

seat = DeskSeat(contest="c0" * 16, round=1, juror="Ж-01")
desk = Desk.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
for number in range(100_000):
    try:
        desk.put_mark(seat, entry=f"{number:06}", criterion="К1", steps=number)
    except RefusedError as refusal:
        print(number, refusal.code)
        break
"""


@pytest.mark.skipif(os.name == "nt", reason="limits of processes are spoken of differently there")
def test_marks_said_to_be_saved_survive_a_write_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "desk")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    saved, code = done.stdout.split()
    assert code == "disk.error"
    assert int(saved) > 10
    with Desk.open(tmp_path / "desk") as desk:
        assert read_marks(desk) == marks_up_to(int(saved))
