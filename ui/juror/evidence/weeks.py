"""A history of posts as the two charts by weeks show it, beside the average of its nomination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from core.services.scoring.evidence_figures import average_weeks, engagement_of
from core.services.scoring.evidence_posts import PostHistory
from core.words.words import Words
from ui.juror.evidence.numbers import show_day, show_value, show_week
from ui.widgets.charts import ChartKind, WeekSeries, round_top, spread_ticks

_TICKS = 5

Values = tuple[Fraction | None, ...]


def posts_by_week(own: PostHistory, others: Sequence[PostHistory], words: Words) -> WeekSeries:
    """Return the chart of posts; ``others`` hold ``own`` too, and one alone is no average."""
    average = tuple(posts for posts, _ in average_weeks(own, others)) if len(others) > 1 else ()
    values: Values = tuple(Fraction(each.posts) for each in own.weeks)
    tips = tuple(
        words.count("evidence.posts_tip", n=each.posts, week=show_week(each.monday, language=words.language))
        for each in own.weeks
    )
    return _series("bars", own, values, average, words=words, tips=tips)


def engagement_by_week(own: PostHistory, others: Sequence[PostHistory], words: Words) -> WeekSeries:
    """Return the chart of engagement in per cent; a week without views has none."""
    average = tuple(engagement for _, engagement in average_weeks(own, others)) if len(others) > 1 else ()
    values = tuple(engagement_of(each) for each in own.weeks)
    names = [show_week(each.monday, language=words.language) for each in own.weeks]
    tips = tuple(_engagement_tip(words, *pair) for pair in zip(names, values, strict=True))
    series = _series("line", own, values, average, words=words, tips=tips)
    if series.highest is None:
        return series
    highest = _show(values[series.highest], words)
    return replace(series, peak=words.say("evidence.peak", value=highest, week=names[series.highest]))


def describe_posts(own: PostHistory, words: Words) -> str:
    """Return the chart of posts in one sentence, for those who hear it."""
    busiest = max(own.weeks, key=lambda each: each.posts)
    week = show_week(busiest.monday, language=words.language)
    least = min(each.posts for each in own.weeks)
    return words.say("evidence.posts_spoken", weeks=len(own.weeks), most=busiest.posts, week=week, least=least)


def describe_engagement(series: WeekSeries, words: Words) -> str:
    """Return the chart of engagement in one sentence."""
    return words.say("evidence.engagement_spoken", peak=series.peak or "—")


def _series(
    kind: ChartKind, own: PostHistory, values: Values, average: Values, *, words: Words, tips: tuple[str, ...]
) -> WeekSeries:
    top = round_top((*values, *average))
    marks = tuple((height, _show_mark(height, words)) for height in (Fraction(0), top / 2, top))
    ticks = tuple(
        (week, show_day(own.weeks[week].monday, language=words.language))
        for week in spread_ticks(len(own.weeks), most=_TICKS)
    )
    means = average or (None,) * len(tips)
    whole = tuple(_with_average(words, *pair) for pair in zip(tips, means, strict=True))
    return WeekSeries(kind, values, average, marks, ticks, whole)


def _with_average(words: Words, said: str, average: Fraction | None) -> str:
    if average is None:
        return said
    return words.say("evidence.with_average", said=said, average=_show(average, words))


def _engagement_tip(words: Words, week: str, value: Fraction | None) -> str:
    if value is None:
        return words.say("evidence.engagement_none", week=week)
    return words.say("evidence.engagement_tip", week=week, value=_show(value, words))


def _show_mark(height: Fraction, words: Words) -> str:
    return show_value(height, digits=0 if height.denominator == 1 else 1, percent=False, words=words)


def _show(value: Fraction | None, words: Words) -> str:
    return show_value(value or Fraction(0), digits=1, percent=False, words=words)
