"""Marks and totals as exact decimals of a fixed number of places, in whole numbers all the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.domain.contest import Criterion

NO_MARK = "\u2014"
MINUS = "\u2212"


@dataclass(frozen=True)
class Figures:
    """How the marks of one set of criteria are written: places after the point, and whole factors of a step.

    A mark of ``steps`` is ``steps × units[i]`` in the last of its ``places[i]``; the total of a row is
    Σ ``steps × weights[i]`` in the last of ``total_places``.
    """

    places: tuple[int, ...]
    units: tuple[int, ...]
    total_places: int
    weights: tuple[int, ...]
    decimal_mark: str

    def show_mark(self, index: int, steps: int | None) -> str:
        """Return a mark as a number with all its places, or a dash."""
        if steps is None:
            return NO_MARK
        return show_units(steps * self.units[index], places=self.places[index], decimal_mark=self.decimal_mark)

    def total_units(self, row: Sequence[int | None]) -> int | None:
        """Return the exact total in units of its last place; None unless every criterion is marked."""
        total = 0
        for steps, weight in zip(row, self.weights, strict=True):
            if steps is None:
                return None
            total += steps * weight
        return total

    def show_total(self, units: int | None) -> str:
        """Return a total with all its places, or a dash."""
        if units is None:
            return NO_MARK
        return show_units(units, places=self.total_places, decimal_mark=self.decimal_mark)


def figures_of(criteria: tuple[Criterion, ...], *, decimal_mark: str) -> Figures:
    """Work out places and factors; a total's places suffice for every product of weight and step."""
    steps = [Fraction(each.scale.step) for each in criteria]
    products = [Fraction(each.weight) * step for each, step in zip(criteria, steps, strict=True)]
    places = [_places_of(step) for step in steps]
    total_places = max(map(_places_of, products))
    return Figures(
        places=tuple(places),
        units=tuple(int(step * 10**digits) for step, digits in zip(steps, places, strict=True)),
        total_places=total_places,
        weights=tuple(int(product * 10**total_places) for product in products),
        decimal_mark=decimal_mark,
    )


def show_units(units: int, *, places: int, decimal_mark: str) -> str:
    """Write ``units`` of the last of ``places`` as a decimal."""
    digits = str(abs(units)).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    return (MINUS if units < 0 else "") + whole + (decimal_mark + part if part else "")


def show_decimal(value: Decimal | Fraction, *, decimal_mark: str) -> str:
    """Write a number of the rules with just the places it needs."""
    number = Fraction(value)
    places = _places_of(number)
    return show_units(int(number * 10**places), places=places, decimal_mark=decimal_mark)


def _places_of(value: Fraction) -> int:
    """Count the places after the point of a fraction that is a decimal."""
    places = 0
    while 10**places % value.denominator:
        places += 1
    return places
