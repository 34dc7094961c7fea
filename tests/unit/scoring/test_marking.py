from __future__ import annotations

from collections.abc import Callable

import pytest

from core.base.errors import RefusedError
from core.services.scoring import marking
from core.services.scoring.seats import OpenSeat
from core.services.scoring.sheets import preview_sheet, sign_sheet
from core.storage.desk.desk import Desk
from core.storage.desk.values import NoteKind


def _code(action: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as refused:
        action()
    return refused.value.code


def test_a_mark_is_kept_and_taken_away(desk: Desk, seat: OpenSeat) -> None:
    marking.put_mark(desk, seat, entry="У-001", criterion="K1", steps=8)
    marking.put_mark(desk, seat, entry="У-001", criterion="K2", steps=0)
    marking.clear_mark(desk, seat, entry="У-001", criterion="K1")
    with desk.reading() as tx:
        assert tx.marks.of(seat.seat) == {("У-001", "K2"): 0}


@pytest.mark.parametrize(
    "entry,criterion,steps,code",
    [
        ("У-001", "K1", 11, "mark.off_scale"),
        ("У-001", "K1", -1, "mark.off_scale"),
        ("У-001", "K9", 5, "criterion.not_marked"),
        ("0296", "K1", 5, "entry.not_assigned"),
    ],
)
def test_a_mark_that_the_rules_do_not_know_is_refused(
    desk: Desk, seat: OpenSeat, entry: str, criterion: str, steps: int, code: str
) -> None:
    assert _code(lambda: marking.put_mark(desk, seat, entry=entry, criterion=criterion, steps=steps)) == code
    with desk.reading() as tx:
        assert tx.marks.of(seat.seat) == {}


def test_blank_words_take_a_remark_away(desk: Desk, seat: OpenSeat) -> None:
    marking.put_words(desk, seat, kind=NoteKind.REMARK, entry="У-002", words="й: находка\n")
    with desk.reading() as tx:
        assert tx.notes.of(seat.seat, NoteKind.REMARK) == {"У-002": "й: находка\n"}
    marking.put_words(desk, seat, kind=NoteKind.REMARK, entry="У-002", words=" \n")
    with desk.reading() as tx:
        assert tx.notes.of(seat.seat, NoteKind.REMARK) == {}


def test_words_that_no_sheet_takes_are_refused(desk: Desk, seat: OpenSeat) -> None:
    long = "а" * (marking.MAX_WORDS + 1)
    assert (
        _code(lambda: marking.put_words(desk, seat, kind=NoteKind.REMARK, entry="У-001", words=long))
        == "words.too_long"
    )
    assert (
        _code(lambda: marking.put_words(desk, seat, kind=NoteKind.FLAG, entry="7", words="flag"))
        == "entry.not_assigned"
    )


def test_a_conflict_statement_replaces_the_one_before(desk: Desk, seat: OpenSeat) -> None:
    marking.state_conflicts(desk, seat, conflicts={"У-001": "моя школа", "У-003": "родственник"})
    moment, kept = marking.state_conflicts(desk, seat, conflicts={"У-003": "родственник"})
    assert kept == {"У-003": "родственник"}
    with desk.reading() as tx:
        assert tx.notes.of(seat.seat, NoteKind.CONFLICT) == kept
        assert tx.notes.stated_at(seat.seat) == moment


def test_a_conflict_without_words_states_nothing(desk: Desk, seat: OpenSeat) -> None:
    assert _code(lambda: marking.state_conflicts(desk, seat, conflicts={"У-001": " "})) == "conflict.no_words"
    assert _code(lambda: marking.state_conflicts(desk, seat, conflicts={"1": "да"})) == "entry.not_assigned"
    with desk.reading() as tx:
        assert tx.notes.stated_at(seat.seat) is None


def test_an_unfinished_sheet_is_shown_but_not_signed(desk: Desk, seat: OpenSeat) -> None:
    marking.put_mark(desk, seat, entry="У-001", criterion="K1", steps=8)
    assert preview_sheet(desk, seat).startswith(b"%PDF-")
    assert _code(lambda: sign_sheet(desk, seat)) == "sheet.incomplete"
