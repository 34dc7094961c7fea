"""The scale of a plain table: LO:HI[:STEP], or the decimals that its numbers show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

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


def unit_of(scores: Iterable[Decimal]) -> Decimal:
    """Return the power of ten, at most 1, of which all the scores are whole multiples."""
    exponents = (int(score.normalize().as_tuple().exponent) for score in scores if score)
    return Decimal(1).scaleb(min(0, min(exponents, default=0)))
