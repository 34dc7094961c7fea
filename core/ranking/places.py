"""Places: entries in the order of their scores, ties broken by the chain, the rest sharing (1, 2, 2, 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from core.base.numbers import rounded
from core.ranking.count import Counted, count
from core.ranking.order import natural_key
from core.ranking.table import Table
from core.ranking.tie_values import Evidence
from core.ranking.ties import Chain, Settled, TieStep, check_chain, settle

TOTAL = "total"
SHARED = "shared"


@dataclass(frozen=True)
class Deciding:
    """Which score decides: the exact one, or the one rounded half up to ``digits``; ``minimum`` jurors are needed."""

    decides: Literal["exact", "rounded"] = "exact"
    digits: int = 2
    minimum: int = 1

    def compare_by(self, score: Fraction) -> Fraction:
        """Return the number that is compared."""
        return score if self.decides == "exact" else Fraction(rounded(score, digits=self.digits))


@dataclass(frozen=True)
class Placed:
    """An entry's place and everything behind it.

    ``place`` is None without a score or with fewer jurors than the minimum (``count.too_few_jurors``).
    ``decided_by`` names what told the entry apart: ``total``, a step of the chain, ``shared`` if nothing did, None
    without a place. ``awaiting`` is the step whose decision would tell it apart.
    """

    entry: str
    place: int | None
    score: Fraction | None
    jurors: int
    incomplete: int
    decided_by: str | None
    trail: tuple[TieStep, ...]
    awaiting: str | None
    warnings: tuple[str, ...]


EXACT = Deciding()
NO_CHAIN = Chain()


def rank(
    table: Table, *, method: str, trim: int = 1, deciding: Deciding = EXACT, chain: Chain = NO_CHAIN
) -> tuple[Placed, ...]:
    """Count a table and place its entries; raises what :func:`count` and :func:`place` raise."""
    return place(count(table, method=method, trim=trim), table=table, deciding=deciding, chain=chain)


def place(
    counted: Sequence[Counted], *, table: Table, deciding: Deciding = EXACT, chain: Chain = NO_CHAIN
) -> tuple[Placed, ...]:
    """Place entries by their scores: first place first, equal ones by number, those without a place last.

    ``table`` is what the tie-break steps look at. The order of ``counted`` does not matter. Raises
    ``tie.unknown_step``, ``tie.unknown_criterion``, ``tie.order_repeats``, ``tie.unreadable_moment``.
    """
    check_chain(chain, criteria=[column.code for column in table.criteria])
    known = {each.entry: each for each in counted}
    compared = _compare(counted, deciding)
    evidence = Evidence(table, chain.submitted)
    placed: list[Placed] = []
    for group in _group_equal(compared):
        for settled in settle(group, chain=chain, evidence=evidence):
            place_ = len(placed) + 1
            placed += [_placed(known[entry], settled, place=place_) for entry in settled.entries]
    left = sorted((each for each in counted if each.entry not in compared), key=lambda each: natural_key(each.entry))
    return (*placed, *(_unplaced(each) for each in left))


def _compare(counted: Sequence[Counted], deciding: Deciding) -> dict[str, Fraction]:
    """Return, for every entry that gets a place, the number that decides it: the larger the better."""
    return {
        each.entry: deciding.compare_by(each.score) * (1 if each.higher_is_better else -1)
        for each in counted
        if each.score is not None and each.jurors >= deciding.minimum
    }


def _group_equal(compared: dict[str, Fraction]) -> list[list[str]]:
    """Return the entries of each number, best first."""
    groups: dict[Fraction, list[str]] = defaultdict(list)
    for entry, score in compared.items():
        groups[score].append(entry)
    return [groups[score] for score in sorted(groups, key=_sort_quickly, reverse=True)]


def _sort_quickly(score: Fraction) -> tuple[int, Fraction]:
    """Return a key that orders as the score does; fractions are compared only where 64 binary places agree."""
    return (score.numerator << 64) // score.denominator, score


def _placed(counted: Counted, settled: Settled, *, place: int) -> Placed:
    deciders = [TOTAL, *(step.step for step in settled.trail if step.decided)]
    return Placed(
        entry=counted.entry,
        place=place,
        score=counted.score,
        jurors=counted.jurors,
        incomplete=counted.incomplete,
        decided_by=deciders[-1] if len(settled.entries) == 1 else SHARED,
        trail=settled.trail,
        awaiting=settled.awaiting,
        warnings=counted.warnings,
    )


def _unplaced(counted: Counted) -> Placed:
    few = () if counted.score is None else ("count.too_few_jurors",)
    return Placed(
        entry=counted.entry,
        place=None,
        score=counted.score,
        jurors=counted.jurors,
        incomplete=counted.incomplete,
        decided_by=None,
        trail=(),
        awaiting=None,
        warnings=(*counted.warnings, *few),
    )
