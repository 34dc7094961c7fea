"""Which step told equal entries apart, in a word for a column and in a sentence for a footnote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.domain.contest import Criterion
from core.ranking.places import SHARED, TOTAL, Placed
from core.ranking.ties import CRITERION, DECISIONS, TieStep
from core.services.printing.figures import show_apart, show_exact, show_rounded
from core.services.printing.results import RoundResult
from core.words.words import Words

_ORDERED = (*DECISIONS, "earlier")
"""Steps whose values are positions only: the order says it all."""


def decided_in_short(placed: Placed, *, words: Words) -> str:
    """Return what stands in the column «Решено по»: nothing where the total decided."""
    step = placed.decided_by
    if step is None or step == TOTAL:
        return ""
    if placed.awaiting is not None:
        return words.say("summary.decided.awaiting")
    if step.startswith(CRITERION):
        return step.removeprefix(CRITERION)
    return words.say(f"summary.decided.{step}")


def explain_ties(
    placed: Sequence[Placed], *, result: RoundResult, criteria: Sequence[Criterion], words: Words
) -> Iterator[str]:
    """Yield a sentence for each group of equal totals: the total, every step that parted some, what is still open."""
    tied = [each for each in placed if each.trail]
    for group in _groups(tied):
        places = sorted({each.place for each in group if each.place is not None})
        steps = list(_deciding(group))
        told = [_tell_step(step, digits=result.ranking.round.digits, criteria=criteria, words=words) for step in steps]
        if any(each.awaiting for each in group):
            waiting = next(each.awaiting for each in group if each.awaiting)
            told.append(words.say("summary.tie.awaiting", step=words.term("tie", waiting)))
        elif any(each.decided_by == SHARED for each in group):
            shared = ", ".join(each.entry for each in group if each.decided_by == SHARED)
            told.append(words.say("summary.tie.shared", entries=shared))
        score = group[0].score
        yield words.say(
            "summary.tie",
            places=_span(places),
            total="" if score is None else _show_total(group, result=result, words=words),
            steps="; ".join(told),
        )


def _groups(tied: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield entries that stood together in their first step."""
    for _, group in groupby(tied, key=lambda each: frozenset(entry for entry, _ in each.trail[0].values) or each.score):
        yield list(group)


def _deciding(group: Sequence[Placed]) -> Iterator[TieStep]:
    """Yield the steps that parted some of a group, each once, in order."""
    seen: list[TieStep] = []
    for each in group:
        for step in each.trail:
            if step.decided and step not in seen:
                seen.append(step)
                yield step


def _tell_step(step: TieStep, *, digits: int, criteria: Sequence[Criterion], words: Words) -> str:
    name = words.term("tie", step.step) if not step.step.startswith(CRITERION) else ""
    if step.step in _ORDERED:
        return words.say("summary.tie.order", step=name, entries=", ".join(entry for entry, _ in step.values))
    if step.step.startswith(CRITERION):
        code = step.step.removeprefix(CRITERION)
        title = next((each.title for each in criteria if each.code == code), "")
        name = words.say("summary.tie.criterion", criterion=code, title=title)
    amounts = [value for _, value in step.values]
    whole = all(value.denominator == 1 for value in amounts)
    shown = show_apart(amounts, digits=0 if whole else digits, words=words)
    values = ", ".join(f"{entry} — {value}" for (entry, _), value in zip(step.values, shown, strict=True))
    return words.say("summary.tie.step", step=name, values=values)


def _show_total(group: Sequence[Placed], *, result: RoundResult, words: Words) -> str:
    """Return the equal total: rounded where rounded ones decide, else exactly."""
    round_, score = result.ranking.round, group[0].score
    if score is None:
        return ""
    if round_.decides == "rounded":
        return show_rounded(score, digits=round_.digits, words=words)
    return show_exact(score, words=words)


def _span(places: Sequence[int]) -> str:
    return str(places[0]) if len(places) == 1 else f"{places[0]}–{places[-1]}"
