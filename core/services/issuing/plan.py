"""What an issue is about to do: for whom, which generations begin, which packages fall; nothing is written yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.base.errors import refuse
from core.domain.acts import Act, PackageWithdrawn
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.services.assignments import entries_of_round, may_mark
from core.services.issuing.evidence_set import make_round_key
from core.services.issuing.generations import make_generation, next_generation_number, withdraw_earlier
from core.services.state import closing_of, issued_packages, read_state
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader
from core.storage.contest.values import Generation, RoundKey


@dataclass(frozen=True, slots=True)
class Plan:
    """The jurors of an issue; generations that begin, by juror, with the packages that fall; the round's key."""

    jurors: tuple[Juror, ...]
    fresh: Mapping[str, Generation]
    withdrawn: tuple[PackageWithdrawn, ...]
    round_key: RoundKey

    def generation_of(self, juror: str, *, tx: ContestReader) -> Generation:
        """Return the generation that a juror's package will belong to."""
        return self.fresh.get(juror) or tx.keys.newest_generation(juror) or refuse("contest.no_keys")


def plan_issue(folder: ContestFolder, *, round_number: int, juror: str | None, new_code: bool) -> Plan:
    """Choose the jurors and make the keys that are missing, about 0.15 s for each new code.

    Raises ``round.unknown``, ``round.closed``, ``round.previous_open``, ``issue.nothing_assigned``,
    ``issue.assignment_outdated``, ``issue.entry_unassigned``, ``juror.unknown``, ``juror.not_assigned`` or
    ``issue.revoke_first``.
    """
    with folder.reading() as tx:
        acts, state, safe = tx.journal.acts(), read_state(tx), tx.keys.vault()
        entries = entries_of_round(tx, acts=acts, round_number=round_number)
        if closing_of(acts, round_number=round_number) is not None:
            refuse("round.closed", round=round_number)
        jurors = _choose(tx, round_number=round_number, juror=juror)
        if not issued_packages(acts).in_force(round_number):
            _check_assignment(tx, entries=entries, round_number=round_number)
        newest = {each.code: tx.keys.newest_generation(each.code) for each in jurors}
        round_key = tx.keys.round_key(round_number)
    if safe is None:
        refuse("contest.no_keys")
    numbers = {
        code: next_generation_number(code, newest=generation, state=state, new_code=new_code)
        for code, generation in newest.items()
    }
    fresh = {
        code: make_generation(code, number=number, vault_recipient=safe.recipient)
        for code, number in numbers.items()
        if number is not None
    }
    return Plan(
        jurors=jurors,
        fresh=fresh,
        withdrawn=_withdraw(jurors, fresh=fresh, acts=acts),
        round_key=round_key or make_round_key(round_number=round_number, vault_recipient=safe.recipient),
    )


def _withdraw(
    jurors: Sequence[Juror], *, fresh: Mapping[str, Generation], acts: Sequence[Act]
) -> tuple[PackageWithdrawn, ...]:
    beginning = [each for each in jurors if each.code in fresh]
    return tuple(act for each in beginning for act in withdraw_earlier(each, acts=acts))


def _choose(tx: ContestReader, *, round_number: int, juror: str | None) -> tuple[Juror, ...]:
    assigned = tx.jury.assignments(round_number)
    if not assigned:
        refuse("issue.nothing_assigned", round=round_number)
    marking = tuple(
        each for each in tx.jury.jurors() if assigned.get(each.code) and each.role.marks and each.sits_in(round_number)
    )
    if juror is None:
        return marking
    if tx.jury.juror(juror) is None:
        refuse("juror.unknown", juror=juror)
    return tuple(each for each in marking if each.code == juror) or refuse(
        "juror.not_assigned", juror=juror, round=round_number
    )


def _check_assignment(tx: ContestReader, *, entries: Sequence[Entry], round_number: int) -> None:
    """Refuse an assignment that entries or jury have outlived; once packages are out it stays as it is."""
    assigned = tx.jury.assignments(round_number)
    known = {each.number: each for each in entries}
    for juror in tx.jury.jurors():
        for number in assigned.get(juror.code, ()):
            if number not in known or not may_mark(juror, known[number], round_number=round_number):
                refuse("issue.assignment_outdated", round=round_number, juror=juror.code, entry=number)
    marked = {number for numbers in assigned.values() for number in numbers}
    forgotten = next((number for number in known if number not in marked), None)
    if forgotten is not None:
        refuse("issue.entry_unassigned", round=round_number, entry=forgotten)
