"""A desk keeps marks at once, and everything else as it was given."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.storage.desk.desk import Desk
from core.storage.desk.transaction import DeskReader, DeskWriter
from core.storage.desk.values import DeskKey, DeskPackage, DeskSeat, DeskSheet

CONTEST = "c0" * 16
SEAT = DeskSeat(contest=CONTEST, round=1, juror="Ж-01")


def test_reopened_desk_returns_equal_values(
    tmp_path: Path, fill_desk: Callable[[DeskWriter], None], show_desk: Callable[[DeskReader], list[object]]
) -> None:
    with Desk.open(tmp_path / "a" / "Стол") as desk:
        with desk.writing() as tx:
            fill_desk(tx)
        with desk.reading() as tx_read:
            before = show_desk(tx_read)
    with Desk.open(tmp_path / "a" / "Стол") as desk, desk.reading() as tx_read:
        assert show_desk(tx_read) == before


def test_marks_belong_to_their_seat(desk: Desk) -> None:
    seats = [SEAT, DeskSeat(CONTEST, 2, "Ж-01"), DeskSeat(CONTEST, 1, "Ж-02"), DeskSeat("d0" * 16, 1, "Ж-01")]
    for steps, seat in enumerate(seats):
        desk.put_mark(seat, entry="10", criterion="К1", steps=steps)
    with desk.reading() as tx:
        assert [tx.marks.of(seat) for seat in seats] == [{("10", "К1"): steps} for steps in range(4)]


def test_mark_replaces_and_leaves(desk: Desk) -> None:
    desk.put_mark(SEAT, entry="10", criterion="К1", steps=3)
    desk.put_mark(SEAT, entry="10", criterion="К1", steps=0)
    desk.put_mark(SEAT, entry="10", criterion="К2", steps=-2)
    desk.clear_mark(SEAT, entry="10", criterion="К2")
    desk.clear_mark(SEAT, entry="11", criterion="К2")
    with desk.reading() as tx:
        assert tx.marks.of(SEAT) == {("10", "К1"): 0}


def test_mark_is_in_the_file_when_the_call_returns(desk: Desk) -> None:
    desk.put_mark(SEAT, entry="слово-которого-нет", criterion="К1", steps=3)
    assert "слово-которого-нет".encode() in (desk.folder / "desk.db-wal").read_bytes()


def test_desk_is_synchronised_fully(desk: Desk) -> None:
    with desk._database.transaction(writing=False) as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA locking_mode").scalar() == "exclusive"


def test_second_opening_is_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError, match=r"desk\.open_elsewhere"):
        Desk.open(desk.folder)


def test_desk_of_a_maker_killed_before_the_first_commit_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"")
    with Desk.open(tmp_path) as desk:
        desk.put_mark(SEAT, entry="10", criterion="К1", steps=3)


def test_foreign_database_is_no_desk(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "desk.db")
    connection.execute("CREATE TABLE marks (a)")
    connection.close()
    with pytest.raises(RefusedError, match=r"desk\.not_a_desk"):
        Desk.open(tmp_path)


def test_other_root_is_refused(desk: Desk) -> None:
    with desk.writing() as tx:
        tx.roots.pin(CONTEST, "root")
        tx.roots.pin(CONTEST, "root")
        with pytest.raises(RefusedError, match=r"desk\.other_root"):
            tx.roots.pin(CONTEST, "other")
        assert tx.roots.get(CONTEST) == "root"


def test_second_key_of_a_generation_is_refused(desk: Desk) -> None:
    key = DeskKey(CONTEST, "Ж-01", 1, public="pub", sealed=b"sealed", enrolment="sig")
    with desk.writing() as tx:
        tx.keys.put(key)
        tx.keys.put(DeskKey(CONTEST, "Ж-01", 1, public="pub", sealed=b"sealed again", enrolment="sig"))
        with pytest.raises(RefusedError, match=r"desk\.other_key"):
            tx.keys.put(DeskKey(CONTEST, "Ж-01", 1, public="other", sealed=b"", enrolment="sig"))
        assert tx.keys.all() == (key,)


def test_packages_come_in_the_order_in_which_they_were_taken_in(desk: Desk) -> None:
    packages = [DeskPackage(digit * 64, SEAT, 1, b"PK", "t") for digit in "cab"]
    with desk.writing() as tx:
        for package in [*packages, packages[0]]:
            tx.packages.put(package)
        assert tx.packages.all() == tuple(packages)


def test_heads_are_the_sheets_that_nobody_replaces(desk: Desk) -> None:
    def sheet(name: str, revision: int, *ancestors: str) -> DeskSheet:
        return DeskSheet(name * 64, SEAT, revision, b"{}", None, "t", frozenset(each * 64 for each in ancestors))

    with desk.writing() as tx:
        assert tx.sheets.heads(SEAT) == ()
        for each in (sheet("a", 1), sheet("c", 2, "a"), sheet("b", 2, "a")):
            tx.sheets.put(each)
        assert tx.sheets.heads(SEAT) == ("b" * 64, "c" * 64)
        tx.sheets.put(sheet("d", 3, "a", "b", "c"))
        assert tx.sheets.heads(SEAT) == ("d" * 64,)
        assert [each.revision for each in tx.sheets.of(SEAT)] == [1, 2, 2, 3]
