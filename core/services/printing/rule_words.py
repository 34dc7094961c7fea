"""A round's rules in words: the sentences that the summary prints in short and «Порядок подсчёта» in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from core.domain.contest import Criterion
from core.domain.rules import Round, TieStep
from core.services.printing.figures import show_decimal, show_exact
from core.words.words import Words


def summarise_rule(round_: Round, criteria: Sequence[Criterion], *, words: Words) -> str:
    """Return the round's whole rule as one paragraph, for a nomination with these criteria."""
    return " ".join(tell_rule(round_, criteria, words=words))


def tell_rule(round_: Round, criteria: Sequence[Criterion], *, words: Words) -> Iterator[str]:
    """Yield the sentences: how the total is made, what does not count, how equals are parted, what is shown."""
    described = _describe_criteria(criteria, words=words)
    yield words.say(f"rule.method.{round_.method}", criteria=described, trim=round_.trim, sd=round_.sd)
    if any(each.weight != 1 for each in criteria):
        weights = ", ".join(f"{each.code} — {show_decimal(each.weight, words=words)}" for each in criteria)
        yield words.say("rule.weights", weights=weights)
    yield words.say("rule.missing")
    if round_.carry_over:
        yield words.say("rule.carry_over", factor=show_decimal(round_.carry_over, words=words))
    if round_.minimum_jurors > 1:
        yield words.count("rule.minimum", n=round_.minimum_jurors)
    if round_.pass_mark is not None:
        yield words.say("rule.pass_mark", mark=show_decimal(round_.pass_mark, words=words))
    yield tell_ties(round_, words=words)
    yield words.count(f"rule.digits.{round_.decides}", n=round_.digits)


def tell_ties(round_: Round, *, words: Words) -> str:
    """Return how equal totals are parted."""
    if not round_.ties:
        return words.say("rule.no_ties")
    steps = ", ".join(name_step(each, words=words) for each in round_.ties)
    return words.say(f"rule.ties.{round_.decides}", steps=steps)


def name_step(step: TieStep, *, words: Words) -> str:
    """Return a step of the tie-break chain by name."""
    return words.say(f"tie.{step.rule}", criterion=step.criterion or "")


def most_of(criteria: Sequence[Criterion]) -> Fraction:
    """Return the largest total one juror can give."""
    return sum((each.weigh(each.scale.highest) for each in criteria), Fraction(0))


def _describe_criteria(criteria: Sequence[Criterion], *, words: Words) -> str:
    """Return «их 5, каждый от 0 до 10 баллов, в сумме не более 50», or without the scale where scales differ."""
    scales = {(each.scale.minimum, each.scale.maximum) for each in criteria}
    most = show_exact(most_of(criteria), words=words)
    if len(scales) != 1:
        return words.count("rule.criteria.mixed", n=len(criteria), most=most)
    ((low, high),) = scales
    lowest, highest = show_decimal(low, words=words), show_decimal(high, words=words)
    return words.count("rule.criteria.even", n=len(criteria), most=most, low=lowest, high=highest)
