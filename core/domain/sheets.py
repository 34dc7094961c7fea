"""What is known of a score sheet that is whole and signed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What merging needs to know of a whole, signed sheet; ``sheet_id`` is new for every revision."""

    hash: str
    sheet_id: str
    juror: str
    round: int
    generation: int
    fingerprint: str
    package: str
    rules: str
    revision: int
    ancestors: frozenset[str]
