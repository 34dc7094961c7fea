"""Equal scores: the chain of steps that the rules name, each recorded with what it compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from core.base.errors import refuse
from core.ranking.order import natural_key
from core.ranking.tie_values import MEASURES, Evidence, Values, measure_criterion

CRITERION = "criterion:"
DECISIONS = ("vote", "chair")
"""Steps that people take; the order they decided is given to the chain."""


@dataclass(frozen=True)
class Chain:
    """The steps in order and what they need.

    ``steps`` are ``criterion:CODE``, ``median``, ``first_places``, ``head_to_head``, ``earlier``, ``vote``,
    ``chair``. ``submitted`` gives ISO 8601 moments by entry. Each of ``orders`` is one decision, best entry first;
    it decides a tie whose entries it all names, the latest such decision counts.
    """

    steps: tuple[str, ...] = ()
    submitted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    orders: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class TieStep:
    """One step taken over one group of equals: its values, best first, and whether it told any of them apart.

    The value of ``earlier``, ``vote`` and ``chair`` is minus the position; a step still awaited has no values.
    """

    step: str
    values: tuple[tuple[str, Fraction], ...]
    decided: bool


@dataclass(frozen=True)
class Settled:
    """Entries that stay equal (mostly one), the steps that led there, and the decision awaited, if any."""

    entries: tuple[str, ...]
    trail: tuple[TieStep, ...] = ()
    awaiting: str | None = None


def check_chain(chain: Chain, *, criteria: Sequence[str]) -> None:
    """Raise ``tie.unknown_step``, ``tie.unknown_criterion`` or ``tie.order_repeats`` before anything is compared."""
    for step in chain.steps:
        if step.startswith(CRITERION):
            if step.removeprefix(CRITERION) not in criteria:
                refuse("tie.unknown_criterion", criterion=step.removeprefix(CRITERION))
        elif step not in MEASURES and step not in DECISIONS:
            refuse("tie.unknown_step", step=step)
    for order in chain.orders:
        for position, entry in enumerate(order):
            if entry in order[:position]:
                refuse("tie.order_repeats", entry=entry)


def settle(
    tied: Sequence[str], *, chain: Chain, evidence: Evidence, done: int = 0, trail: tuple[TieStep, ...] = ()
) -> Iterator[Settled]:
    """Yield the tied entries best first, each group of still equal ones together.

    Every group that a step leaves equal goes through the following steps by itself.
    """
    tied = sorted(tied, key=natural_key) if len(tied) > 1 else tied
    if len(tied) == 1 or done == len(chain.steps):
        yield Settled(tuple(tied), trail)
        return
    step = chain.steps[done]
    values = _measure(step, tied, chain=chain, evidence=evidence)
    if values is None:
        yield Settled(tuple(tied), (*trail, TieStep(step, (), decided=False)), awaiting=step)
        return
    groups = _group(tied, values)
    compared = tuple((entry, values[entry]) for group in groups for entry in group)
    taken = (*trail, TieStep(step, compared, decided=len(groups) > 1))
    for group in groups:
        yield from settle(group, chain=chain, evidence=evidence, done=done + 1, trail=taken)


def _measure(step: str, tied: Sequence[str], *, chain: Chain, evidence: Evidence) -> Values | None:
    """Return the step's values, or None while the decision it needs has not been taken."""
    if step in DECISIONS:
        return find_order(tied, orders=chain.orders)
    if step.startswith(CRITERION):
        return measure_criterion(tied, evidence, criterion=step.removeprefix(CRITERION))
    return MEASURES[step](tied, evidence)


def find_order(tied: Sequence[str], *, orders: Sequence[Sequence[str]]) -> Values | None:
    """Return minus each entry's position in the latest order that names them all, or None."""
    for order in reversed(orders):
        if set(tied) <= set(order):
            return {entry: Fraction(-order.index(entry)) for entry in tied}
    return None


def _group(tied: Sequence[str], values: Values) -> list[list[str]]:
    levels = sorted({values[entry] for entry in tied}, reverse=True)
    return [[entry for entry in tied if values[entry] == level] for level in levels]
