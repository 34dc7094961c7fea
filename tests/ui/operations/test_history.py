from __future__ import annotations

from ui.operations.changes import Change, DeskState, MarkChange, NoteKind, Standing, WordsChange
from ui.operations.history import History


def _mark(after: int | None, *, before: int | None = None, criterion: str = "K1") -> MarkChange:
    return MarkChange("1", criterion, before, after)


def _remark(after: str, *, before: str = "") -> WordsChange:
    return WordsChange(NoteKind.REMARK, "1", before, after)


def _applied(changes: tuple[Change, ...], state: DeskState) -> DeskState:
    for change in changes:
        state = state.after(change)
    return state


def test_steps_are_taken_back_and_made_again_in_order() -> None:
    history, state = History(), DeskState()
    changes: list[Change] = [_mark(8), _mark(9, criterion="K2"), _mark(None, before=8)]
    for change in changes:
        history.record(change)
        state = state.after(change)
    assert state.marks == {("1", "K2"): 9}
    state = _applied(history.undo(), state)
    assert state.marks == {("1", "K1"): 8, ("1", "K2"): 9}
    state = _applied(history.undo(), _applied(history.undo(), state))
    assert state.marks == {}
    assert not history.can_undo
    assert history.undo() == ()
    state = _applied(history.redo(), state)
    assert state.marks == {("1", "K1"): 8}


def test_ten_typed_after_one_is_one_step() -> None:
    history = History()
    history.record(_mark(1))
    history.record(_mark(10, before=1), joins=True)
    assert _applied(history.undo(), DeskState(marks={("1", "K1"): 10})).marks == {}
    assert not history.can_undo


def test_a_mark_joins_only_its_own_criterion() -> None:
    history = History()
    history.record(_mark(1))
    history.record(_mark(10, criterion="K2"), joins=True)
    assert history.undo() == (_mark(None, before=10, criterion="K2"),)
    assert history.can_undo


def test_words_typed_letter_by_letter_are_one_step_until_something_else_happens() -> None:
    history = History()
    history.record(_remark("й"))
    history.record(_remark("йо", before="й"))
    history.record(_mark(5))
    history.record(_remark("йод", before="йо"))
    assert history.undo() == (_remark("йо", before="йод"),)
    assert history.undo() == (_mark(None, before=5),)
    state = _applied(history.undo(), DeskState(words={NoteKind.REMARK: {"1": "йо"}}))
    assert state.words_of(NoteKind.REMARK, "1") == ""


def test_something_new_after_going_back_forgets_what_could_be_made_again() -> None:
    history = History()
    history.record(_mark(1))
    history.undo()
    history.record(_mark(2))
    assert not history.can_redo
    assert history.redo() == ()


def test_an_entry_is_recused_whatever_marks_it_has() -> None:
    state = DeskState(marks={("1", "K1"): 8}).after(WordsChange(NoteKind.RECUSAL, "1", "", "брат"))
    assert state.standing("1", ()) is Standing.RECUSED
    assert state.after(WordsChange(NoteKind.RECUSAL, "1", "брат", "")).words_of(NoteKind.RECUSAL, "1") == ""
