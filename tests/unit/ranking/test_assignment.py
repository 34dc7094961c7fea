"""Balanced assignment: who marks what, and what is said when it cannot be done."""

from __future__ import annotations

from collections import Counter

import pytest

from core.base.errors import RefusedError
from core.ranking.assignment import EntrySeat, JurorSeat, Note, Plan, assign


def entries(number: int, *, groups: int = 1, barred: dict[int, set[str]] | None = None) -> list[EntrySeat]:
    return [
        EntrySeat(f"G{each}", f"N{each % groups}", frozenset((barred or {}).get(each, ()))) for each in range(number)
    ]


def jurors(number: int) -> list[JurorSeat]:
    return [JurorSeat(f"J{each}") for each in range(number)]


def loads(plan: Plan) -> list[int]:
    return [load for _, load in plan.loads]


def test_real_contest_is_even_connected_and_spread_over_nominations() -> None:
    seats = entries(475, groups=12, barred={each: {f"J{each % 15}"} for each in range(0, 475, 20)})
    plan = assign(seats, jurors(15), per_entry=3)
    assert loads(plan) == [95] * 15
    assert plan.connected
    assert plan.notes == ()
    assert set(Counter(entry for entry, _ in plan.pairs).values()) == {3}
    assert len(set(plan.pairs)) == len(plan.pairs) == 475 * 3
    group = {seat.entry: seat.group for seat in seats}
    shares = Counter((group[entry], juror) for entry, juror in plan.pairs)
    # 39 or 40 entries of a nomination by three jurors each are 7.8 or 8 for each of fifteen.
    assert set(shares.values()) <= {7, 8}
    barred = {seat.entry: seat.barred for seat in seats}
    assert not any(juror in barred[entry] for entry, juror in plan.pairs)


def test_everybody_marks_everything_but_conflicts_when_no_number_is_given() -> None:
    plan = assign(entries(3, barred={1: {"J0"}}), jurors(2), per_entry=None)
    assert plan.pairs == (("G0", "J0"), ("G0", "J1"), ("G1", "J1"), ("G2", "J0"), ("G2", "J1"))
    assert plan.loads == (("J0", 2), ("J1", 3))


def test_panels_mark_only_their_groups() -> None:
    seats = [JurorSeat("J0", frozenset({"N0"})), JurorSeat("J1", frozenset({"N1"})), JurorSeat("J2")]
    plan = assign(entries(20, groups=2), seats, per_entry=2)
    allowed = {("N0", "J0"), ("N1", "J1"), ("N0", "J2"), ("N1", "J2")}
    group = {seat.entry: seat.group for seat in entries(20, groups=2)}
    assert {(group[entry], juror) for entry, juror in plan.pairs} == allowed


def test_unavoidable_unevenness_is_noted_and_kept_smallest() -> None:
    seats = [JurorSeat("J0", frozenset({"N0"})), *(JurorSeat(f"J{each}", frozenset({"N1"})) for each in (1, 2, 3))]
    plan = assign(entries(20, groups=2), seats, per_entry=1)
    assert sorted(loads(plan)) == [3, 3, 4, 10]
    heavy = next(note for note in plan.notes if note.code == "assign.unbalanced")
    lightest = next(juror for juror, load in plan.loads if load == 3)
    assert dict(heavy.facts) == {"lightest": lightest, "least": 3, "heaviest": "J0", "most": 10}


def test_panels_without_a_common_juror_are_noted_as_disconnected() -> None:
    seats = [JurorSeat(f"J{each}", frozenset({f"N{each % 2}"})) for each in range(6)]
    plan = assign(entries(20, groups=2), seats, per_entry=2)
    assert not plan.connected
    assert Note("assign.disconnected", (("parts", 2), ("entry", "G0"), ("other", "G1"))) in plan.notes
    assert [component.jurors for component in plan.components] == [("J0", "J2", "J4"), ("J1", "J3", "J5")]


def test_entry_that_cannot_be_met_is_refused_with_the_reason() -> None:
    seats = entries(5, barred={3: {"J0", "J1", "J9"}, 4: {"J2", "J1"}})
    with pytest.raises(RefusedError) as refused:
        assign(seats, jurors(3), per_entry=2)
    assert refused.value.code == "assign.too_few_jurors"
    assert refused.value.facts == {"entry": "G3", "needed": 2, "available": 1, "barred": 2, "entries": 2}


def test_entry_that_nobody_may_mark_is_refused_when_everybody_marks() -> None:
    with pytest.raises(RefusedError, match=r"assign\.too_few_jurors"):
        assign(entries(2, barred={0: {"J0"}}), jurors(1), per_entry=None)


def test_no_jurors_at_all_are_too_few() -> None:
    with pytest.raises(RefusedError, match=r"assign\.too_few_jurors"):
        assign(entries(2), [], per_entry=1)


@pytest.mark.parametrize("number", [0, -1])
def test_number_of_jurors_must_be_one_at_least(number: int) -> None:
    with pytest.raises(RefusedError, match=r"assign\.bad_number"):
        assign(entries(2), jurors(2), per_entry=number)


@pytest.mark.parametrize("per_entry", [1, None])
def test_no_entries_make_an_empty_plan(per_entry: int | None) -> None:
    plan = assign([], jurors(2), per_entry=per_entry)
    assert plan == Plan((), (("J0", 0), ("J1", 0)), (), ())
    assert plan.connected


def test_nobody_and_nothing_make_an_empty_plan() -> None:
    assert assign([], [], per_entry=2) == Plan((), (), (), ())


def test_seed_varies_the_plan_and_order_does_not() -> None:
    plan = assign(entries(30, groups=3), jurors(6), per_entry=2, seed=1)
    assert assign(entries(30, groups=3)[::-1], jurors(6)[::-1], per_entry=2, seed=1) == plan
    assert assign(entries(30, groups=3), jurors(6), per_entry=2, seed=2).pairs != plan.pairs


def test_one_juror_per_entry_joins_nothing_and_says_so() -> None:
    plan = assign(entries(6), jurors(3), per_entry=1)
    assert loads(plan) == [2, 2, 2]
    assert [note.code for note in plan.notes] == ["assign.disconnected"]
