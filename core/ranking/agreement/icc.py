"""Intraclass correlations, the six forms of Shrout and Fleiss (1979), of a complete table.

With n entries, k jurors and the mean squares between entries B, within entries W, between jurors J and of the rest E:
ICC(1,1) = (B − W) / (B + (k − 1) W), ICC(2,1) = (B − E) / (B + (k − 1) E + k (J − E) / n),
ICC(3,1) = (B − E) / (B + (k − 1) E); of the mean of k jurors ICC(1,k) = (B − W) / B,
ICC(2,k) = (B − E) / (B + (J − E) / n), ICC(3,k) = (B − E) / B.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.ranking.agreement.coefficient import INCOMPLETE, TOO_FEW, Coefficient, divide, estimate, without_noise
from core.ranking.agreement.ratings import Floats, Ratings

_LEAST = 2


@dataclass(frozen=True, eq=False)
class MeanSquares:
    """Mean squares per draw; ``entries`` counts with repetition."""

    between: Floats
    within: Floats
    jurors: Floats
    rest: Floats
    entries: Floats
    k: int


FORMS: Mapping[str, Callable[[MeanSquares], tuple[Floats, Floats]]] = {
    "1,1": lambda m: (m.between - m.within, m.between + (m.k - 1) * m.within),
    "2,1": lambda m: (m.between - m.rest, m.between + (m.k - 1) * m.rest + m.k * (m.jurors - m.rest) / m.entries),
    "3,1": lambda m: (m.between - m.rest, m.between + (m.k - 1) * m.rest),
    "1,k": lambda m: (m.between - m.within, m.between),
    "2,k": lambda m: (m.between - m.rest, m.between + (m.jurors - m.rest) / m.entries),
    "3,k": lambda m: (m.between - m.rest, m.between),
}
"""Numerator and denominator of each form."""


def find_iccs(ratings: Ratings, *, weights: Floats) -> Mapping[str, Coefficient]:
    """Return the six forms; ``weights`` are bootstrap draws over entries."""
    if not ratings.complete:
        return dict.fromkeys(FORMS, Coefficient(None, INCOMPLETE))
    if ratings.entries < _LEAST or ratings.jurors < _LEAST:
        return dict.fromkeys(FORMS, Coefficient(None, TOO_FEW))
    grid = ratings.grid()
    return {name: estimate(_formula(grid, form), weights=weights) for name, form in FORMS.items()}


def _formula(grid: Floats, form: Callable[[MeanSquares], tuple[Floats, Floats]]) -> Callable[[Floats], Floats]:
    return lambda weights: divide(*form(find_mean_squares(grid, weights)))


def find_mean_squares(grid: Floats, weights: Floats) -> MeanSquares:
    """Return the mean squares of a grid (entries, jurors) for every draw."""
    k = grid.shape[1]
    number, sums, columns = weights.sum(axis=1), grid.sum(axis=1), weights @ grid
    of_entries, of_jurors = weights @ sums**2, (columns**2).sum(axis=1)
    square, every = (weights @ sums) ** 2, weights @ (grid**2).sum(axis=1)
    # Sums of squares times n k: differences of whole numbers, so that none is exactly none.
    scale = number * k * every
    between = without_noise(number * of_entries - square, of=scale)
    within = without_noise(number * (k * every - of_entries), of=scale)
    jurors = without_noise(k * of_jurors - square, of=scale)
    rest = without_noise(within - jurors, of=scale)
    unit = number * k
    return MeanSquares(
        between=between / (unit * (number - 1)),
        within=within / (unit * number * (k - 1)),
        jurors=jurors / (unit * (k - 1)),
        rest=rest / (unit * (number - 1) * (k - 1)),
        entries=number,
        k=k,
    )
