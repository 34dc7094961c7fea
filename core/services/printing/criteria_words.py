"""Criteria as forms explain them: what is marked, from where to where, with which weight, and what marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.contest import Criterion
from core.services.printing.figures import show_decimal
from core.words.words import Words


def explain_criterion(criterion: Criterion, *, words: Words, with_scale: bool) -> str:
    """Return title, scale where it is not the same for all, and weight where it is not one."""
    parts = [criterion.title]
    if with_scale:
        parts.append(show_scale(criterion, words=words))
    if criterion.weight != 1:
        parts.append(words.say("forms.weight", weight=show_decimal(criterion.weight, words=words)))
    return ", ".join(parts)


def show_scale(criterion: Criterion, *, words: Words) -> str:
    """Return «от 0 до 10», with the step where it is not one."""
    scale = criterion.scale
    low, high = show_decimal(scale.minimum, words=words), show_decimal(scale.maximum, words=words)
    if scale.step == 1:
        return words.say("rules.scale", low=low, high=high)
    return words.say("rules.scale_step", low=low, high=high, step=show_decimal(scale.step, words=words))


def show_levels(criterion: Criterion, *, words: Words) -> str:
    """Return what marks mean: «0 — не выполнен; 1–3 — слабо»."""
    told = []
    for level in criterion.levels:
        low, high = (show_decimal(end, words=words) for end in (level.lowest, level.highest))
        told.append(f"{low if low == high else f'{low}–{high}'} — {level.words}")
    return "; ".join(told)


def common_scale(criteria: Sequence[Criterion], *, words: Words) -> str:
    """Return the scale that all criteria share, or nothing."""
    scales = {show_scale(each, words=words) for each in criteria}
    return scales.pop() if len(scales) == 1 else ""
