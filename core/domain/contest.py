"""What is judged and by which yardstick: nominations, criteria, scales, described levels."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Self

from pydantic import Field, model_validator

from core.base.errors import refuse
from core.base.numbers import Number, plain
from core.base.values import Value


class Scale(Value):
    """The numbers a mark may take: from ``minimum`` to ``maximum`` by ``step``, all exact."""

    minimum: Number = Decimal(0)
    maximum: Number = Decimal(10)
    step: Number = Decimal(1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        whole = self.step > 0 and self.minimum % self.step == 0 and self.maximum % self.step == 0
        if not whole or self.minimum >= self.maximum:
            message = "a scale needs minimum < maximum, both whole multiples of a positive step"
            raise ValueError(message)
        return self

    @property
    def lowest(self) -> int:
        """The minimum in steps."""
        return int(self.minimum / self.step)

    @property
    def highest(self) -> int:
        """The maximum in steps."""
        return int(self.maximum / self.step)

    def to_steps(self, score: Decimal) -> int:
        """Return the mark in smallest steps; raises ``mark.off_scale`` or ``mark.off_step``."""
        if not self.minimum <= score <= self.maximum:
            refuse("mark.off_scale", score=plain(score), minimum=plain(self.minimum), maximum=plain(self.maximum))
        if score % self.step:
            refuse("mark.off_step", score=plain(score), step=plain(self.step))
        return int(score / self.step)

    def to_score(self, steps: int) -> Decimal:
        """Return the number a person reads for a mark in steps."""
        return Decimal(steps) * self.step

    def holds(self, steps: int) -> bool:
        """Tell whether a mark in steps is on the scale."""
        return self.lowest <= steps <= self.highest


class Level(Value):
    """What a range of scores means, in words: «7–8: понятно и живо»."""

    lowest: Number
    highest: Number
    words: str = Field(min_length=1, max_length=400)


class Criterion(Value):
    """One thing that is marked, with its weight (a factor of the score) and scale."""

    code: str = Field(pattern=r"^[A-Za-zА-Яа-яЁё0-9_-]{1,16}$")
    title: str = Field(min_length=1, max_length=200)
    weight: Number = Decimal(1)
    scale: Scale = Scale()
    levels: tuple[Level, ...] = ()
    remark_at_or_below: Number | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.weight <= 0:
            message = "a weight must be above zero"
            raise ValueError(message)
        return self

    def weigh(self, steps: int) -> Fraction:
        """Return weight × score, exact."""
        return Fraction(self.weight) * steps * Fraction(self.scale.step)


class Nomination(Value):
    """A category in which entries compete with each other only."""

    number: int = Field(ge=1, le=999)
    title: str = Field(min_length=1, max_length=300)
    short: str = Field(default="", max_length=60)
