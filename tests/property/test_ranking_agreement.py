"""Agreement against the definitions in plain fractions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ranking.agreement.agreement import find_agreement
from core.ranking.agreement.ratings import rate_totals
from core.ranking.table import CriterionColumn, Table, code_marks

Rows = list[list[int | None]]
Difference = Callable[[int, int, "Counter[int]"], Fraction]


def table(rows: Rows) -> Table:
    marks = [
        (f"G{entry}", f"J{juror}", "K", mark)
        for entry, row in enumerate(rows)
        for juror, mark in enumerate(row)
        if mark is not None
    ]
    names = [f"G{entry}" for entry in range(len(rows))], [f"J{juror}" for juror in range(len(rows[0]))]
    return code_marks(marks, entries=names[0], jurors=names[1], criteria=[CriterionColumn("K", step=Fraction(1, 2))])


def rows(mark: st.SearchStrategy[int | None], *, least: int = 1) -> st.SearchStrategy[Rows]:
    return st.integers(least, 4).flatmap(
        lambda jurors: st.lists(st.lists(mark, min_size=jurors, max_size=jurors), min_size=least, max_size=6)
    )


def nominal(one: int, other: int, _: Counter[int]) -> Fraction:
    return Fraction(one != other)


def ordinal(one: int, other: int, counts: Counter[int]) -> Fraction:
    low, high = sorted((one, other))
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - Fraction(counts[low] + counts[high], 2)) ** 2


def interval(one: int, other: int, _: Counter[int]) -> Fraction:
    return Fraction(one - other) ** 2


def ratio(one: int, other: int, _: Counter[int]) -> Fraction:
    return Fraction(one - other, one + other) ** 2 if one + other else Fraction(0)


def alpha_plainly(units: Rows, difference: Difference) -> Fraction | None:
    paired = [[mark for mark in unit if mark is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    pooled = [mark for unit in paired for mark in unit]
    counts = Counter(pooled)
    among = sum((difference(*pair, counts) for pair in permutations(pooled, 2)), Fraction(0))
    if not among:
        return None
    within = sum(
        (difference(*pair, counts) / (len(unit) - 1) for unit in paired for pair in permutations(unit, 2)), Fraction(0)
    )
    return 1 - within * (len(pooled) - 1) / among


def check(found: float | None, expected: Fraction | None) -> None:
    assert (found is None) == (expected is None)
    assert expected is None or found == pytest.approx(float(expected), abs=1e-9)


@given(units=rows(st.one_of(st.none(), st.integers(0, 5))))
def test_alpha_is_the_definition(units: Rows) -> None:
    if all(mark is None for unit in units for mark in unit):
        return
    found = find_agreement(rate_totals(table(units))).krippendorff
    for name, difference in (("nominal", nominal), ("ordinal", ordinal), ("interval", interval), ("ratio", ratio)):
        check(found[name].value, alpha_plainly(units, difference))


def midrank(mark: int, marks: list[int]) -> Fraction:
    return sum(other < mark for other in marks) + Fraction(marks.count(mark) + 1, 2)


@given(units=rows(st.integers(0, 4), least=2))
def test_concordance_is_the_definition(units: Rows) -> None:
    columns = [[mark or 0 for mark in column] for column in zip(*units, strict=True)]
    n, m = len(units), len(columns)
    sums = [sum((midrank(column[entry], column) for column in columns), Fraction(0)) for entry in range(n)]
    squares = sum(((each - sum(sums, Fraction(0)) / n) ** 2 for each in sums), Fraction(0))
    ties = sum(count * count * count - count for column in columns for count in Counter(column).values())
    found = find_agreement(rate_totals(table(units))).kendall
    check(found.uncorrected.value, 12 * squares * Fraction(1, (m * m * (n * n * n - n))))
    bottom = m * m * (n * n * n - n) - m * ties
    check(found.corrected.value, 12 * squares * Fraction(1, bottom) if bottom else None)


@given(units=rows(st.integers(0, 4), least=2))
def test_intraclass_correlations_are_the_definition(units: Rows) -> None:
    grid = [[Fraction(mark or 0) for mark in unit] for unit in units]
    n, k = len(grid), len(grid[0])
    mean = sum(map(sum, grid), Fraction(0)) / (n * k)
    between = k * sum((sum(row) / k - mean) ** 2 for row in grid) / (n - 1)
    columns = [sum(column) / n for column in zip(*grid, strict=True)]
    jurors = n * sum((each - mean) ** 2 for each in columns) / (k - 1)
    within = sum((mark - sum(row) / k) ** 2 for row in grid for mark in row) / (n * (k - 1))
    rest = (within * n * (k - 1) - jurors * (k - 1)) / ((n - 1) * (k - 1))
    forms = {
        "1,1": (between - within, between + (k - 1) * within),
        "2,1": (between - rest, between + (k - 1) * rest + k * (jurors - rest) / n),
        "3,1": (between - rest, between + (k - 1) * rest),
        "1,k": (between - within, between),
        "2,k": (between - rest, between + (jurors - rest) / n),
        "3,k": (between - rest, between),
    }
    found = find_agreement(rate_totals(table(units))).icc
    for name, (top, bottom) in forms.items():
        check(found[name].value, Fraction(top) / bottom if bottom > 0 else None)
