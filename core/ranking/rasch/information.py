"""Solving with Fisher's information: entries are eliminated, the origin is fixed by centred jurors and criteria."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.base.errors import refuse
from core.ranking.rasch.cells import Floats
from core.ranking.rasch.layout import Layout
from core.ranking.rasch.sums import Sums

_SLACK = 1e-6
"""How far from one a matrix times its inverse may be before it is as good as singular."""

_VAGUEST = 5.0
"""Logits of standard error from which a measure is none."""


@dataclass(frozen=True, eq=False)
class Inverse:
    """The inverse of the information in the parts that are needed.

    ``entry`` is the diagonal of the entries' block, ``cross`` is (entries, rest), ``rest`` is (rest, rest). Between
    elements that move the origin together it is one of many generalised inverses; sums over a mark, and
    :meth:`variances`, do not depend on which, nor, but for a constant, does ``log_determinant`` of the information.
    """

    layout: Layout
    entry: Floats
    cross: Floats
    rest: Floats
    share: Floats
    own: Floats
    log_determinant: float

    def solve(self, entry: Floats, rest: Floats) -> tuple[Floats, Floats]:
        """Return the step that a pair of scores asks for."""
        step = self.rest @ (rest - self.share.T @ entry)
        return entry / self.own - self.share @ step, step

    def variances(self) -> tuple[Floats, Floats, Floats]:
        """Return the variances of entries, jurors and criteria, jurors and criteria being centred on 0."""
        of_juror, of_criterion = 1 / self.layout.jurors**2, 1 / self.layout.criteria**2
        rest = np.diag(self.rest)
        return (
            self.entry - of_juror - of_criterion,
            (rest[self.layout.juror()] - of_juror).clip(0),
            (rest[self.layout.criterion()] - of_criterion).clip(0),  # a single one is known to be 0
        )

    def require_known(self) -> None:
        """Raise ``rasch.no_maximum`` if the likelihood is so flat that it says nothing of somebody."""
        entry, juror, _ = self.variances()
        if not ((entry > 0) & (entry < _VAGUEST**2)).all() or not (juror < _VAGUEST**2).all():
            refuse("rasch.no_maximum")


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
    if not np.abs(reduced @ inverse - np.eye(len(reduced))).max() < _SLACK:
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
        log_determinant=float(np.linalg.slogdet(reduced)[1] + np.log(sums.entry).sum()),
    )
