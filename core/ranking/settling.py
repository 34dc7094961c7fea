"""When scores that are no exact fractions are equal: a documented tolerance instead of a computer's last bit.

Scores of ``z`` and ``additive`` are computed to more than 20 digits in whole numbers and stated to 12: equal means
equal in all 12, on every machine. Measures of ``rasch`` come from an iteration in binary floats: measures nearer to
each other than ``TOLERANCE`` are one and the same, and are stated to 9 digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

DIGITS = 12
"""Digits after the point in which scores computed in whole numbers are stated and compared."""

TOLERANCE = 1e-7
"""Measures of an iteration that lie nearer than this are equal; the iteration itself ends far below it."""

MEASURE_DIGITS = 9
"""Digits after the point of a measure; finer than the tolerance, so that different measures stay different."""

_LIFT = Fraction(1, 10**8)
"""Of a last digit: more than the error of a computed score, so that an exact half is always rounded up."""


def settle_score(value: Fraction) -> Fraction:
    """Round a score known to more than 20 digits after the point half up to ``DIGITS`` digits after the point."""
    return Fraction((value * 10**DIGITS + Fraction(1, 2) + _LIFT).__floor__(), 10**DIGITS)


def settle_measures(measures: Sequence[float]) -> tuple[Fraction, ...]:
    """Return each measure as a decimal, equal for measures that a chain of steps below ``TOLERANCE`` joins."""
    order = sorted(range(len(measures)), key=measures.__getitem__)
    settled = [Fraction(0)] * len(measures)
    before, stated = float("-inf"), Fraction(0)
    for position in order:
        measure = measures[position]
        if measure - before >= TOLERANCE:
            stated = Fraction(round(Fraction(measure) * 10**MEASURE_DIGITS), 10**MEASURE_DIGITS)
        settled[position], before = stated, measure
    return tuple(settled)
