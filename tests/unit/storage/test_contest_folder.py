"""A contest folder opens as it was closed, for one at a time, and refuses what is not one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.base.errors import RefusedError, refuse
from core.domain.entries import Entry
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader, ContestWriter

CONTEST = "c0" * 16
ENTRY = Entry(number="1", nomination=1, applicant="Школа")


def listing(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.iterdir() if each.is_file()}


def test_reopened_folder_returns_equal_values(
    path: Path, fill_contest: Callable[[ContestWriter], None], show_contest: Callable[[ContestReader], list[object]]
) -> None:
    with ContestFolder.create(path, contest=CONTEST, made_at="2025") as folder:
        with folder.writing() as tx:
            fill_contest(tx)
        with folder.reading() as tx_read:
            before = show_contest(tx_read)
    with ContestFolder.open(path) as folder, folder.reading() as tx_read:
        assert show_contest(tx_read) == before
        assert (folder.contest, folder.made_at) == (CONTEST, "2025")


def test_closed_folder_holds_one_database_and_no_traces(path: Path) -> None:
    ContestFolder.create(path, contest=CONTEST, made_at="2025").close()
    assert set(listing(path)) == {"contest.db"}


def test_failed_writing_leaves_nothing(folder: ContestFolder) -> None:
    def write_and_fail() -> None:
        with folder.writing() as tx:
            tx.entries.put([ENTRY])
            refuse("work.cancelled")

    with pytest.raises(RefusedError, match=r"work\.cancelled"):
        write_and_fail()
    with folder.reading() as read:
        assert read.entries.all() == ()


def test_transaction_inside_another_is_a_bug_found_at_once(folder: ContestFolder) -> None:
    with folder.reading(), pytest.raises(RuntimeError, match="still open"), folder.writing():
        pass
    with folder.writing() as tx:
        tx.entries.put([ENTRY])


def test_folder_is_opened_exclusively_with_full_synchronisation(folder: ContestFolder) -> None:
    with folder._database.transaction(writing=False) as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("locking_mode", "journal_mode", "synchronous", "foreign_keys")
        }
    assert said == {"locking_mode": "exclusive", "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert not (folder.path / "contest.db-shm").exists()


def test_second_opening_says_since_when_and_where(path: Path) -> None:
    def clock() -> datetime:
        return datetime(2025, 12, 12, 14, 5, tzinfo=UTC)

    with ContestFolder.create(path, contest=CONTEST, made_at="2025", clock=clock):
        with pytest.raises(RefusedError) as refusal:
            ContestFolder.open(path)
        assert refusal.value.code == "contest.open_elsewhere"
        assert refusal.value.facts["since"] == "2025-12-12T14:05:00+00:00"
        assert refusal.value.facts["folder"] == str(path)


@pytest.mark.parametrize("words", [b"", b"[]", b'{"since":1,"host":"a"}', b"\xff" * 10, b"0" * 5000])
def test_second_opening_is_refused_without_readable_words_too(folder: ContestFolder, words: bytes) -> None:
    (folder.path / "contest.lock").write_bytes(words)
    with pytest.raises(RefusedError, match=r"contest\.in_use"):
        ContestFolder.open(folder.path)


def test_words_left_by_a_dead_process_lock_nothing(path: Path) -> None:
    ContestFolder.create(path, contest=CONTEST, made_at="2025").close()
    (path / "contest.lock").write_text('{"since":"2025","host":"pc"}')
    ContestFolder.open(path).close()
    assert not (path / "contest.lock").exists()


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"contest\.missing"):
        ContestFolder.open(tmp_path / "нет")


def test_folder_without_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"contest\.not_a_contest"):
        ContestFolder.open(tmp_path)
    assert listing(tmp_path) == {}


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE notes (words TEXT)",
        "CREATE TABLE format (words TEXT)",
        "CREATE TABLE format (name TEXT, version INT); INSERT INTO format VALUES ('jury/desk', 1)",
        "",
    ],
)
def test_foreign_database_is_refused_untouched(tmp_path: Path, script: str) -> None:
    connection = sqlite3.connect(tmp_path / "contest.db")
    connection.executescript(script)
    connection.close()
    before = listing(tmp_path)
    with pytest.raises(RefusedError, match=r"contest\.not_a_contest"):
        ContestFolder.open(tmp_path)
    assert listing(tmp_path) == before


def test_garbage_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "contest.db").write_bytes(b"not a database, but long enough to look like something" * 20)
    before = listing(tmp_path)
    with pytest.raises(RefusedError, match=r"storage\.damaged"):
        ContestFolder.open(tmp_path)
    assert listing(tmp_path) == before


def test_newer_format_is_refused_untouched(path: Path) -> None:
    ContestFolder.create(path, contest=CONTEST, made_at="2025").close()
    connection = sqlite3.connect(path / "contest.db")
    connection.execute("UPDATE format SET version = 2")
    connection.commit()
    connection.close()
    before = listing(path)
    with pytest.raises(RefusedError) as refusal:
        ContestFolder.open(path)
    assert refusal.value.code == "storage.newer_format"
    assert refusal.value.facts == {"file": "contest.db", "version": 2, "known": 1}
    assert listing(path) == before


def test_lost_contest_row_gives_the_folder_back(path: Path) -> None:
    ContestFolder.create(path, contest=CONTEST, made_at="2025").close()
    whole = (path / "contest.db").read_bytes()
    (path / "contest.db").write_bytes(whole[: 4096 * 3])
    with pytest.raises(RefusedError, match=r"storage\.damaged"):
        ContestFolder.open(path)
    (path / "contest.db").write_bytes(whole)
    ContestFolder.open(path).close()


def test_creating_refuses_a_folder_with_anything_in_it(path: Path) -> None:
    path.mkdir()
    (path / "old.txt").write_text("mine")
    with pytest.raises(RefusedError, match=r"contest\.exists"):
        ContestFolder.create(path, contest=CONTEST, made_at="2025")
    assert listing(path) == {"old.txt": b"mine"}


def test_creating_refuses_where_a_file_stands(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(RefusedError, match=r"contest\.exists"):
        ContestFolder.create(path, contest=CONTEST, made_at="2025")


def test_whole_folder_has_no_damage(folder: ContestFolder, fill_contest: Callable[[ContestWriter], None]) -> None:
    with folder.writing() as tx:
        fill_contest(tx)
    assert folder.find_damage() == ()


def test_damage_is_found(path: Path, fill_contest: Callable[[ContestWriter], None]) -> None:
    with ContestFolder.create(path, contest=CONTEST, made_at="2025") as folder, folder.writing() as tx:
        fill_contest(tx)
    connection = sqlite3.connect(path / "contest.db")
    connection.execute("DELETE FROM jurors")
    connection.commit()
    connection.close()
    with ContestFolder.open(path) as folder:
        assert "assignments" in " ".join(folder.find_damage())
