"""Joining the parts of an assignment by swaps that keep every load."""

from __future__ import annotations

import numpy as np
import pytest

from core.ranking.linking import link
from core.ranking.table import Codes, Mask

# Two juries of two, each marking its own three entries.
APART = np.kron(np.eye(2, dtype=np.int64), np.ones((3, 2), dtype=np.int64)).astype(np.bool_)
FREE = np.ones_like(APART)


def count_parts(assigned: Mask) -> int:
    """Count the parts by walking from entry to entry over common jurors."""
    left = set(range(len(assigned)))
    parts = 0
    while left:
        parts += 1
        reached = {left.pop()}
        while reached:
            entry = reached.pop()
            joined = {other for other in left if (assigned[entry] & assigned[other]).any()}
            left -= joined
            reached |= joined
    return parts


def groups(*numbers: int) -> Codes:
    return np.array(numbers, dtype=np.int64)


def test_swap_joins_two_parts_and_keeps_loads() -> None:
    linked = link(APART, eligible=FREE, groups=groups(0, 0, 0, 0, 0, 0))
    assert (count_parts(APART), count_parts(linked)) == (2, 1)
    assert linked.sum(axis=0).tolist() == APART.sum(axis=0).tolist()
    assert linked.sum(axis=1).tolist() == APART.sum(axis=1).tolist()


def test_swap_stays_within_a_group_where_it_can() -> None:
    linked = link(APART, eligible=FREE, groups=groups(0, 0, 1, 2, 2, 1))
    assert sorted(set(np.nonzero(linked != APART)[0].tolist())) == [2, 5]


def test_connected_assignment_is_left_as_it_is() -> None:
    connected = APART.copy()
    connected[0, 2] = True
    assert np.array_equal(link(connected, eligible=FREE, groups=groups(*[0] * 6)), connected)


def test_conflicts_are_kept() -> None:
    eligible = APART.copy()
    eligible[1, 2] = eligible[4, 1] = True
    linked = link(APART, eligible=eligible, groups=groups(*[0] * 6))
    assert count_parts(linked) == 1
    assert not (linked & ~eligible).any()


@pytest.mark.parametrize("eligible", [APART, APART | np.eye(6, 4, dtype=np.bool_)])
def test_parts_that_no_swap_may_join_stay_apart(eligible: Mask) -> None:
    assert np.array_equal(link(APART, eligible=eligible, groups=groups(*[0] * 6)), APART)


def test_too_few_pairs_to_join_everything_stay_apart() -> None:
    """Three entries of one juror each: a swap would only exchange them."""
    alone = np.eye(3, dtype=np.bool_)
    assert np.array_equal(link(alone, eligible=np.ones_like(alone), groups=groups(0, 0, 0)), alone)


def test_many_parts_become_one() -> None:
    many = np.kron(np.eye(7, dtype=np.int64), np.ones((3, 2), dtype=np.int64)).astype(np.bool_)
    linked = link(many, eligible=np.ones_like(many), groups=np.arange(21) % 4)
    assert (count_parts(many), count_parts(linked)) == (7, 1)


def test_nothing_assigned_stays_nothing() -> None:
    nothing = np.zeros((2, 3), dtype=np.bool_)
    assert not link(nothing, eligible=~nothing, groups=groups(0, 0)).any()
