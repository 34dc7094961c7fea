"""Counting against plain fractions: exact, blind to order and names, never punishing a higher mark."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from core.ranking.count import count
from core.ranking.places import Placed, rank
from core.ranking.table import CriterionColumn, Table, code_marks
from core.ranking.ties import Chain

Marks = dict[tuple[str, str, str], int]
METHODS = ("mean", "sum", "trimmed", "median", "places")


@dataclass(frozen=True)
class Case:
    """Marks by entry, juror and criterion; a mark may be missing."""

    entries: tuple[str, ...]
    jurors: tuple[str, ...]
    criteria: tuple[CriterionColumn, ...]
    marks: Marks

    def table(self, *, shuffled: random.Random | None = None) -> Table:
        rows = [(*key, mark) for key, mark in self.marks.items()]
        if shuffled:
            shuffled.shuffle(rows)
        return code_marks(rows, entries=self.entries, jurors=self.jurors, criteria=self.criteria)

    def totals(self) -> dict[str, dict[str, Fraction]]:
        """Return what each juror gave each entry they marked by every criterion."""
        found: dict[str, dict[str, Fraction]] = {entry: {} for entry in self.entries}
        for entry in self.entries:
            for juror in self.jurors:
                given_ = [(self.marks.get((entry, juror, each.code)), each) for each in self.criteria]
                if all(mark is not None for mark, _ in given_):
                    found[entry][juror] = sum(
                        ((mark or 0) * each.weight * each.step for mark, each in given_), Fraction(0)
                    )
        return found


positive = st.fractions(min_value=Fraction(1, 20), max_value=9, max_denominator=20)
small_marks = st.integers(0, 4)
any_marks = st.one_of(small_marks, st.integers(-(10**6), 10**6), st.integers(2**60, 2**66))


@st.composite
def cases(draw: st.DrawFn, *, marks: st.SearchStrategy[int] = any_marks) -> Case:
    entries = tuple(f"G{number}" for number in range(draw(st.integers(1, 5))))
    jurors = tuple(f"J{number}" for number in range(draw(st.integers(1, 6))))
    criteria = tuple(
        CriterionColumn(f"K{number}", draw(positive), draw(positive)) for number in range(draw(st.integers(1, 3)))
    )
    keys = [(entry, juror, each.code) for entry in entries for juror in jurors for each in criteria]
    gaps = draw(st.lists(st.sampled_from(keys), max_size=4))
    return Case(entries, jurors, criteria, {key: draw(marks) for key in keys if key not in gaps})


def score_plainly(case: Case, *, method: str, trim: int) -> dict[str, Fraction | None]:
    """Score by the shortest code there is, in fractions only."""
    totals = case.totals()
    return {entry: _score(entry, totals, method=method, trim=trim) for entry in case.entries}


def _score(entry: str, totals: dict[str, dict[str, Fraction]], *, method: str, trim: int) -> Fraction | None:
    own = sorted(totals[entry].values())
    if not own:
        return None
    if method == "places":
        return sum((_midrank(juror, entry, totals) for juror in totals[entry]), Fraction(0))
    if method == "trimmed":
        own = own[trim : len(own) - trim]
    if method == "median":
        half = (len(own) - 1) // 2
        own = own[half : len(own) - half]
    return (sum(own, Fraction(0)) / (1 if method == "sum" else len(own))) if own else None


def _midrank(juror: str, entry: str, totals: dict[str, dict[str, Fraction]]) -> Fraction:
    ballot = [each[juror] for each in totals.values() if juror in each]
    mine = totals[entry][juror]
    return sum(total > mine for total in ballot) + Fraction(sum(total == mine for total in ballot) + 1, 2)


@given(case=cases(), method=st.sampled_from(METHODS), trim=st.integers(0, 3))
def test_every_score_equals_the_one_in_plain_fractions(case: Case, method: str, trim: int) -> None:
    counted = count(case.table(), method=method, trim=trim)
    assert {each.entry: each.score for each in counted} == score_plainly(case, method=method, trim=trim)
    assert {each.entry: each.jurors for each in counted} == {
        entry: len(totals) for entry, totals in case.totals().items()
    }


@given(case=cases(marks=st.integers(0, 2)))
def test_screening_equals_the_share_in_plain_fractions(case: Case) -> None:
    weights = sum((each.weight for each in case.criteria), Fraction(0))
    bare = replace(case, criteria=tuple(replace(each, step=Fraction(1)) for each in case.criteria))
    expected = {
        entry: sum(totals.values(), Fraction(0)) / (2 * weights * len(totals)) if totals else None
        for entry, totals in bare.totals().items()
    }
    assert {each.entry: each.score for each in count(case.table(), method="screening")} == expected


@given(case=cases(marks=small_marks), method=st.sampled_from(METHODS), seed=st.integers(0, 99))
def test_order_of_marks_changes_nothing(case: Case, method: str, seed: int) -> None:
    chain = Chain(("criterion:K0", "median", "first_places", "head_to_head"))
    ranked = rank(case.table(), method=method, chain=chain)
    assert rank(case.table(shuffled=random.Random(seed)), method=method, chain=chain) == ranked


@given(case=cases(marks=small_marks), method=st.sampled_from(METHODS), data=st.data())
def test_renaming_renames_and_changes_no_place(case: Case, method: str, data: st.DataObject) -> None:
    chain = Chain(("criterion:K0", "median", "first_places", "head_to_head"))
    entry_names = dict(
        zip(case.entries, data.draw(st.permutations([f"N{each}" for each in case.entries])), strict=True)
    )
    juror_names = dict(zip(case.jurors, data.draw(st.permutations([f"N{each}" for each in case.jurors])), strict=True))
    renamed = Case(
        tuple(entry_names.values()),
        tuple(juror_names.values()),
        case.criteria,
        {(entry_names[entry], juror_names[juror], code): mark for (entry, juror, code), mark in case.marks.items()},
    )
    places = {
        entry_names[each.entry]: (each.place, each.decided_by)
        for each in rank(case.table(), method=method, chain=chain)
    }
    assert {
        each.entry: (each.place, each.decided_by) for each in rank(renamed.table(), method=method, chain=chain)
    } == places


@given(
    case=cases(marks=small_marks),
    method=st.sampled_from(METHODS),
    rise=st.integers(1, 3),
    trim=st.integers(0, 2),
    data=st.data(),
)
def test_higher_mark_never_lowers_its_entry(case: Case, method: str, rise: int, trim: int, data: st.DataObject) -> None:
    assume(case.marks)
    key = data.draw(st.sampled_from(sorted(case.marks)))
    raised = replace(case, marks=case.marks | {key: case.marks[key] + rise})

    before, after = (
        next(each for each in rank(which.table(), method=method, trim=trim) if each.entry == key[0])
        for which in (case, raised)
    )
    assert (before.place is None) == (after.place is None)
    if before.score is not None and after.score is not None and before.place and after.place:
        assert (after.score - before.score) * (-1 if method == "places" else 1) >= 0
        assert after.place <= before.place


@given(case=cases(marks=small_marks), method=st.sampled_from(METHODS), seed=st.integers(0, 9))
def test_places_follow_scores_and_shared_ones_skip(case: Case, method: str, seed: int) -> None:
    steps = ["criterion:K0", "median", "first_places", "head_to_head", "vote"]
    random.Random(seed).shuffle(steps)
    ranked = rank(case.table(), method=method, chain=Chain(tuple(steps)))
    placed = [each for each in ranked if each.place is not None]
    sign = -1 if method == "places" else 1
    scores = [sign * each.score for each in placed if each.score is not None]
    assert scores == sorted(scores, reverse=True)
    for each in placed:
        peers = [other for other in placed if other.place == each.place]
        assert each.place == 1 + placed.index(peers[0])
        assert (each.decided_by == "shared") == (len(peers) > 1)
        assert _is_told_truly(each, placed)
    assert [each.entry for each in ranked] == [each.entry for each in placed] + [
        each.entry for each in ranked if each.place is None
    ]


def _is_told_truly(each: Placed, placed: list[Placed]) -> bool:
    """Tell whether what is said to have decided did decide; no vote was held, so a shared place awaits one."""
    if all(other is each or other.score != each.score for other in placed):
        return each.decided_by == "total" and each.trail == ()
    if each.decided_by == "shared":
        return each.awaiting == each.trail[-1].step == "vote" and not each.trail[-1].decided
    return each.awaiting is None and each.decided_by == [step.step for step in each.trail if step.decided][-1]
