"""What would have come out with one juror fewer, by another method, or without one criterion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from core.base.errors import RefusedError
from core.ranking.robustness.counting import Counting, Outcome, find_outcome
from core.ranking.robustness.subtables import without_criterion, without_juror
from core.ranking.table import Table
from core.ranking.ties import CRITERION

Kind = Literal["juror", "method", "criterion"]

COMPARED = ("mean", "trimmed", "median", "places", "z", "additive", "rasch")
"""Methods a result is compared with; a sum is the mean wherever it is fair, and screening asks something else."""


@dataclass(frozen=True)
class Alternative:
    """A result without ``name`` (a juror or criterion) or by ``name`` (a method); None with the code of a refusal."""

    kind: Kind
    name: str
    outcome: Outcome | None
    refusal: str | None = None


def list_alternatives(table: Table, counting: Counting) -> tuple[Alternative, ...]:
    """Return the result without each juror who marked anything, by each other method, without each of the criteria."""
    return (*_leave_jurors_out(table, counting), *_use_other_methods(table, counting), *_drop_criteria(table, counting))


def _leave_jurors_out(table: Table, counting: Counting) -> Iterator[Alternative]:
    present = np.unique(table.juror).tolist()
    for code in present if len(present) > 1 else ():
        yield _try("juror", table.jurors[code], counting, without_juror(table, juror=code))


def _use_other_methods(table: Table, counting: Counting) -> Iterator[Alternative]:
    """Skip the round before: what it carries over is worth nothing in other units."""
    for method in COMPARED if counting.method in COMPARED else ():
        if method != counting.method:
            yield _try("method", method, replace(counting, method=method, carried={}), table)


def _drop_criteria(table: Table, counting: Counting) -> Iterator[Alternative]:
    for code, column in enumerate(table.criteria if len(table.criteria) > 1 else ()):
        steps = tuple(step for step in counting.chain.steps if step != CRITERION + column.code)
        fewer = replace(counting, chain=replace(counting.chain, steps=steps))
        yield _try("criterion", column.code, fewer, without_criterion(table, criterion=code))


def _try(kind: Kind, name: str, counting: Counting, table: Table) -> Alternative:
    try:
        placed = counting.rank(table)
    except RefusedError as refused:
        return Alternative(kind, name, None, refused.code)
    return Alternative(kind, name, find_outcome(placed, quota=counting.quota))
