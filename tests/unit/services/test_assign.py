"""Assigning a round: as many jurors as asked, even loads, no conflicts, and reasons where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.base.errors import Fact, RefusedError
from core.domain.acts import Noted
from core.domain.jury import Juror, Role
from core.services.assignments import AssignResult, assign_round
from tests.unit.services.season import NUMBERS
from tests.unit.services.small_contest import Play, clock

PANEL_OF_J4 = {number for number in NUMBERS if number[0] in "12"}


def assign(play: Play, *, round_number: int = 1, per_entry: int | None = None, seed: int = 0) -> AssignResult:
    return assign_round(play.folder, round_number=round_number, per_entry=per_entry, seed=seed, clock=clock)


def change_juror(play: Play, code: str, **changes: object) -> None:
    with play.folder.writing() as tx:
        juror = tx.jury.juror(code)
        assert juror is not None
        tx.jury.put_jurors([Juror.checked(**{**juror.model_dump(), **changes})])


def jurors_of(result: AssignResult) -> Mapping[str, set[str]]:
    """Return who marks each entry, trainees left out."""
    return {
        number: {juror for juror, entries in result.by_juror.items() if number in entries and juror != "T1"}
        for number in NUMBERS
    }


def test_without_a_number_everyone_marks_what_they_may(assigned: Play) -> None:
    result = assign(assigned)
    assert set(result.by_juror["J1"]) == set(NUMBERS)
    assert set(result.by_juror["J2"]) == set(NUMBERS) - {"201"}
    assert set(result.by_juror["J4"]) == PANEL_OF_J4
    assert set(result.by_juror["T1"]) == {number for number in NUMBERS if number[0] == "1"}
    assert {"S1", "O1"}.isdisjoint(result.by_juror)
    assert result.per_entry["101"] == 4
    assert result.connected


@pytest.mark.parametrize("per_entry", [1, 2, 3])
@pytest.mark.parametrize("seed", [0, 7])
def test_every_entry_gets_as_many_jurors_as_asked(assigned: Play, per_entry: int, seed: int) -> None:
    result = assign(assigned, per_entry=per_entry, seed=seed)
    assert set(result.per_entry.values()) == {per_entry}
    assert {len(each) for each in jurors_of(result).values()} == {per_entry}
    assert "J2" not in jurors_of(result)["201"]
    assert set(result.by_juror["J4"]) <= PANEL_OF_J4


def test_loads_are_even_and_common_jurors_join_all_entries(assigned: Play) -> None:
    result = assign(assigned, per_entry=2)
    loads = [len(result.by_juror[juror]) for juror in ("J1", "J2", "J3", "J4")]
    assert (sum(loads), max(loads) - min(loads)) == (24, 0)
    assert result.connected
    assert result.notes == ()


def test_an_assignment_is_kept_noted_and_may_be_made_anew_until_something_is_issued(assigned: Play) -> None:
    first = assign(assigned, per_entry=1)
    second = assign(assigned, per_entry=2)
    assert first.pairs < second.pairs
    with assigned.folder.reading() as tx:
        kept = tx.jury.assignments(1)
        noted = [act.counts for act in tx.journal.acts() if isinstance(act, Noted) and act.what == "assigned"]
    assert kept == {juror: entries for juror, entries in second.by_juror.items() if entries}
    assert noted[-1] == {"round": 1, "pairs": second.pairs}


def test_the_same_seed_gives_the_same_assignment(assigned: Play) -> None:
    assert assign(assigned, per_entry=2, seed=3) == assign(assigned, per_entry=2, seed=3)


def test_separate_panels_are_said_to_be_disconnected(assigned: Play) -> None:
    for code, panel in (("J1", "1"), ("J2", "2, 3"), ("J3", "2, 3"), ("J4", "1")):
        change_juror(assigned, code, panel=panel)
    result = assign(assigned)
    assert not result.connected
    assert "assign.disconnected" in {each.code for each in result.notes}


def test_a_trainee_gets_entries_beside_the_others_and_fills_no_place(assigned: Play) -> None:
    result = assign(assigned, per_entry=2)
    assert len(result.by_juror["T1"]) == 5
    assert result.per_entry["101"] == 2


def test_a_replaced_juror_gets_nothing(assigned: Play) -> None:
    change_juror(assigned, "J3", replaced_by="J1")
    assert "J3" not in assign(assigned).by_juror


@pytest.mark.parametrize(
    "changes, per_entry, code, facts",
    [
        ({}, 4, "assign.too_few_jurors", {"entry": "201", "needed": 4, "available": 3, "barred": 1}),
        ({}, 0, "assign.bad_number", {"number": 0}),
        ({"conflicts": ("Аптека",)}, None, "assign.conflict_unknown", {"juror": "J3", "conflict": "Аптека"}),
    ],
)
def test_what_is_impossible_is_said_and_the_old_assignment_stays(
    assigned: Play, changes: dict[str, object], per_entry: int | None, code: str, facts: dict[str, Fact]
) -> None:
    change_juror(assigned, "J3", **changes)
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        assign(assigned, per_entry=per_entry)
    assert refused.value.code == code
    assert facts.items() <= refused.value.facts.items()
    assert assigned.snapshot() == before


def test_a_nomination_that_nobody_judges_is_named(assigned: Play) -> None:
    for code in ("J1", "J2", "J3"):
        change_juror(assigned, code, panel="1-2")
    with pytest.raises(RefusedError) as refused:
        assign(assigned)
    assert refused.value.code == "assign.too_few_jurors"
    assert (refused.value.facts["entry"], refused.value.facts["available"], refused.value.facts["entries"]) == (
        "301",
        0,
        3,
    )


def test_nobody_to_mark_or_nothing_to_be_marked_is_refused(assigned: Play) -> None:
    for code in ("J1", "J2", "J3", "J4"):
        change_juror(assigned, code, role=Role.OBSERVER)
    with pytest.raises(RefusedError, match=r"assign\.no_jurors"):
        assign(assigned)
    with assigned.folder.writing() as tx:
        tx.entries.put([each.model_copy(update={"status": "withdrawn"}) for each in tx.entries.all()])
    with pytest.raises(RefusedError, match=r"assign\.no_entries"):
        assign(assigned)


def test_a_withdrawn_entry_is_given_to_nobody(assigned: Play) -> None:
    with assigned.folder.writing() as tx:
        entry = tx.entries.get("101")
        assert entry is not None
        tx.entries.put([entry.model_copy(update={"status": "withdrawn"})])
    assert all("101" not in entries for entries in assign(assigned).by_juror.values())


def test_what_is_issued_stays_assigned(issued: Play) -> None:
    before = issued.snapshot()
    with pytest.raises(RefusedError) as refused:
        assign(issued)
    assert (refused.value.code, refused.value.facts) == ("assign.already_issued", {"round": 1})
    assert issued.snapshot() == before


@pytest.mark.parametrize("round_number, code", [(2, "round.previous_open"), (9, "round.unknown")])
def test_a_round_that_cannot_begin_is_not_assigned(assigned: Play, round_number: int, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        assign(assigned, round_number=round_number)
    assert refused.value.code == code


def test_a_closed_round_is_not_assigned(merged: Play) -> None:
    merged.close_first_round()
    with pytest.raises(RefusedError, match=r"round\.closed"):
        assign(merged)


def test_the_final_is_assigned_among_the_finalists(merged: Play) -> None:
    merged.close_first_round()
    result = assign(merged, round_number=2)
    assert set(result.per_entry) == {"101", "102", "201", "202", "301", "302"}
    assert set(result.by_juror) == {"J1", "J2", "J3"}
    assert "201" not in result.by_juror["J2"]
