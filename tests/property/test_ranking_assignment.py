"""Assignments: everybody's number met, nobody barred marks, loads as even as anyone could make them, connected."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.ranking.assignment import EntrySeat, JurorSeat, Plan, assign


@st.composite
def juries(draw: st.DrawFn, *, most: int = 25, conflicts: bool = True) -> tuple[list[EntrySeat], list[JurorSeat], int]:
    jurors = [f"J{number}" for number in range(draw(st.integers(1, 7)))]
    barred = st.frozensets(st.sampled_from(jurors), max_size=2 if conflicts else 0)
    groups = st.sampled_from(["N1", "N2", "N3"])
    entries = [EntrySeat(f"G{number}", draw(groups), draw(barred)) for number in range(draw(st.integers(1, most)))]
    panels = st.none() | st.frozensets(groups, min_size=2) if conflicts else st.none()
    return entries, [JurorSeat(juror, draw(panels)) for juror in jurors], draw(st.integers(1, 3))


def may(juror: JurorSeat, entry: EntrySeat) -> bool:
    return juror.juror not in entry.barred and (juror.groups is None or entry.group in juror.groups)


def find_plan(entries: list[EntrySeat], jurors: list[JurorSeat], per_entry: int, seed: int = 0) -> Plan | None:
    """Return the plan, or None where an entry has too few jurors; that must then be so."""
    if all(sum(may(juror, entry) for juror in jurors) >= per_entry for entry in entries):
        return assign(entries, jurors, per_entry=per_entry, seed=seed)
    with pytest.raises(RefusedError, match=r"assign\.too_few_jurors"):
        assign(entries, jurors, per_entry=per_entry, seed=seed)
    return None


@settings(max_examples=60)
@given(jury=juries(), seed=st.integers(0, 9))
def test_every_entry_gets_its_number_of_jurors_and_none_who_is_barred(
    jury: tuple[list[EntrySeat], list[JurorSeat], int], seed: int
) -> None:
    entries, jurors, per_entry = jury
    plan = find_plan(entries, jurors, per_entry, seed)
    assume(plan is not None)
    assert plan is not None
    seats = {seat.entry: seat for seat in entries}
    judges = {seat.juror: seat for seat in jurors}
    assert len(set(plan.pairs)) == len(plan.pairs)
    assert Counter(entry for entry, _ in plan.pairs) == dict.fromkeys(seats, per_entry)
    assert all(may(judges[juror], seats[entry]) for entry, juror in plan.pairs)
    assert dict(plan.loads) == {juror: sum(pair[1] == juror for pair in plan.pairs) for juror in judges}
    loads = [load for _, load in plan.loads]
    codes = {note.code for note in plan.notes}
    assert ("assign.unbalanced" in codes) == (max(loads) - min(loads) > 1)
    assert ("assign.disconnected" in codes) == (not plan.connected)


@settings(max_examples=60)
@given(jury=juries(conflicts=False), seed=st.integers(0, 9))
def test_without_conflicts_loads_differ_by_one_at_most_and_all_is_joined(
    jury: tuple[list[EntrySeat], list[JurorSeat], int], seed: int
) -> None:
    entries, jurors, per_entry = jury
    plan = find_plan(entries, jurors, per_entry, seed)
    assume(plan is not None)
    assert plan is not None
    loads = [load for _, load in plan.loads]
    assert max(loads) - min(loads) <= 1
    busy = sum(load > 0 for load in loads)
    assert plan.connected == (len(plan.pairs) >= len(entries) + busy - 1)


@settings(max_examples=40)
@given(jury=juries(most=4))
def test_no_other_assignment_has_more_even_loads(jury: tuple[list[EntrySeat], list[JurorSeat], int]) -> None:
    entries, jurors, per_entry = jury
    assume(len(jurors) <= 5)
    plan = find_plan(entries, jurors, per_entry)
    assume(plan is not None)
    assert plan is not None
    choices = [list(combinations([seat.juror for seat in jurors if may(seat, entry)], per_entry)) for entry in entries]
    every = (Counter(juror for chosen in plan_ for juror in chosen) for plan_ in product(*choices))
    best = min(sorted((found[seat.juror] for seat in jurors), reverse=True) for found in every)
    assert sorted((load for _, load in plan.loads), reverse=True) == best
