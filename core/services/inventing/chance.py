"""Reproducible chance: a draw depends on the seed and on its own name, never on what was drawn before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from statistics import NormalDist
from typing import TypeVar

Option = TypeVar("Option")

_BITS = 53
_STEPS = 1 << _BITS
_NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Chance:
    """A seed from which everything invented in a sample contest follows."""

    seed: int

    def share(self, *name: str | int) -> float:
        """Return a number above 0 and below 1, spread evenly."""
        written = "/".join(str(part) for part in (self.seed, *name)).encode()
        drawn = int.from_bytes(blake2b(written, digest_size=8).digest(), "big") >> (64 - _BITS)
        return (drawn + 0.5) / _STEPS

    def normal(self, *name: str | int) -> float:
        """Return a number of the standard normal distribution."""
        return _NORMAL.inv_cdf(self.share(*name))

    def number(self, low: int, high: int, *name: str | int) -> int:
        """Return a whole number from ``low`` to ``high``, both possible."""
        return low + int(self.share(*name) * (high - low + 1))

    def pick(self, options: Sequence[Option], *name: str | int) -> Option:
        """Return one of the options."""
        return options[self.number(0, len(options) - 1, *name)]

    def shuffle(self, items: Iterable[Option], *name: str | int) -> list[Option]:
        """Return the items in another order."""
        drawn = [(self.share(*name, place), place, item) for place, item in enumerate(items)]
        return [item for _, _, item in sorted(drawn, key=lambda each: each[:2])]
