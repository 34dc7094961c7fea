"""Methods that allow for severity: exact, blind to order, names and a juror's habits, never punishing a higher mark."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.ranking.connectivity import find_components
from core.ranking.count import count
from core.ranking.places import rank
from core.ranking.table import CriterionColumn, Table, code_marks

Pair = tuple[str, str]
METHODS = ("z", "additive", "rasch")
CRITERIA = (CriterionColumn("K1", Fraction(2)), CriterionColumn("K2", step=Fraction(1, 2)))


@dataclass(frozen=True)
class Case:
    """Marks by entry and juror, one for each criterion; connected."""

    entries: tuple[str, ...]
    jurors: tuple[str, ...]
    marks: dict[Pair, tuple[int, int]]

    def table(self, *, shuffled: random.Random | None = None) -> Table:
        rows = [
            (*pair, column.code, mark)
            for pair, marks in self.marks.items()
            for column, mark in zip(CRITERIA, marks, strict=True)
        ]
        if shuffled:
            shuffled.shuffle(rows)
        return code_marks(rows, entries=self.entries, jurors=self.jurors, criteria=CRITERIA)

    def totals(self) -> dict[Pair, Fraction]:
        return {pair: 2 * Fraction(one) + Fraction(other, 2) for pair, (one, other) in self.marks.items()}


@st.composite
def cases(draw: st.DrawFn, *, highest: int = 4) -> Case:
    entries = tuple(f"G{number}" for number in range(draw(st.integers(1, 5))))
    jurors = tuple(f"J{number}" for number in range(draw(st.integers(1, 5))))
    pairs = [(entry, juror) for entry in entries for juror in jurors]
    gaps = draw(st.lists(st.sampled_from(pairs), max_size=6))
    mark = st.integers(0, highest)
    case = Case(entries, jurors, {pair: (draw(mark), draw(mark)) for pair in pairs if pair not in gaps})
    assume(len(find_components(case.table())) == 1)
    return case


def scores(table: Table, *, method: str) -> dict[str, Fraction | None] | str:
    """Return the scores, or the code of the refusal."""
    try:
        return {each.entry: each.score for each in count(table, method=method)}
    except RefusedError as refused:
        return refused.code


def solve(rows: list[list[Fraction]]) -> list[Fraction]:
    """Solve a regular system by elimination; each row ends with its right-hand side."""
    rows = [row[:] for row in rows]
    for column in range(len(rows)):
        pivot = next(row for row in rows[column:] if row[column])
        rows.remove(pivot)
        rows.insert(column, [each / pivot[column] for each in pivot])
        for position, row in enumerate(rows):
            if position != column:
                rows[position] = [a - row[column] * b for a, b in zip(row, rows[column], strict=True)]
    return [row[-1] for row in rows]


def adjust_plainly(case: Case) -> dict[str, Fraction]:
    """Return adjusted means from the normal equations in fractions, the jurors' effects adding up to nothing."""
    totals = case.totals()
    entries = [entry for entry in case.entries if any(pair[0] == entry for pair in totals)]
    jurors = [juror for juror in case.jurors if any(pair[1] == juror for pair in totals)]
    names = [*(("entry", entry) for entry in entries), *(("juror", juror) for juror in jurors)]
    rows = []
    for kind, name in names:
        mine = [pair for pair in totals if name in pair]
        row = [Fraction(sum(other in pair for pair in mine)) for _, other in names]
        # The centring is added to the jurors' equations, which takes up their one freedom.
        centring = [Fraction(kind == "juror" == other) for other, _ in names]
        rows.append(
            [one + two for one, two in zip(row, centring, strict=True)]
            + [sum((totals[pair] for pair in mine), Fraction(0))]
        )
    found = dict(zip(names, solve(rows), strict=True))
    return {entry: found["entry", entry] for entry in entries}


@given(case=cases(highest=9))
def test_additive_is_the_exact_least_squares_to_twelve_digits(case: Case) -> None:
    expected = adjust_plainly(case)
    for each in count(case.table(), method="additive"):
        if each.score is not None:
            assert abs(each.score - expected[each.entry]) <= Fraction(1, 2 * 10**12)
    assert {each.entry for each in count(case.table(), method="additive") if each.score is not None} == set(expected)


def standardise_plainly(totals: Iterable[Fraction], total: Fraction) -> Decimal:
    own = list(totals)
    mean = sum(own, Fraction(0)) / len(own)
    variance = sum(((each - mean) ** 2 for each in own), Fraction(0)) / len(own)
    if not variance:
        return Decimal(0)
    root = (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()
    return Decimal((total - mean).numerator) / Decimal((total - mean).denominator) / root


@given(case=cases(highest=9))
def test_z_is_the_definition_to_twelve_digits(case: Case) -> None:
    totals = case.totals()
    with localcontext() as context:
        context.prec = 50
        for each in count(case.table(), method="z"):
            own = [
                standardise_plainly((other for (_, judge), other in totals.items() if judge == juror), total)
                for (entry, juror), total in totals.items()
                if entry == each.entry
            ]
            if own and each.score is not None:
                score = Decimal(each.score.numerator) / Decimal(each.score.denominator)
                assert abs(score - sum(own, Decimal(0)) / len(own)) <= Decimal("5.00001e-13")


@given(case=cases(), method=st.sampled_from(METHODS), seed=st.integers(0, 99))
def test_order_of_marks_changes_not_a_bit(case: Case, method: str, seed: int) -> None:
    assert scores(case.table(shuffled=random.Random(seed)), method=method) == scores(case.table(), method=method)


@given(case=cases(), method=st.sampled_from(METHODS), data=st.data())
def test_renaming_renames_and_changes_no_place(case: Case, method: str, data: st.DataObject) -> None:
    names = [
        dict(zip(old, data.draw(st.permutations([f"N{each}" for each in old])), strict=True))
        for old in (case.entries, case.jurors)
    ]
    renamed = Case(
        tuple(names[0].values()),
        tuple(names[1].values()),
        {(names[0][entry], names[1][juror]): marks for (entry, juror), marks in case.marks.items()},
    )
    before, after = (scores(each.table(), method=method) for each in (case, renamed))
    if isinstance(before, str) or isinstance(after, str):
        assert before == after
        return
    places = {names[0][each.entry]: each.place for each in rank(case.table(), method=method)}
    assert {each.entry: each.place for each in rank(renamed.table(), method=method)} == places


@given(case=cases(), method=st.sampled_from(["z", "additive"]), more=st.integers(-50, 50), data=st.data())
def test_constant_added_to_a_jurors_marks_changes_no_place(
    case: Case, method: str, more: int, data: st.DataObject
) -> None:
    strict = data.draw(st.sampled_from(case.jurors))
    moved = replace(
        case,
        marks={
            (entry, juror): (one + more, other + more) if juror == strict else (one, other)
            for (entry, juror), (one, other) in case.marks.items()
        },
    )
    places = [(each.entry, each.place) for each in rank(case.table(), method=method)]
    assert [(each.entry, each.place) for each in rank(moved.table(), method=method)] == places


@given(case=cases(), rise=st.integers(1, 5), data=st.data())
def test_higher_mark_never_lowers_its_entry(case: Case, rise: int, data: st.DataObject) -> None:
    pair = data.draw(st.sampled_from(sorted(case.marks)))
    one, other = case.marks[pair]
    raised = replace(case, marks=case.marks | {pair: (one + rise, other)})
    before, after = (
        next(each for each in rank(which.table(), method="additive") if each.entry == pair[0])
        for which in (case, raised)
    )
    assert (after.place or 0) <= (before.place or 0)
    assert (after.score or 0) > (before.score or 0)
