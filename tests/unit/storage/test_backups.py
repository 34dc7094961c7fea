"""Copies are whole, readable, and thinned so that the newest hours and days stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.domain.acts import Noted
from core.storage.backups import back_up, names_to_drop
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader, ContestWriter

CONTEST = "c0" * 16
NOON = datetime(2025, 12, 12, 12, 0, tzinfo=UTC)


def name_of(moment: datetime, *, reason: str = "merging") -> str:
    return f"{moment:%Y%m%dT%H%M%S}-001-{reason}.db"


def test_copy_opens_as_a_contest_with_equal_values(
    folder: ContestFolder,
    tmp_path: Path,
    fill_contest: Callable[[ContestWriter], None],
    show_contest: Callable[[ContestReader], list[object]],
) -> None:
    with folder.writing() as tx:
        fill_contest(tx)
    copy = folder.backup("merging")
    with folder.writing() as tx:
        tx.journal.append(Noted(what="later"), at="t", actor="op")
    (tmp_path / "restored").mkdir()
    (tmp_path / "restored" / "contest.db").write_bytes(copy.read_bytes())
    with ContestFolder.open(tmp_path / "restored") as restored, restored.reading() as tx_restored:
        shown = show_contest(tx_restored)
        assert len(tx_restored.journal.lines()) == 4
    with folder.reading() as tx_read:
        assert len(tx_read.journal.lines()) == 5
        assert shown[4:] == show_contest(tx_read)[4:]


def test_copy_is_one_plain_file(folder: ContestFolder) -> None:
    copy = folder.backup("merging")
    assert [each.name for each in (folder.path / "backups").iterdir()] == [copy.name]
    connection = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_copies_of_one_second_stand_side_by_side(folder: ContestFolder) -> None:
    copies = [back_up(folder._database, folder.path / "backups", reason="merging", at=NOON) for _ in range(3)]
    assert [copy.name for copy in copies] == [f"20251212T120000-00{count}-merging.db" for count in (1, 2, 3)]


def test_thinning_drops_files_from_the_folder(folder: ContestFolder) -> None:
    backups = folder.path / "backups"
    backups.mkdir()
    old = [NOON - timedelta(minutes=minute) for minute in range(1, 31)]
    for moment in old:
        (backups / name_of(moment)).write_bytes(b"")
    (backups / "mine.db").write_bytes(b"")
    newest = back_up(folder._database, backups, reason="merging", at=NOON)
    kept = {newest.name, *(name_of(moment) for moment in old[:9]), "mine.db"}
    assert {each.name for each in backups.iterdir()} == kept


def test_reason_that_is_no_name_is_a_bug(folder: ContestFolder) -> None:
    with pytest.raises(ValueError, match="small letters"):
        folder.backup("../up")


def test_thinning_keeps_the_last_copy_of_each_hour_and_day() -> None:
    moments = [NOON - timedelta(minutes=20 * step) for step in range(3 * 24 * 60)]  # sixty days, three an hour
    names = [name_of(moment) for moment in moments]
    kept = set(names) - set(names_to_drop(names))
    days = {name[:8] for name in kept}
    hours = {name[:11] for name in kept}
    assert len(days) == 30
    assert {f"{NOON - timedelta(hours=step):%Y%m%dT%H}" for step in range(24)} <= hours
    assert set(names[:10]) <= kept
    assert len(kept) == 10 + 20 + 28  # four hours and two days end in copies that are kept anyway


def test_thinning_never_drops_what_stood_before_a_migration() -> None:
    names = [name_of(NOON - timedelta(days=step), reason="migration") for step in range(100)]
    assert names_to_drop([*names, "notes.txt"]) == ()
