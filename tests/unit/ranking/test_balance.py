"""The flow behind an assignment: exact where it can be met, loud where it was asked for the impossible."""

from __future__ import annotations

import numpy as np
import pytest

from core.ranking.balance import balance


def test_loads_within_groups_are_even_too() -> None:
    groups = np.repeat(np.arange(4), 9)
    assigned = balance(np.ones((36, 6), dtype=np.bool_), groups=groups, per_entry=2, seed=0)
    assert assigned.sum(axis=1).tolist() == [2] * 36
    assert [assigned[groups == group].sum(axis=0).tolist() for group in range(4)] == [[3] * 6] * 4


def test_more_jurors_than_there_are_is_a_fault() -> None:
    with pytest.raises(RuntimeError, match="no whole flow"):
        balance(np.ones((2, 2), dtype=np.bool_), groups=np.zeros(2, dtype=np.int64), per_entry=3, seed=0)


def test_nobody_eligible_is_nobody_assigned() -> None:
    nobody = np.zeros((2, 2), dtype=np.bool_)
    assert not balance(nobody, groups=np.zeros(2, dtype=np.int64), per_entry=1, seed=0).any()
