"""The bias of joint maximum likelihood, and how it is taken out or kept from arising.

An entry marked by few jurors makes the likelihood's measures too extreme, those of jurors included, by about one part
in the number of its marks. The bias to the first order in that number is known from the third cumulants alone (Cox and
Snell 1968, equation 20, for a canonical exponential family): minus half the inverse information times, for every
parameter, the sum over marks of cov(its statistic, squared statistical distance of the mark). These sums are the slopes
of the logarithm of the information's determinant (Firth 1993).
"""

from __future__ import annotations

import numpy as np

from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.information import Inverse
from core.ranking.rasch.responses import Block, Estimates, respond


def find_pull(cells: Cells, at: Estimates, inverse: Inverse) -> tuple[Floats, Floats]:
    """Return half the sums, of entries and of the rest: added to the scores they undo the bias."""
    layout = inverse.layout
    entry, rest = np.zeros(layout.entries), np.zeros(layout.rest)
    for block in respond(cells, at):
        pull = cells.weight[block.row] / 2 * _pull(block, cells, inverse)
        where = layout.kappas[cells.structure_of[block.row]]
        of_entry, of_juror = cells.entry[block.where], cells.juror[block.where]
        third = block.value @ pull
        entry += np.bincount(of_entry, weights=third, minlength=layout.entries)
        rest[layout.juror()] += np.bincount(of_juror, weights=third, minlength=layout.jurors)
        rest[layout.jurors + block.row] += third.sum()
        rest[where] += pull.sum(axis=1)[1:-1][: where.stop - where.start]
    return entry, rest


def _pull(block: Block, cells: Cells, inverse: Inverse) -> Floats:
    """Return chance × (squared distance of the category − its mean), shape (categories, pairs).

    The distance is that of the category's statistics (its value for entry, juror and criterion, 1 for its kappa) from
    their mean, in the metric of the inverse information; what is common to all categories is left out.
    """
    layout = inverse.layout
    entry, juror, criterion = cells.entry[block.where], cells.juror[block.where], layout.jurors + block.row
    where = layout.kappas[cells.structure_of[block.row]]
    rest, inner = inverse.rest, slice(1, 1 + where.stop - where.start)
    spread = inverse.entry[entry] + rest[juror, juror] + rest[criterion, criterion]
    spread += 2 * (inverse.cross[entry, juror] + inverse.cross[entry, criterion] + rest[juror, criterion])
    mixed, own = np.zeros_like(block.chance), np.zeros((len(block.value),) * 2)
    mixed[inner] = (inverse.cross[entry, where] + rest[juror, where] + rest[criterion, where]).T
    own[inner, inner] = rest[where, where]
    value, mean = block.value[:, None], block.mean
    mixed_mean = np.einsum("hp,hp->p", block.chance, mixed)
    distance = spread * value * (value - 2 * mean) + 2 * (value - mean) * mixed - 2 * value * mixed_mean
    distance += np.diag(own)[:, None] - 2 * own @ block.chance
    distance -= np.einsum("hp,hp->p", block.chance, distance)
    return np.asarray(block.chance * distance, dtype=np.float64)
