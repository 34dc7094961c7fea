"""The merge state: a pure function of the files that arrived and the acts between which they arrived.

Between two acts the order of arrivals is free and repetition changes nothing (tests/property). A sheet is
*admitted* by the acts before it alone; which admitted sheet counts is decided over all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.domain.acts import (
    Act,
    Decision,
    FileArrived,
    PackageIssued,
    PackageWithdrawn,
    RoundClosed,
    RulesSet,
)
from core.domain.sheets import SheetFacts


class Status(StrEnum):
    """How an admitted sheet stands."""

    CURRENT = "current"
    HISTORY = "history"
    FORK = "fork"
    KEY_CONFLICT = "key_conflict"
    RULES_CHANGED = "rules_changed"


@dataclass(frozen=True, slots=True)
class Standing:
    """One juror in one round: ``counted`` is the sheet whose marks count, ``heads`` those nobody replaces."""

    status: Status | None
    heads: tuple[str, ...]
    counted: str | None


Seat = tuple[str, int]
"""A juror and a round."""


class MergeState:
    """The state after some acts; grows by :meth:`apply`, answers for any sheet or seat."""

    def __init__(self, facts_of: Callable[[str], SheetFacts]) -> None:
        self._facts_of = facts_of
        self._issued: dict[str, PackageIssued] = {}
        self._withdrawn: set[str] = set()
        self._rules = ""
        self._closed: set[int] = set()
        self._revoked: dict[str, int] = {}
        self._upheld: dict[tuple[str, int], str] = {}
        self._set_aside: set[str] = set()
        self._seats: dict[Seat, dict[str, SheetFacts]] = {}
        self._admitted: dict[str, SheetFacts] = {}
        self._keys: dict[tuple[str, int], set[str]] = {}
        self._refused: dict[str, str] = {}

    def apply(self, act: Act) -> None:
        """Take one act in journal order; acts of other kinds change nothing."""
        match act:
            case FileArrived():
                self._arrive(act)
            case PackageIssued():
                self._issued[act.package] = act
            case PackageWithdrawn():
                self._withdrawn.add(act.package)
            case RulesSet():
                self._rules = act.rules
            case RoundClosed():
                self._closed.add(act.round)
            case Decision():
                self._decide(act)
            case _:
                pass

    def refusal_of(self, sheet: SheetFacts) -> str | None:
        """Return why the acts so far keep a whole, signed sheet out, as a code; None if they do not."""
        issued = self._issued.get(sheet.package)
        upheld = self._upheld.get((sheet.juror, sheet.generation))
        checks = (
            (issued is None, "package.unknown"),
            (sheet.round in self._closed, "round.closed"),
            (self.is_revoked(sheet.juror, generation=sheet.generation), "key.revoked"),
            (upheld is not None and upheld != sheet.fingerprint, "key.rejected"),
            (sheet.package in self._withdrawn, "package.withdrawn"),
            (sheet.rules != self._rules, "rules.changed"),
        )
        return next((code for failed, code in checks if failed), None)

    def is_revoked(self, juror: str, *, generation: int) -> bool:
        """Tell whether a decision revoked a juror's generation."""
        return generation <= self._revoked.get(juror, 0)

    def is_admitted(self, sheet: str) -> bool:
        """Tell whether a sheet's data hash is held as evidence."""
        return sheet in self._admitted

    def old_refusal_of(self, key: str) -> str | None:
        """Return the code with which a file or a sheet (by its hash) was refused before."""
        return self._refused.get(key)

    def status_of(self, sheet: str) -> Status:
        """Return how an admitted sheet stands now."""
        facts = self._admitted[sheet]
        standing = self.standing_of(facts.juror, round_number=facts.round)
        if sheet not in standing.heads or standing.status is None:
            return Status.HISTORY
        return standing.status

    def standing_of(self, juror: str, *, round_number: int) -> Standing:
        """Return a juror's standing in a round; ``status`` None means that no sheet is held."""
        heads = tuple(sorted(self._heads(juror, round_number)))
        if not heads:
            return Standing(status=None, heads=(), counted=None)
        status = self._judge([self._admitted[each] for each in heads])
        counted = heads[0] if status is Status.CURRENT else None
        return Standing(status=status, heads=heads, counted=counted)

    def seats(self) -> Iterator[Seat]:
        """Yield every juror and round that holds a sheet, sorted."""
        yield from sorted(self._seats)

    def counted_sheets(self, round_number: int) -> dict[str, str]:
        """Return the sheet that counts for each juror of a round."""
        standings = {
            juror: self.standing_of(juror, round_number=number).counted
            for juror, number in sorted(self._seats)
            if number == round_number
        }
        return {juror: sheet for juror, sheet in standings.items() if sheet is not None}

    def keys_of(self, juror: str, *, generation: int) -> frozenset[str]:
        """Return the fingerprints of all keys validly enrolled in a generation and not set aside."""
        keys = self._keys.get((juror, generation), set())
        upheld = self._upheld.get((juror, generation))
        return frozenset(keys if upheld is None else keys & {upheld})

    def pinned_keys(self) -> dict[str, tuple[int, str]]:
        """Return each juror's newest generation and key, where it is its generation's only one."""
        newest: dict[str, int] = {}
        for juror, generation in self._keys:
            newest[juror] = max(newest.get(juror, 0), generation)
        pinned: dict[str, tuple[int, str]] = {}
        for juror, generation in sorted(newest.items()):
            keys = self.keys_of(juror, generation=generation)
            if len(keys) == 1:
                (fingerprint,) = keys
                pinned[juror] = (generation, fingerprint)
        return pinned

    def _arrive(self, act: FileArrived) -> None:
        if act.sheet is None:
            self._refused.setdefault(act.file, act.code)
            return
        facts = self._facts_of(act.sheet)
        if act.sheet in self._admitted:
            return
        code = self.refusal_of(facts)
        if code is not None:
            self._refused.setdefault(act.sheet, code)
            return
        self._admitted[act.sheet] = facts
        self._seats.setdefault((facts.juror, facts.round), {})[act.sheet] = facts
        self._keys.setdefault((facts.juror, facts.generation), set()).add(facts.fingerprint)

    def _decide(self, act: Decision) -> None:
        if act.about == "reopen" and act.round is not None:
            self._closed.discard(act.round)
        elif act.about == "revoke" and act.juror is not None:
            generations = [each.generation for each in self._issued.values() if each.juror == act.juror]
            self._revoked[act.juror] = max(generations, default=0)
        elif act.about == "key_conflict" and act.juror is not None and act.fingerprint is not None:
            self._uphold_key(act.juror, act.fingerprint)
        elif act.about == "fork" and act.sheet is not None:
            self._choose(self._admitted[act.sheet])

    def _uphold_key(self, juror: str, fingerprint: str) -> None:
        for (owner, generation), keys in self._keys.items():
            if owner == juror and fingerprint in keys:
                self._upheld[juror, generation] = fingerprint

    def _choose(self, chosen: SheetFacts) -> None:
        for facts in self._seats[chosen.juror, chosen.round].values():
            if facts.hash != chosen.hash and chosen.hash not in facts.ancestors:
                self._set_aside.add(facts.hash)

    def _heads(self, juror: str, round_number: int) -> Iterable[str]:
        held = [each for each in self._seats.get((juror, round_number), {}).values() if self._has_good_key(each)]
        ids = {each.hash: each.sheet_id for each in held}
        # one id with two contents is a fork, so a sheet does not replace an ancestor that bears its own id
        replaced = {old for each in held for old in each.ancestors if ids.get(old) != each.sheet_id}
        return (each.hash for each in held if each.hash not in replaced and each.hash not in self._set_aside)

    def _has_good_key(self, sheet: SheetFacts) -> bool:
        return self._upheld.get((sheet.juror, sheet.generation)) in {None, sheet.fingerprint}

    def _judge(self, heads: list[SheetFacts]) -> Status:
        if any(len(self.keys_of(each.juror, generation=each.generation)) > 1 for each in heads):
            return Status.KEY_CONFLICT
        if len(heads) > 1:
            return Status.FORK
        return Status.CURRENT if heads[0].rules == self._rules else Status.RULES_CHANGED


def replay(acts: Iterable[Act], *, facts_of: Callable[[str], SheetFacts]) -> MergeState:
    """Return the merge state after all ``acts`` in journal order."""
    state = MergeState(facts_of)
    for act in acts:
        state.apply(act)
    return state


def acts_in_force(acts: Iterable[Act], *, round_number: int) -> list[Act]:
    """Return the acts that a round's result rests on: those before its closing, or all while it is open."""
    result: list[Act] = []
    closed_at: int | None = None
    for act in acts:
        if isinstance(act, RoundClosed) and act.round == round_number:
            closed_at = len(result)
        elif isinstance(act, Decision) and act.about == "reopen" and act.round == round_number:
            closed_at = None
        result.append(act)
    return result if closed_at is None else result[:closed_at]
