"""One pass over the marks: what was given less what is expected, and Fisher's information, both per parameter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.layout import Layout
from core.ranking.rasch.responses import Block, Estimates, respond


@dataclass(frozen=True, eq=False)
class Sums:
    """Scores (given − expected) and information; ``cross`` is (entries, rest), ``rest`` is (rest, rest)."""

    log_likelihood: float
    entry_score: Floats
    rest_score: Floats
    entry: Floats
    cross: Floats
    rest: Floats


def sum_up(cells: Cells, at: Estimates, *, layout: Layout) -> Sums:
    """Return the sums at some estimates; marks count by their criterion's weight."""
    sums = Sums(
        log_likelihood=0.0,
        entry_score=np.zeros(layout.entries),
        rest_score=np.zeros(layout.rest),
        entry=np.zeros(layout.entries),
        cross=np.zeros((layout.entries, layout.rest)),
        rest=np.zeros((layout.rest, layout.rest)),
    )
    likelihood = 0.0
    for block in respond(cells, at):
        likelihood += float(cells.weight[block.row]) * block.log_likelihood
        _add_measures(sums, block, cells, layout)
        _add_kappas(sums, block, cells, layout)
    upper = np.triu(sums.rest, 1)
    np.copyto(sums.rest, upper + upper.T + np.diag(np.diag(sums.rest)))
    return Sums(likelihood, sums.entry_score, sums.rest_score, sums.entry, sums.cross, sums.rest)


def _add_measures(sums: Sums, block: Block, cells: Cells, layout: Layout) -> None:
    """Add what belongs to entries, jurors and the criterion."""
    entry, juror = cells.entry[block.where], cells.juror[block.where]
    criterion = layout.jurors + block.row
    score = cells.weight[block.row] * (block.given - block.mean)
    variance = cells.weight[block.row] * block.variance
    sums.entry_score[:] += np.bincount(entry, weights=score, minlength=layout.entries)
    sums.rest_score[layout.juror()] += np.bincount(juror, weights=score, minlength=layout.jurors)
    sums.rest_score[criterion] += score.sum()
    by_entry = np.bincount(entry, weights=variance, minlength=layout.entries)
    by_juror = np.bincount(juror, weights=variance, minlength=layout.jurors)
    sums.entry[:] += by_entry
    sums.cross[entry, juror] += variance  # each pair once in a block
    sums.cross[:, criterion] += by_entry
    positions = np.arange(layout.jurors)
    sums.rest[positions, positions] += by_juror
    sums.rest[layout.juror(), criterion] += by_juror
    sums.rest[criterion, criterion] += variance.sum()


def _add_kappas(sums: Sums, block: Block, cells: Cells, layout: Layout) -> None:
    """Add what belongs to the inner kappas of the block's structure."""
    where = layout.kappas[cells.structure_of[block.row]]
    if where.start == where.stop:
        return
    weight, inner = cells.weight[block.row], block.chance[1:-1]
    entry, juror = cells.entry[block.where], cells.juror[block.where]
    counts = np.bincount(block.category, minlength=len(block.value))[1:-1]
    sums.rest_score[where] += weight * (counts - inner.sum(axis=1))
    covariance = weight * inner * block.deviation[1:-1]
    for number in range(where.start, where.stop):
        column = covariance[number - where.start]
        sums.cross[:, number] += np.bincount(entry, weights=column, minlength=layout.entries)
        sums.rest[layout.juror(), number] += np.bincount(juror, weights=column, minlength=layout.jurors)
    sums.rest[layout.jurors + block.row, where] += covariance.sum(axis=1)
    sums.rest[where, where] += weight * (np.diag(inner.sum(axis=1)) - inner @ inner.T)
