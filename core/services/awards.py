"""Who is awarded what: by place, by score, or by a decision alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from core.base.errors import refuse
from core.base.numbers import exact
from core.domain.acts import Decision, Placing
from core.domain.entries import Entry
from core.domain.rules import AwardKind, Rules
from core.ranking.methods.registry import find_method
from core.ranking.places import Deciding
from core.services.rank import NominationRanking, Ranking


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with a place, in its nomination or, for an award of the whole contest, among all."""

    entry: Entry
    place: int
    score: Fraction


def choose_awards(
    rules: Rules, *, rankings: Mapping[int, Ranking], entries: Mapping[str, Entry], decisions: Sequence[Decision]
) -> tuple[Placing, ...]:
    """Return every award in the order of the rules, special prizes last.

    ``rankings`` holds each round that an award kind names. Raises ``round.tie`` or, among the whole contest,
    ``award.tie`` when entries are equal for what is not shared.
    """
    placings: list[Placing] = []
    for kind in rules.awards:
        ranking = rankings[kind.round]
        able = [each for each in ranking.nominations if not _is_withheld(kind, each, rules, entries, decisions)]
        for candidates in _groups(kind, able, ranking=ranking):
            free = _keep_one_each(kind, candidates, taken=placings, entries=entries)
            placings += [_placing(kind, each) for each in _take(kind, free, ranking=ranking)]
    for decision in decisions:
        prized = entries.get(decision.entry or "")
        if decision.about == "special_prize" and prized is not None:
            placings.append(Placing(nomination=prized.nomination, entry=prized.number, award=decision.award))
    return tuple(placings)


def _is_withheld(
    kind: AwardKind,
    nomination: NominationRanking,
    rules: Rules,
    entries: Mapping[str, Entry],
    decisions: Sequence[Decision],
) -> bool:
    """Tell whether a decision, or too few applications, keep an award from a nomination."""
    number = nomination.nomination.number
    applied = sum(each.nomination == number and each.status == "admitted" for each in entries.values())
    too_few = applied < rules.minimum_entries and rules.too_few_entries == "no_award"
    return too_few or any(
        each.about == "no_award" and each.nomination == number and each.award in {kind.code, kind.title}
        for each in decisions
    )


def _groups(
    kind: AwardKind, nominations: Sequence[NominationRanking], *, ranking: Ranking
) -> Iterator[tuple[Candidate, ...]]:
    """Yield those among whom the award is given: each nomination's entries, or those of all as one."""
    deciding = Deciding(ranking.round.decides, ranking.round.digits, ranking.round.minimum_jurors)
    groups = [_deserving(kind, _candidates(each, ranking), deciding=deciding) for each in nominations]
    if kind.per == "nomination":
        yield from groups
        return
    everyone = [candidate for each in nominations for candidate in _candidates(each, ranking)]
    sign = 1 if find_method(ranking.method).higher_is_better else -1
    worth = {each.entry.number: sign * deciding.compare_by(each.score) for each in everyone}
    ordered = sorted(everyone, key=lambda each: (-worth[each.entry.number], each.entry.number))
    placed = [replace(each, place=1 + sum(w > worth[each.entry.number] for w in worth.values())) for each in ordered]
    yield _deserving(kind, placed, deciding=deciding)


def _candidates(nomination: NominationRanking, ranking: Ranking) -> list[Candidate]:
    return [
        Candidate(entry=ranking.entries[each.entry], place=each.place, score=each.score)
        for each in nomination.placed
        if each.place is not None and each.score is not None
    ]


def _deserving(kind: AwardKind, candidates: Sequence[Candidate], *, deciding: Deciding) -> tuple[Candidate, ...]:
    """Return those whom the kind's places or score let in, best first; nobody where only a decision gives it."""
    if kind.given == "decision":
        return ()
    least = None if kind.minimum_score is None else Fraction(kind.minimum_score)
    return tuple(
        each
        for each in candidates
        if (kind.given == "score" or each.place in kind.places)
        and (least is None or deciding.compare_by(each.score) >= least)
    )


def _keep_one_each(
    kind: AwardKind, candidates: Sequence[Candidate], *, taken: Sequence[Placing], entries: Mapping[str, Entry]
) -> list[Candidate]:
    """Leave out applicants who have an award, and all but the best entry of each, where the rules want that."""
    if not kind.one_per_applicant:
        return list(candidates)
    awarded = {entries[each.entry].applicant for each in taken}
    kept: list[Candidate] = []
    for each in candidates:
        if each.entry.applicant not in awarded:
            awarded.add(each.entry.applicant)
            kept.append(each)
    return kept


def _take(kind: AwardKind, candidates: Sequence[Candidate], *, ranking: Ranking) -> list[Candidate]:
    """Take the best up to the kind's count; equals go together, and only where the award may be shared."""
    room = len(candidates) if kind.count is None else kind.count
    chosen: list[Candidate] = []
    for _, group in groupby(candidates, key=lambda each: each.place):
        equals = list(group)
        if len(chosen) >= room:
            break
        must_be_alone = kind.given == "place" or len(chosen) + len(equals) > room
        if len(equals) > 1 and must_be_alone and not kind.shared:
            _refuse_tie(kind, equals, ranking=ranking)
        chosen += equals
    return chosen


def _refuse_tie(kind: AwardKind, equals: Sequence[Candidate], *, ranking: Ranking) -> None:
    names = ", ".join(each.entry.number for each in equals)
    if kind.per == "contest":
        refuse("award.tie", award=kind.title, entries=names, round=ranking.round.number)
    refuse("round.tie", nomination=equals[0].entry.nomination, entries=names, round=ranking.round.number)


def _placing(kind: AwardKind, each: Candidate) -> Placing:
    return Placing(
        nomination=each.entry.nomination,
        entry=each.entry.number,
        award=kind.code,
        place=each.place,
        total=exact(each.score),
    )
