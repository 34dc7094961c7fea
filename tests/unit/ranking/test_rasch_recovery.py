"""Two hundred contests drawn from known measures: what comes back, and whether the errors say how far off it is."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from core.ranking.rasch.fit import Element, fit_rasch
from tests.contest_model import Floats, Shape, simulate

CONTESTS = 200

FEW_JURORS = Shape(entries=60, jurors=8, per_entry=4, criteria=3, categories=5)
"""Twelve marks an entry: where joint maximum likelihood alone stretches everything by 13 per cent."""


@cache
def recover(shape: Shape) -> tuple[Floats, Floats, Floats]:
    """Return (truth, found, error) of all entries and of all jurors that are not extreme; and of thresholds."""
    rows: tuple[list[Floats], ...] = ([], [], [])
    for seed in range(CONTESTS):
        drawn = simulate(shape, seed=seed)
        fit = fit_rasch(drawn.table)
        rows[0].append(_pair(drawn.quality, fit.entries))
        rows[1].append(_pair(drawn.severity, fit.jurors))
        if len(fit.scales[0].thresholds) == len(drawn.thresholds):
            found = np.array(fit.scales[0].thresholds)
            rows[2].append(np.stack([drawn.thresholds, found, np.ones_like(found)]))
    return np.hstack(rows[0]), np.hstack(rows[1]), np.hstack(rows[2])


def _pair(truth: Floats, elements: tuple[Element, ...]) -> Floats:
    known = [
        (true, each.measure, each.error)
        for true, each in zip(truth.tolist(), elements, strict=True)
        if not each.extreme and each.measure is not None and each.error is not None
    ]
    return np.array(known).T


@pytest.mark.parametrize("facet", [0, 1])
def test_measures_are_neither_stretched_nor_shifted(facet: int) -> None:
    truth, found, _ = recover(FEW_JURORS)[facet]
    slope, shift = np.polyfit(truth, found, 1)
    assert abs(slope - 1) < 0.03
    assert abs(shift) < 0.02
    assert abs(np.mean(found - truth)) < 0.02


def test_thresholds_come_back() -> None:
    truth, found, _ = recover(FEW_JURORS)[2]
    assert abs(np.polyfit(truth, found, 1)[0] - 1) < 0.03


@pytest.mark.parametrize("facet", [0, 1])
def test_errors_are_as_large_as_they_say(facet: int) -> None:
    truth, found, error = recover(FEW_JURORS)[facet]
    actual = np.sqrt(np.mean((found - truth) ** 2))
    assert abs(actual / np.sqrt(np.mean(error**2)) - 1) < 0.05


@pytest.mark.parametrize("facet", [0, 1])
def test_nineteen_of_twenty_intervals_cover_the_truth(facet: int) -> None:
    truth, found, error = recover(FEW_JURORS)[facet]
    assert 0.93 < np.mean(np.abs(found - truth) < 1.96 * error) < 0.97
