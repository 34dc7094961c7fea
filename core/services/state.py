"""Reading where a contest stands: the merge state and what a round's result rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.acts import Act, Decision, PackageIssued, PackageWithdrawn, RoundClosed
from core.domain.merging import MergeState, acts_in_force, replay
from core.storage.contest.transaction import ContestReader


def read_state(tx: ContestReader, *, round_number: int | None = None) -> MergeState:
    """Return the merge state now, or as it stood when a closed round was closed."""
    acts = tx.journal.acts()
    chosen = acts if round_number is None else acts_in_force(acts, round_number=round_number)
    facts = tx.sheets.facts()
    return replay(chosen, facts_of=facts.__getitem__)


def closing_of(acts: Sequence[Act], *, round_number: int) -> RoundClosed | None:
    """Return the closing in force of a round; None while it is open."""
    closing: RoundClosed | None = None
    for act in acts:
        if isinstance(act, RoundClosed) and act.round == round_number:
            closing = act
        elif isinstance(act, Decision) and act.about == "reopen" and act.round == round_number:
            closing = None
    return closing


def last_closing_of(acts: Sequence[Act], *, round_number: int) -> RoundClosed | None:
    """Return the newest closing of a round, in force or reopened."""
    closings = [act for act in acts if isinstance(act, RoundClosed) and act.round == round_number]
    return closings[-1] if closings else None


@dataclass(frozen=True, slots=True)
class IssuedPackages:
    """Packages by hash, and which of them still admit sheets."""

    all: dict[str, PackageIssued]
    withdrawn: frozenset[str]

    def in_force(self, round_number: int) -> dict[str, PackageIssued]:
        """Return the packages of a round that were not withdrawn."""
        return {
            package: act
            for package, act in self.all.items()
            if act.round == round_number and package not in self.withdrawn
        }


def issued_packages(acts: Sequence[Act]) -> IssuedPackages:
    """Return what was issued and withdrawn."""
    return IssuedPackages(
        all={act.package: act for act in acts if isinstance(act, PackageIssued)},
        withdrawn=frozenset(act.package for act in acts if isinstance(act, PackageWithdrawn)),
    )


def next_decision(acts: Sequence[Act]) -> int:
    """Return the number of the next decision."""
    return 1 + sum(isinstance(act, Decision) for act in acts)
