"""Solving with Fisher's information: entries are eliminated, the origin is fixed by centred jurors and criteria."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.base.errors import refuse
from core.ranking.rasch.cells import Floats
from core.ranking.rasch.layout import Layout
from core.ranking.rasch.sums import Sums


@dataclass(frozen=True, eq=False)
class Inverse:
    """The inverse of the information in the parts that are needed.

    ``entry`` is the diagonal of the entries' block, ``cross`` is (entries, rest), ``rest`` is (rest, rest). Between
    elements that move the origin together it is one of many generalised inverses; sums over a mark, and
    :meth:`variances`, do not depend on which.
    """

    layout: Layout
    entry: Floats
    cross: Floats
    rest: Floats
    share: Floats
    own: Floats

    def solve(self, entry: Floats, rest: Floats) -> tuple[Floats, Floats]:
        """Return the step that a pair of scores asks for."""
        step = self.rest @ (rest - self.share.T @ entry)
        return entry / self.own - self.share @ step, step

    def variances(self) -> tuple[Floats, Floats, Floats]:
        """Return the variances of entries, jurors and criteria, jurors and criteria being centred on 0."""
        of_juror, of_criterion = 1 / self.layout.jurors**2, 1 / self.layout.criteria**2
        rest = np.diag(self.rest)
        found = (
            self.entry - of_juror - of_criterion,
            rest[self.layout.juror()] - of_juror,
            rest[self.layout.criterion()] - of_criterion,
        )
        return found[0].clip(0), found[1].clip(0), found[2].clip(0)


def invert(sums: Sums, *, layout: Layout) -> Inverse:
    """Invert the information; raises ``rasch.no_maximum`` where the marks leave a direction open.

    Centring enters as a penalty on the sum of the jurors and on that of the criteria: scores have no part in these
    directions, so that no step does either.
    """
    if not (sums.entry > 0).all():
        refuse("rasch.no_maximum")
    share = sums.cross / sums.entry[:, None]
    reduced = sums.rest - sums.cross.T @ share
    for where in (layout.juror(), layout.criterion()):
        reduced[where, where] += 1
    try:
        inverse = np.linalg.inv(reduced)
    except np.linalg.LinAlgError:
        refuse("rasch.no_maximum")
    inverse = (inverse + inverse.T) / 2
    crossed = share @ inverse
    return Inverse(
        layout=layout,
        entry=1 / sums.entry + np.einsum("er,er->e", crossed, share),
        cross=-crossed,
        rest=inverse,
        share=share,
        own=sums.entry,
    )
