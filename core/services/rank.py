"""Ranking a round from the sheets that count, with every number behind every place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from core.base.errors import refuse
from core.domain.acts import Act, Decision, RoundClosed, RulesSet
from core.domain.contest import Nomination
from core.domain.entries import Entry
from core.domain.marks import MAX_SCORES_BYTES, Scores
from core.domain.merging import MergeState, acts_in_force, replay
from core.domain.rules import Method, Round, Rules, TieStep
from core.ranking.places import Deciding, Placed
from core.ranking.robustness.counting import Counting
from core.ranking.table import Table
from core.ranking.ties import CRITERION, Chain
from core.ranking.together import count_together
from core.services.assignments import entries_of_round
from core.services.state import closing_of
from core.services.tallies import JurorMarks, Tally
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader


@dataclass(frozen=True, slots=True)
class NominationRanking:
    """A nomination's entries in order, and the marks they rest on.

    ``table`` and ``counting`` are what they were placed from, for whoever counts in another way to compare.
    """

    nomination: Nomination
    placed: tuple[Placed, ...]
    marks: Mapping[str, tuple[JurorMarks, ...]]
    table: Table = field(compare=False)
    counting: Counting = field(compare=False)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A round's result: ``sheets`` are those that count by juror, ``missing`` the jurors whose do not.

    ``conflicted`` names each juror and entry where marks count although that juror's sheet declares a conflict of
    interest: only a recusal takes marks out, so people must be told.
    """

    round: Round
    method: Method
    nominations: tuple[NominationRanking, ...]
    entries: Mapping[str, Entry]
    sheets: Mapping[str, str]
    missing: tuple[str, ...]
    conflicted: tuple[tuple[str, str], ...]

    def nomination(self, number: int) -> NominationRanking:
        """Return one nomination's ranking; raises ``nomination.unknown``."""
        found = next((each for each in self.nominations if each.nomination.number == number), None)
        return found or refuse("nomination.unknown", nomination=str(number))


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a round is counted from."""

    rules: Rules
    round: Round
    entries: tuple[Entry, ...]
    sheets: Mapping[str, Scores]
    acts: Sequence[Act]


def rank_round(folder: ContestFolder, *, round_number: int, method: str | None = None) -> Ranking:
    """Rank a round by its own method or by another for comparison; a closed round as it was closed.

    Raises ``round.unknown``, ``round.previous_open``, ``count.unknown_method`` or what a method refuses.
    """
    with folder.reading() as tx:
        return read_ranking(tx, round_number=round_number, method=method)


def read_ranking(
    tx: ContestReader, *, round_number: int, method: str | None = None, acts: Sequence[Act] | None = None
) -> Ranking:
    """Rank inside an open transaction, as it stood after ``acts`` if these are given; see :func:`rank_round`."""
    acts = tx.journal.acts() if acts is None else acts
    in_force = acts_in_force(acts, round_number=round_number)
    rules = _rules_in_force(tx, in_force)
    round_ = rules.round(round_number)
    facts = tx.sheets.facts()
    state = replay(in_force, facts_of=facts.__getitem__)
    counting = {each.code for each in tx.jury.jurors() if each.role.counts}
    hashes = _choose_sheets(
        state, closing=closing_of(acts, round_number=round_number), number=round_number, counting=counting
    )
    bodies = tx.sheets.scores_of_many(hashes.values())
    sheets = {juror: read_scores(bodies[each]) for juror, each in hashes.items()}
    entries = entries_of_round(tx, acts=in_force, round_number=round_number)
    basis = _Basis(rules, round_, entries, sheets, in_force)
    chosen = _method(method) if method else round_.method
    earlier = _carried(tx, round_, acts) if round_.carry_over else {}
    return Ranking(
        round=round_,
        method=chosen,
        nominations=tuple(_rank_nominations(basis, method=chosen, earlier=earlier)),
        entries={each.number: each for each in entries},
        sheets=hashes,
        missing=_missing(tx, state, round_number=round_number, counting=counting),
        conflicted=tuple(_find_conflicted(sheets)),
    )


def _find_conflicted(sheets: Mapping[str, Scores]) -> Iterator[tuple[str, str]]:
    for juror, scores in sorted(sheets.items()):
        for entry in sorted(scores.conflicts):
            if any(mark is not None for mark in scores.row_of(entry) or ()):
                yield juror, entry


def _rules_in_force(tx: ContestReader, acts: Sequence[Act]) -> Rules:
    """Return the rules that stood after these acts; before any were frozen, the draft."""
    named = [act.rules for act in acts if isinstance(act, RulesSet)]
    kept = tx.rules.by_hash(named[-1]) if named else None
    return kept or tx.rules.current()


def _choose_sheets(
    state: MergeState, *, closing: RoundClosed | None, number: int, counting: set[str]
) -> dict[str, str]:
    """Return the sheets that count, by juror.

    In an open round they are those of jurors whose role counts now; a closed round keeps those it was closed with,
    whatever became of a juror since.
    """
    counted = state.counted_sheets(number)
    if closing is None:
        return {juror: sheet for juror, sheet in counted.items() if juror in counting}
    return {juror: sheet for juror, sheet in counted.items() if sheet in closing.outcome.sheets}


def read_scores(data: bytes) -> Scores:
    """Return a sheet's data as it was accepted."""
    return Scores.from_bytes(data, max_bytes=MAX_SCORES_BYTES)


def _method(name: str) -> Method:
    try:
        return Method(name)
    except ValueError:
        refuse("count.unknown_method", method=name, known=", ".join(Method))


def _missing(tx: ContestReader, state: MergeState, *, round_number: int, counting: set[str]) -> tuple[str, ...]:
    counted = state.counted_sheets(round_number)
    assigned = tx.jury.assignments(round_number)
    return tuple(sorted(juror for juror in assigned if assigned[juror] and juror in counting and juror not in counted))


def _rank_nominations(basis: _Basis, *, method: Method, earlier: Mapping[str, Fraction]) -> Iterator[NominationRanking]:
    """Place the entries of every nomination that has any; the severity of jurors is learnt from all of them."""
    present = {each.nomination for each in basis.entries}
    nominations = [each for each in basis.rules.nominations if each.number in present]
    tallies = [_tally(each, basis) for each in nominations]
    tables = [each.table() for each in tallies]
    counted = count_together(tables, method=method, trim=basis.round.trim, sd=basis.round.sd)
    for nomination, marks, table, known in zip(nominations, tallies, tables, counted, strict=True):
        counting = _counting(nomination, basis, method=method, earlier=earlier)
        yield NominationRanking(nomination, counting.place(known, table=table), marks, table, counting)


def _tally(nomination: Nomination, basis: _Basis) -> Tally:
    entries = [each for each in basis.entries if each.nomination == nomination.number]
    return Tally(entries, sheets=basis.sheets, criteria=basis.round.criteria_of(nomination.number))


def _counting(nomination: Nomination, basis: _Basis, *, method: Method, earlier: Mapping[str, Fraction]) -> Counting:
    """Return the rules by which a nomination is placed, with the weighted totals of the round before."""
    round_ = basis.round
    return Counting(
        method=method.value,
        trim=round_.trim,
        sd=round_.sd,
        deciding=Deciding(round_.decides, round_.digits, round_.minimum_jurors),
        chain=Chain(
            steps=tuple(_step(each) for each in round_.ties),
            submitted={each.number: each.submitted for each in basis.entries if each.submitted},
            orders=tie_orders(basis.acts, round_number=round_.number, nomination=nomination.number),
        ),
        carried={entry: Fraction(round_.carry_over) * score for entry, score in earlier.items()},
        quota=round_.quota_of(nomination.number),
    )


def _carried(tx: ContestReader, round_: Round, acts: Sequence[Act]) -> dict[str, Fraction]:
    before = read_ranking(tx, round_number=round_.number - 1, acts=acts) if round_.number > 1 else None
    nominations = before.nominations if before else ()
    placed = [each for nomination in nominations for each in nomination.placed]
    return {each.entry: each.score for each in placed if each.score is not None}


def _step(step: TieStep) -> str:
    return f"{CRITERION}{step.criterion}" if step.criterion is not None else step.rule.value


def tie_orders(acts: Sequence[Act], *, round_number: int, nomination: int) -> tuple[tuple[str, ...], ...]:
    """Return the orders that decisions gave to tied entries of a nomination, oldest first."""
    return tuple(
        act.order
        for act in acts
        if isinstance(act, Decision)
        and act.about == "tie"
        and (act.round, act.nomination) == (round_number, nomination)
    )
