from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.base.errors import RefusedError
from core.storage.desk.desk import Desk
from core.storage.desk.values import DeskSeat
from ui.kit.kit import Kit
from ui.operations import seat as worker
from ui.operations.changes import NoteKind, Standing
from ui.operations.desk import JurorDesk
from ui.operations.opening import FromDesk
from ui.operations.seat import Signed

OpenDesk = Callable[..., JurorDesk]
FIRST, SECOND, THIRD = "У-001", "У-002", "У-003"


def _refusal(action: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        action()
    return refused.value.code


def _close(desk: JurorDesk, qtbot: QtBot) -> None:
    owner = QObject()
    with qtbot.waitCallback() as done:
        desk.close(owner=owner, done=done)


def _mark_everything(desk: JurorDesk, steps: int = 8) -> None:
    for entry in desk.package.entries:
        for criterion in desk.criteria_of(entry.number):
            desk.put_mark(entry.number, criterion.code, steps)


def _sign(desk: JurorDesk, qtbot: QtBot) -> Signed:
    with qtbot.waitCallback(timeout=20_000) as done:
        desk.sign_sheet("ru", done=done, failed=lambda refused: pytest.fail(str(refused)))
    assert done.args is not None
    signed = done.args[0]
    assert isinstance(signed, Signed)
    return signed


def test_saved_is_said_when_the_mark_is_on_disk(open_desk: OpenDesk, folder: Path, qtbot: QtBot) -> None:
    desk = open_desk()
    with qtbot.waitSignals([desk.changed, desk.saving, desk.saved]):
        desk.put_mark(FIRST, "K1", 8)
    assert desk.is_saved
    _close(desk, qtbot)
    with Desk.open(folder / "desk") as disk, disk.reading() as tx:
        assert tx.marks.of(disk_seat(desk)) == {(FIRST, "K1"): 8}


def disk_seat(desk: JurorDesk) -> DeskSeat:
    return desk._seat.at.seat


def test_the_screen_has_the_mark_before_the_disk(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk()
    desk.put_mark(FIRST, "K1", 8)
    assert desk.state.mark(FIRST, "K1") == 8
    assert not desk.is_saved
    qtbot.waitUntil(lambda: desk.is_saved)


def test_a_reopened_desk_continues_where_it_was_left(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk()
    desk.put_mark(FIRST, "K1", 8)
    desk.put_remark(FIRST, "находка")
    desk.put_note(SECOND, "спросить")
    desk.set_flag(SECOND, on=True)
    desk.recuse(THIRD, "родственник")
    assert desk.made_key
    package, fingerprint = desk.package.hash, desk.fingerprint
    _close(desk, qtbot)
    again = open_desk(FromDesk(package, "Проба пера"))
    assert (again.made_key, again.fingerprint) == (False, fingerprint)
    assert again.state.marks == desk.state.marks
    assert again.state.words_of(NoteKind.REMARK, FIRST) == "находка"
    assert again.state.words_of(NoteKind.NOTE, SECOND) == "спросить"
    assert again.state.words_of(NoteKind.FLAG, SECOND)
    assert again.standing_of(THIRD) is Standing.RECUSED
    assert again.count_done() == 1


def test_undo_reaches_the_disk_too(open_desk: OpenDesk, folder: Path, qtbot: QtBot) -> None:
    desk = open_desk()
    desk.put_mark(FIRST, "K1", 1)
    desk.put_mark(FIRST, "K1", 10, joins=True)
    desk.put_mark(SECOND, "K2", 4)
    assert [change.entry for change in desk.undo()] == [SECOND]
    assert len(desk.undo()) == 2
    desk.redo()
    qtbot.waitUntil(lambda: desk.is_saved)
    _close(desk, qtbot)
    with Desk.open(folder / "desk") as disk, disk.reading() as tx:
        assert tx.marks.of(disk_seat(desk)) == {(FIRST, "K1"): 10}


def test_what_the_rules_forbid_changes_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.recuse(THIRD, "родственник")
    before = desk.state
    assert _refusal(lambda: desk.put_mark(FIRST, "K1", 11)) == "mark.off_scale"
    assert _refusal(lambda: desk.put_mark(THIRD, "K1", 5)) == "entry.recused"
    assert _refusal(lambda: desk.clear_mark(THIRD, "K1")) == "entry.recused"
    assert _refusal(lambda: desk.recuse(FIRST, " ")) == "recusal.no_words"
    assert desk.state is before


def test_a_recusal_withdrawn_brings_the_marks_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.put_mark(THIRD, "K1", 5)
    desk.recuse(THIRD, "родственник")
    desk.withdraw_recusal(THIRD)
    assert desk.standing_of(THIRD) is Standing.PARTLY
    assert desk.state.total(THIRD, desk.criteria_of(THIRD)) == 5


def test_what_the_disk_refuses_stays_pending_until_it_is_taken(
    open_desk: OpenDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    disk_is_full = True
    put_mark = Desk.put_mark

    def put_or_refuse(self: Desk, *args: object, **kwargs: object) -> None:
        if disk_is_full:
            raise RefusedError("disk.full", file="desk.db", folder="f")
        put_mark(self, *args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(Desk, "put_mark", put_or_refuse)
    with qtbot.waitSignal(desk.not_saved) as said:
        desk.put_mark(FIRST, "K1", 3)
    assert said.args is not None
    assert said.args[0].code == "disk.full"
    desk.put_mark(FIRST, "K1", 7)
    desk.put_mark(FIRST, "K2", 9)
    qtbot.waitUntil(lambda: desk.refused is not None and desk._waiting == 0)
    assert not desk.is_saved
    with qtbot.waitCallback() as failed:
        desk.sign_sheet("ru", done=lambda _: pytest.fail("signed without the disk"), failed=failed)
    disk_is_full = False
    with qtbot.waitSignal(desk.saved):
        desk.retry()
    assert desk.refused is None
    _close(desk, qtbot)
    assert open_desk(FromDesk(desk.package.hash, "")).state.marks == {(FIRST, "K1"): 7, (FIRST, "K2"): 9}


def test_a_statement_is_part_of_the_state_once_it_is_on_disk(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk()
    before = desk.state
    with qtbot.waitCallback() as done:
        desk.state_conflicts({THIRD: "родственник"}, done=done, failed=lambda refused: pytest.fail(str(refused)))
    assert before.stated_at is None
    assert desk.state.stated_at is not None
    assert desk.state.words_of(NoteKind.CONFLICT, THIRD) == "родственник"


def test_a_signed_sheet_locks_what_it_says_and_correcting_makes_the_next_revision(
    open_desk: OpenDesk, qtbot: QtBot
) -> None:
    desk = open_desk()
    _mark_everything(desk)
    first = _sign(desk, qtbot)
    assert (first.revision, first.file[:5], desk.is_locked) == (1, b"%PDF-", True)
    assert _refusal(lambda: desk.put_mark(FIRST, "K1", 9)) == "desk.signed"
    assert _refusal(lambda: desk.put_remark(FIRST, "поздно")) == "desk.signed"
    assert desk.undo() == ()
    desk.put_note(FIRST, "заметка для себя")
    desk.correct()
    desk.put_mark(FIRST, "K1", 9)
    second = _sign(desk, qtbot)
    assert (second.revision, desk.is_locked) == (2, True)
    assert [each.revision for each in desk.state.sheets] == [1, 2]
    with qtbot.waitCallback() as done:
        desk.read_sheet(first.sheet, done=done, failed=lambda refused: pytest.fail(str(refused)))
    done.assert_called_with(first.file)


def test_a_signed_desk_is_locked_when_it_is_opened_again(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk()
    _mark_everything(desk)
    desk.recuse(THIRD, "родственник")
    desk.put_remark(FIRST, "хорошо")
    _sign(desk, qtbot)
    _close(desk, qtbot)
    again = open_desk(FromDesk(desk.package.hash, ""))
    assert again.is_locked
    again.correct()
    again.put_mark(FIRST, "K1", 1)
    _close(again, qtbot)
    assert not open_desk(FromDesk(desk.package.hash, "")).is_locked


def test_gaps_are_shown_in_the_preview_and_refused_in_the_signature(open_desk: OpenDesk, qtbot: QtBot) -> None:
    desk = open_desk()
    with qtbot.waitCallback() as shown:
        desk.preview_sheet("en", done=shown, failed=lambda refused: pytest.fail(str(refused)))
    with qtbot.waitCallback() as failed:
        desk.sign_sheet("ru", done=lambda _: pytest.fail("signed with gaps"), failed=failed)
    assert failed.args is not None
    assert failed.args[0].code == "sheet.incomplete"


def test_the_database_is_refused_to_any_thread_but_its_own(open_desk: OpenDesk, kit: Kit) -> None:
    desk = open_desk()
    assert kit.tasks.thread_id != threading.get_ident()
    with pytest.raises(RuntimeError, match="worker thread"):
        worker.read_state(desk._seat)
    with pytest.raises(RuntimeError, match="worker thread"):
        worker.flush(desk._seat)
