"""Closing a round: who goes on, who is awarded, resting on an adopted question and on sheets that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from core.base.clock import Clock, stamp, system_clock
from core.base.errors import refuse
from core.base.numbers import exact
from core.domain.acts import Act, Decision, MeetingHeld, Outcome, PackageWithdrawn, Placing, RoundClosed
from core.domain.merging import Status
from core.domain.rules import Rules
from core.ranking.methods.registry import find_method
from core.ranking.places import Deciding, Placed
from core.ranking.shortlist import make_shortlist
from core.services.awards import choose_awards
from core.services.office import ACTOR
from core.services.rank import NominationRanking, Ranking, read_ranking, tie_orders
from core.services.state import closing_of, issued_packages, last_closing_of, read_state
from core.storage.contest.folder import ContestFolder
from core.storage.contest.transaction import ContestReader


@dataclass(frozen=True, slots=True)
class _Adopted:
    """The question by which a meeting settled a nomination."""

    meeting: int
    question: str


def advance_round(folder: ContestFolder, *, round_number: int, clock: Clock = system_clock) -> tuple[Placing, ...]:
    """Close a round that has a next one and answer the finalists.

    Raises ``round.unknown``, ``round.closed``, ``round.last``, ``round.unresolved`` (forks, key conflicts),
    ``round.tie`` (nomination), ``outcome.not_adopted`` (nomination), ``outcome.nobody`` or
    ``outcome.nobody_in_nomination``.
    """
    with folder.reading() as tx:
        rules, acts = tx.rules.current(), tx.journal.acts()
        if round_number >= len(rules.rounds):
            rules.round(round_number)
            refuse("round.last", round=round_number)
        ranking = _read_settled(tx, acts=acts, round_number=round_number)
    adopted = _find_adopted(rules, ranking, acts=acts, kind="finalists")
    placings = tuple(
        placing for each in ranking.nominations for placing in _choose_finalists(each, ranking=ranking, acts=acts)
    )
    _close(folder, ranking, placings, adopted=adopted, acts=acts, now=stamp(clock()))
    return placings


def award_contest(folder: ContestFolder, *, clock: Clock = system_clock) -> tuple[Placing, ...]:
    """Close the last round and answer the awarded entries.

    Raises what :func:`advance_round` raises, or ``award.tie`` (award, entries).
    """
    with folder.reading() as tx:
        rules, acts = tx.rules.current(), tx.journal.acts()
        ranking = _read_settled(tx, acts=acts, round_number=rules.rounds[-1].number)
        rankings = _rankings(tx, rules, last=ranking)
        entries = {each.number: each for each in tx.entries.all()}
    adopted = _find_adopted(rules, ranking, acts=acts, kind="winners")
    decisions = [act for act in acts if isinstance(act, Decision)]
    placings = choose_awards(rules, rankings=rankings, entries=entries, decisions=decisions)
    _close(folder, ranking, placings, adopted=adopted, acts=acts, now=stamp(clock()))
    return placings


def _read_settled(tx: ContestReader, *, acts: Sequence[Act], round_number: int) -> Ranking:
    if closing_of(acts, round_number=round_number) is not None:
        refuse("round.closed", round=round_number)
    state = read_state(tx)
    open_questions = [
        juror
        for juror, number in state.seats()
        if number == round_number
        and state.standing_of(juror, round_number=number).status in {Status.FORK, Status.KEY_CONFLICT}
    ]
    if open_questions:
        refuse("round.unresolved", round=round_number, jurors=", ".join(open_questions))
    ranking = read_ranking(tx, round_number=round_number)
    _refuse_nobody(ranking, acts=acts)
    return ranking


def _refuse_nobody(ranking: Ranking, *, acts: Sequence[Act]) -> None:
    """Refuse to close a round in which a nomination has no places, unless a decision withheld its award."""
    number = ranking.round.number
    unplaced = [
        each.nomination.number for each in ranking.nominations if not any(placed.place for placed in each.placed)
    ]
    if len(unplaced) == len(ranking.nominations):
        refuse("outcome.nobody", round=number)
    withheld = {act.nomination for act in acts if isinstance(act, Decision) and act.about == "no_award"}
    forgotten = next((nomination for nomination in unplaced if nomination not in withheld), None)
    if forgotten is not None:
        refuse("outcome.nobody_in_nomination", round=number, nomination=forgotten)


def _find_adopted(rules: Rules, ranking: Ranking, *, acts: Sequence[Act], kind: str) -> _Adopted:
    """Return the question, or the last of them, that lawfully adopted every nomination since the last closing."""
    since = 0
    for position, act in enumerate(acts):
        if isinstance(act, RoundClosed) and act.round == ranking.round.number:
            since = position
    adopted: dict[int | None, _Adopted] = {}
    for act in acts[since:]:
        if isinstance(act, MeetingHeld) and act.meeting.round == ranking.round.number:
            for question in act.meeting.questions:
                if question.kind == kind and act.meeting.has_adopted(question, quorum=rules.quorum):
                    adopted[question.nomination] = _Adopted(act.meeting.number, question.id)
    for each in ranking.nominations:
        if each.nomination.number not in adopted and None not in adopted:
            refuse("outcome.not_adopted", kind=kind, round=ranking.round.number, nomination=each.nomination.number)
    return list(adopted.values())[-1]


def _choose_finalists(nomination: NominationRanking, *, ranking: Ranking, acts: Sequence[Act]) -> list[Placing]:
    number, round_ = nomination.nomination.number, ranking.round
    shortlist = make_shortlist(
        nomination.placed,
        quota=round_.quota_of(number),
        boundary=round_.boundary,
        pass_mark=None if round_.pass_mark is None else Fraction(round_.pass_mark),
        higher_is_better=find_method(ranking.method).higher_is_better,
        deciding=Deciding(round_.decides, round_.digits, round_.minimum_jurors),
        orders=tie_orders(acts, round_number=round_.number, nomination=number),
    )
    if shortlist.awaiting:
        refuse("round.tie", nomination=number, entries=", ".join(shortlist.boundary), round=round_.number)
    placed = {each.entry: each for each in nomination.placed}
    return [_placing(number, placed[entry]) for entry in shortlist.chosen]


def _rankings(tx: ContestReader, rules: Rules, *, last: Ranking) -> dict[int, Ranking]:
    """Return the ranking of every round by which an award is given; those before the last are closed."""
    numbers = {each.round for each in rules.awards} - {last.round.number}
    return {last.round.number: last} | {number: read_ranking(tx, round_number=number) for number in sorted(numbers)}


def _placing(nomination: int, placed: Placed) -> Placing:
    total = None if placed.score is None else exact(placed.score)
    return Placing(nomination=nomination, entry=placed.entry, place=placed.place, total=total)


def _close(
    folder: ContestFolder,
    ranking: Ranking,
    placings: Sequence[Placing],
    *,
    adopted: _Adopted,
    acts: Sequence[Act],
    now: str,
) -> None:
    number = ranking.round.number
    last = last_closing_of(acts, round_number=number)
    outcome = Outcome(
        question=adopted.question,
        meeting=adopted.meeting,
        placings=tuple(placings),
        sheets=tuple(sorted(ranking.sheets.values())),
    )
    closing = RoundClosed(round=number, version=1 + (last.version if last else 0), outcome=outcome)
    with folder.writing() as tx:
        if tx.journal.acts() != tuple(acts):
            refuse("contest.changed_meanwhile")
        if last is not None and _names(last.outcome) != _names(outcome):
            tx.journal.append_all(_withdraw_later(acts, round_number=number), at=now, actor=ACTOR)
            for later in tx.rules.current().rounds[number:]:
                tx.jury.put_assignments(later.number, {})
        tx.journal.append(closing, at=now, actor=ACTOR)


def _names(outcome: Outcome) -> frozenset[str]:
    return frozenset(each.entry for each in outcome.placings)


def _withdraw_later(acts: Sequence[Act], *, round_number: int) -> list[PackageWithdrawn]:
    """Return the acts that withdraw later rounds' packages: they were made for other finalists."""
    issued = issued_packages(acts)
    return [
        PackageWithdrawn(package=package, reason="finalists_changed")
        for package, act in issued.all.items()
        if act.round > round_number and package not in issued.withdrawn
    ]


def read_outcomes(acts: Sequence[Act], *, rules: Rules) -> Mapping[int, RoundClosed]:
    """Return the closings in force by round."""
    closings = {each.number: closing_of(acts, round_number=each.number) for each in rules.rounds}
    return {number: closing for number, closing in closings.items() if closing is not None}
