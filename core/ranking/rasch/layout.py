"""Where each parameter stands: entries by themselves, then «the rest» in one row.

The rest is jurors, criteria and the inner kappas of every structure. Entries meet in no mark, so that their block of
the information is diagonal and everything is solved in the size of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.ranking.rasch.cells import Cells, Floats
from core.ranking.rasch.responses import Estimates


@dataclass(frozen=True)
class Layout:
    """Numbers of elements; ``kappas`` gives, per structure, where its inner kappas begin and end in the rest."""

    entries: int
    jurors: int
    criteria: int
    kappas: tuple[slice, ...]

    @property
    def rest(self) -> int:
        """How many parameters stand in the rest."""
        return self.kappas[-1].stop if self.kappas else self.jurors + self.criteria

    def juror(self) -> slice:
        """Return where the jurors stand."""
        return slice(0, self.jurors)

    def criterion(self) -> slice:
        """Return where the criteria stand."""
        return slice(self.jurors, self.jurors + self.criteria)

    def move(self, at: Estimates, *, entry: Floats, rest: Floats) -> Estimates:
        """Return the estimates moved by a step."""
        return Estimates(
            at.entry + entry,
            at.juror + rest[self.juror()],
            at.criterion + rest[self.criterion()],
            tuple(_pad(rest[where]) + kappa for where, kappa in zip(self.kappas, at.kappa, strict=True)),
        )


def _pad(inner: Floats) -> Floats:
    return np.concatenate((np.zeros(1), inner, np.zeros(1)))


def lay_out(cells: Cells) -> Layout:
    """Return the layout; a structure that lost its criteria or has two categories has no inner kappas."""
    begin = len(cells.jurors) + len(cells.criteria)
    kappas = []
    for structure in cells.structures:
        end = begin + max(len(structure.marks) - 2, 0)
        kappas.append(slice(begin, end))
        begin = end
    return Layout(len(cells.entries), len(cells.jurors), len(cells.criteria), tuple(kappas))
