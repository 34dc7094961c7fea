"""Assigning entries to jurors for a round: balanced, without conflicts, in an order of each juror's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.ids import sha256
from core.domain.acts import Act, Noted
from core.domain.entries import Entry
from core.domain.jury import Juror
from core.ranking.assignment import EntrySeat, JurorSeat, Note, Plan, assign
from core.services.office import ACTOR
from core.services.state import closing_of, issued_packages
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader


@dataclass(frozen=True, slots=True)
class AssignResult:
    """Who marks what: entries by juror in the juror's order, and what the plan falls short of."""

    by_juror: dict[str, tuple[str, ...]]
    per_entry: dict[str, int]
    connected: bool
    notes: tuple[Note, ...]

    @property
    def pairs(self) -> int:
        """How many entries are marked, counted once per juror."""
        return sum(len(entries) for entries in self.by_juror.values())


def entries_of_round(tx: ContestReader, *, acts: Sequence[Act], round_number: int) -> tuple[Entry, ...]:
    """Return the entries judged in a round: all admitted ones in the first, the finalists of the one before later.

    Raises ``round.unknown`` or ``round.previous_open``.
    """
    tx.rules.current().round(round_number)
    admitted = tuple(each for each in tx.entries.all() if each.status == "admitted")
    if round_number == 1:
        return admitted
    closing = closing_of(acts, round_number=round_number - 1)
    if closing is None:
        refuse("round.previous_open", round=round_number, previous=round_number - 1)
    finalists = {placing.entry for placing in closing.outcome.placings}
    return tuple(each for each in admitted if each.number in finalists)


def assign_round(
    folder: ContestFolder,
    *,
    round_number: int,
    per_entry: int | None = None,
    seed: int = 0,
    clock: Clock = system_clock,
) -> AssignResult:
    """Assign a round anew: ``per_entry`` jurors to each entry, or every eligible juror if None.

    Raises ``assign.already_issued``, ``assign.no_entries``, ``assign.no_jurors``, ``assign.too_few_jurors``,
    ``assign.conflict_unknown`` or what :func:`entries_of_round` raises.
    """
    with folder.reading() as tx:
        acts = tx.journal.acts()
        entries = entries_of_round(tx, acts=acts, round_number=round_number)
        known = tx.entries.all()
        jurors = [each for each in tx.jury.jurors() if each.role.marks and each.sits_in(round_number)]
    if closing_of(acts, round_number=round_number) is not None:
        refuse("round.closed", round=round_number)
    if issued_packages(acts).in_force(round_number):
        refuse("assign.already_issued", round=round_number)
    _check_inputs(entries, jurors, known=known, round_number=round_number)
    plan = _plan(entries, [each for each in jurors if each.role.counts], per_entry=per_entry, seed=seed)
    shadows = [each for each in jurors if not each.role.counts]
    extra = _plan_trainees(entries, shadows, per_entry=per_entry, seed=seed)
    by_juror = _order(plan.pairs + extra, entries=entries, jurors=jurors, contest=folder.contest)
    counts = dict.fromkeys((each.number for each in entries), 0)
    for entry, _ in plan.pairs:
        counts[entry] += 1
    with folder.writing() as tx:
        tx.jury.put_assignments(round_number, by_juror)
        noted = Noted(what="assigned", counts={"round": round_number, "pairs": len(plan.pairs) + len(extra)})
        tx.journal.append(noted, at=stamp(clock()), actor=ACTOR)
    return AssignResult(by_juror=by_juror, per_entry=counts, connected=plan.connected, notes=plan.notes)


def may_mark(juror: Juror, entry: Entry, *, round_number: int) -> bool:
    """Tell whether role, rounds, panel and declared conflicts let a juror mark an entry."""
    sits = juror.role.marks and juror.sits_in(round_number)
    return sits and juror.judges(entry.nomination) and not juror.barred_from(entry)


def _check_inputs(
    entries: Sequence[Entry], jurors: Sequence[Juror], *, known: Sequence[Entry], round_number: int
) -> None:
    if not entries:
        refuse("assign.no_entries", round=round_number)
    if not any(each.role.counts for each in jurors):
        refuse("assign.no_jurors", round=round_number)
    for juror in jurors:
        unmet = unknown_conflict(juror, entries=known)
        if unmet is not None:
            refuse("assign.conflict_unknown", juror=juror.code, conflict=unmet)


def unknown_conflict(juror: Juror, *, entries: Sequence[Entry]) -> str | None:
    """Return a declared conflict that names no entry and no applicant, or None."""
    for conflict in juror.conflicts:
        alone = juror.model_copy(update={"conflicts": (conflict,)})
        if not any(alone.barred_from(each) for each in entries):
            return conflict
    return None


def _plan(entries: Sequence[Entry], jurors: Sequence[Juror], *, per_entry: int | None, seed: int) -> Plan:
    seats = [
        EntrySeat(
            entry=each.number,
            group=str(each.nomination),
            barred=frozenset(juror.code for juror in jurors if juror.barred_from(each)),
        )
        for each in entries
    ]
    panels = [
        JurorSeat(
            juror=each.code,
            groups=frozenset(str(entry.nomination) for entry in entries if each.judges(entry.nomination)),
        )
        for each in jurors
    ]
    return assign(seats, panels, per_entry=per_entry, seed=seed)


def _plan_trainees(
    entries: Sequence[Entry], trainees: Sequence[Juror], *, per_entry: int | None, seed: int
) -> tuple[tuple[str, str], ...]:
    """Give trainees loads like the others'; nothing is refused for their sake."""
    marked = [each for each in entries if any(t.judges(each.nomination) and not t.barred_from(each) for t in trainees)]
    if not trainees or not marked:
        return ()
    return _plan(marked, trainees, per_entry=None if per_entry is None else 1, seed=seed).pairs


def _order(
    pairs: Sequence[tuple[str, str]], *, entries: Sequence[Entry], jurors: Sequence[Juror], contest: str
) -> dict[str, tuple[str, ...]]:
    """Give each juror an order of nominations and entries of their own, so that tiredness falls on nobody twice."""
    nominations = {each.number: str(each.nomination) for each in entries}
    ordered: dict[str, tuple[str, ...]] = {}
    for juror in jurors:

        def draw(name: str, juror: Juror = juror) -> str:
            return sha256(f"{contest}/{juror.code}/{name}".encode())

        mine = [entry for entry, code in pairs if code == juror.code]
        ordered[juror.code] = tuple(sorted(mine, key=lambda entry: (draw(f"n{nominations[entry]}"), draw(entry))))
    return ordered
