"""The audience prize: votes beside the total, never inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from core.base.errors import refuse
from core.ranking.order import natural_key


@dataclass(frozen=True)
class Popularity:
    """An entry's votes, its place by votes (equal ones share, 1, 2, 2, 4), and its exact share of all votes."""

    entry: str
    votes: int
    place: int | None
    share: Fraction


def rank_votes(votes: Mapping[str, int]) -> tuple[Popularity, ...]:
    """Return the entries by votes, equal ones by number; without a single vote an entry has no place.

    Raises ``audience.negative`` with the entry.
    """
    for entry, number in votes.items():
        if number < 0:
            refuse("audience.negative", entry=entry, votes=number)
    total = sum(votes.values())
    order = sorted(votes, key=lambda entry: (-votes[entry], natural_key(entry)))
    return tuple(
        Popularity(
            entry=entry,
            votes=votes[entry],
            place=1 + sum(other > votes[entry] for other in votes.values()) if votes[entry] else None,
            share=Fraction(votes[entry], total) if total else Fraction(0),
        )
        for entry in order
    )
