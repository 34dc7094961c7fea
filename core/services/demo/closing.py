"""The end of a round in the sample contest: ranked, voted on at a meeting, closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.base.clock import stamp, system_clock
from core.domain.acts import Placing
from core.domain.jury import Role
from core.services.decisions import record_decision
from core.services.demo.papers import Written, write_decision, write_meeting
from core.services.demo.play import Play
from core.services.meetings import record_meeting
from core.services.outcome import advance_round, award_contest
from core.services.rank import Ranking, rank_round

_ABSENT_FROM = 6
"""With this many voting members one stays away, and the quorum holds."""

_DATE = len("2025-12-08")


def close_round(play: Play, *, round_number: int) -> tuple[Placing, ...]:
    """Rank the round, hold the meeting, settle ties as it voted, and close; answer finalists or winners."""
    is_last = round_number == len(play.rules.rounds)
    with play.stages.run("rank", round_number=round_number) as running:
        ranking = rank_round(play.folder, round_number=round_number)
        running.count = sum(each.place is not None for nomination in ranking.nominations for each in nomination.placed)
    with play.stages.run("meeting", round_number=round_number) as running:
        ties = list(find_ties(ranking))
        running.count = _hold_meeting(play, ranking, ties=ties, kind="winners" if is_last else "finalists")
    with play.stages.run("award" if is_last else "advance", round_number=round_number) as running:
        placings = award_contest(play.folder) if is_last else advance_round(play.folder, round_number=round_number)
        running.count = len(placings)
    return placings


def find_ties(ranking: Ranking) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield each nomination's entries that share the last place to be given, where not all of them can have it."""
    for nomination in ranking.nominations:
        number = nomination.nomination.number
        room = ranking.round.quota_of(number) or 1
        placed = [each for each in nomination.placed if each.place is not None]
        for place, group in groupby(placed, key=lambda each: each.place):
            tied = tuple(each.entry for each in group)
            before = (place or 1) - 1
            if before < room < before + len(tied):
                yield number, tied


def _hold_meeting(play: Play, ranking: Ranking, *, ties: Sequence[tuple[int, tuple[str, ...]]], kind: str) -> int:
    """Record the meeting and what it decided about ties; return how many questions it answered."""
    number = ranking.round.number
    voting = [each.code for each in play.jurors if each.role.votes]
    present = voting[:-1] if len(voting) >= _ABSENT_FROM else voting
    orders = {nomination: play.simulation.chance.shuffle(tied, "tie", number, nomination) for nomination, tied in ties}
    questions = [
        *(_ask_tie(nomination, order, present=present) for nomination, order in orders.items()),
        *(_ask_outcome(play, each.nomination.number, kind=kind, present=present) for each in ranking.nominations),
    ]
    path = play.layout.acts / f"meeting-{number}.toml"
    data = write_meeting(path, _head(play, number, present=present), questions)
    record_meeting(play.folder, data=data, name=path.name)
    for nomination, order in orders.items():
        _decide_tie(play, number, nomination, order)
    return len(questions)


def _head(play: Play, number: int, *, present: Sequence[str]) -> dict[str, Written]:
    roles = {each.role: each.code for each in play.jurors}
    return {
        "number": number,
        "date": stamp(system_clock())[:_DATE],
        "place": "г. Примерск, ул. Образцовая, 1 (смоделировано)",
        "form": "очная",
        "round": number,
        "from": "10:00",
        "to": "11:30",
        "chair": roles[Role.CHAIR],
        "secretary": roles[Role.SECRETARY],
        "present": present,
    }


def _ask_tie(nomination: int, order: Sequence[str], *, present: Sequence[str]) -> dict[str, Written]:
    return {
        "id": f"tie-{nomination}",
        "kind": "tie",
        "nomination": nomination,
        "text": f"Номинация {nomination}: при равных итогах определить порядок заявок {', '.join(sorted(order))}.",
        "for": len(present),
        "against": 0,
        "abstained": 0,
        "decision": f"Порядок заявок: {', '.join(order)}.",
    }


def _ask_outcome(play: Play, nomination: int, *, kind: str, present: Sequence[str]) -> dict[str, Written]:
    """Return the question about one nomination; who has a conflict in it, or recused from it, does not vote."""
    entries = [each for each in play.entries.values() if each.nomination == nomination]
    numbers = {each.number for each in entries}
    recused = [
        each.code
        for each in play.jurors
        if each.code in present
        and (play.recusals.get(each.code) in numbers or any(each.barred_from(entry) for entry in entries))
    ]
    whom = "победителя" if kind == "winners" else "финалистов"
    return {
        "id": f"{kind}-{nomination}",
        "kind": kind,
        "nomination": nomination,
        "text": f"Утвердить {whom} в номинации «{play.rules.nomination(nomination).title}».",
        "recused": recused,
        "for": len(present) - len(recused),
        "against": 0,
        "abstained": 0,
        "decision": "Утвердить по рейтингу.",
    }


def _decide_tie(play: Play, number: int, nomination: int, order: Sequence[str]) -> None:
    path = play.layout.acts / f"decision-tie-{number}-{nomination}.toml"
    data = write_decision(
        path,
        {
            "kind": "tie",
            "reason": "Смоделировано: при равных итогах жюри проголосовало за этот порядок.",
            "round": number,
            "meeting": number,
            "question": f"tie-{nomination}",
            "nomination": nomination,
            "order": order,
        },
    )
    record_decision(play.folder, data=data, name=path.name)
