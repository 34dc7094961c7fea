"""The scale of a plain table: LO:HI[:STEP], or the decimals that its numbers show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import gcd

from core.base.errors import RefusedError, refuse
from core.base.numbers import parse_decimal, plain


@dataclass(frozen=True)
class PlainScale:
    """Numbers from ``lowest`` to ``highest``, by ``step`` counted from the lowest (None: any number between)."""

    lowest: Decimal
    highest: Decimal
    step: Decimal | None = None


def parse_scale(text: str) -> PlainScale:
    """Read ``LO:HI`` or ``LO:HI:STEP``; raises ``analyse.scale_unreadable`` or ``analyse.scale_impossible``."""
    parts = text.split(":")
    if len(parts) not in (2, 3):
        refuse("analyse.scale_unreadable", text=text[:40])
    try:
        numbers = [parse_decimal(part) for part in parts]
    except RefusedError:
        refuse("analyse.scale_unreadable", text=text[:40])
    lowest, highest, *rest = numbers
    if lowest >= highest or any(step <= 0 or (highest - lowest) % step for step in rest):
        refuse("analyse.scale_impossible", text=text[:40])
    return PlainScale(lowest, highest, rest[0] if rest else None)


def check_score(score: Decimal, scale: PlainScale, *, row: int) -> None:
    """Raise ``analyse.off_scale`` or ``analyse.off_step`` naming the row."""
    if not scale.lowest <= score <= scale.highest:
        refuse(
            "analyse.off_scale", row=row, score=plain(score), lowest=plain(scale.lowest), highest=plain(scale.highest)
        )
    if scale.step is not None and (score - scale.lowest) % scale.step:
        refuse("analyse.off_step", row=row, score=plain(score), step=plain(scale.step), lowest=plain(scale.lowest))


def unit_of(scores: Iterable[Decimal], *, scale: PlainScale | None = None) -> Decimal:
    """Return the unit of which all the scores, and the ends of the scale, are whole multiples.

    It is the largest that a scale with a step allows, else the power of ten, at most 1, of the decimals in use.
    """
    if scale is not None and scale.step is not None:
        return _common_unit(scale.step, scale.lowest)
    ends = () if scale is None else (scale.lowest, scale.highest)
    exponents = (int(score.normalize().as_tuple().exponent) for score in (*scores, *ends) if score)
    return Decimal(1).scaleb(min(0, min(exponents, default=0)))


def _common_unit(one: Decimal, other: Decimal) -> Decimal:
    """Return the greatest common divisor of two decimals."""
    unit = unit_of((one, other))
    return gcd(int(one / unit), int(other / unit)) * unit
