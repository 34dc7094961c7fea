"""A page's numbers beside its nomination's average over the entries of the juror's own package; all exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from core.domain.entries import Figure
from core.exchange.package.model import PackageEntry
from core.services.scoring.evidence_posts import PostHistory, Week

IndicatorName = Literal["posts_per_week", "longest_gap", "variety", "engagement"]

_SMALL = 100
"""Averages of whole numbers below this get a digit after the point."""
_MOST_DIGITS = 3
_PERCENT_ENDINGS = (", %", " (%)", ", процентов", ", percent")


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of this page, and the average over ``count`` entries, this one among them.

    ``average`` is None where no other entry has this number. ``low`` and ``high`` span all entries and zero:
    the ends of a bar. ``digits`` says how many the value shows after the point, ``average_digits`` the average.
    """

    name: str
    value: Fraction
    average: Fraction | None
    count: int
    low: Fraction
    high: Fraction
    digits: int
    average_digits: int
    percent: bool = False

    def share(self, value: Fraction) -> float:
        """Return where a value lies between ``low`` and ``high``, from 0 to 1; for drawing only."""
        span = self.high - self.low
        return float((value - self.low) / span) if span else 0.0


def compare_figures(entry: PackageEntry, entries: Iterable[PackageEntry]) -> tuple[Compared, ...]:
    """Return an entry's imported figures, in their order, beside the average of its nomination in the package."""
    rivals = [each for each in entries if each.nomination == entry.nomination]
    known: dict[str, list[Figure]] = {}
    for rival in rivals:
        for figure in rival.figures:
            known.setdefault(figure.name, []).append(figure)
    return tuple(_compare_figure(each, known.get(each.name, [each])) for each in entry.figures)


def _compare_figure(own: Figure, all_of_them: Sequence[Figure]) -> Compared:
    digits = max(max(0, -_exponent(each)) for each in all_of_them)
    values = [Fraction(each.value) for each in all_of_them]
    average = sum(values, Fraction(0)) / len(values)
    percent = own.name.casefold().endswith(_PERCENT_ENDINGS)
    rough = 1 if not digits and abs(average) < _SMALL and average.denominator > 1 else digits
    shown = min(digits, _MOST_DIGITS), min(rough, _MOST_DIGITS)
    return compare(_title_of(own.name), Fraction(own.value), values, digits=shown, percent=percent)


def compare(
    name: str, own: Fraction, values: Sequence[Fraction], *, digits: tuple[int, int], percent: bool = False
) -> Compared:
    """Put a value beside the average of ``values``, which hold it too; ``digits`` are the value's and the average's."""
    average = sum(values, Fraction(0)) / len(values) if len(values) > 1 else None
    low, high = min(*values, own, Fraction(0)), max(*values, own, Fraction(0))
    return Compared(name, own, average, len(values), low, high, *digits, percent)


def _exponent(figure: Figure) -> int:
    exponent = figure.value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _title_of(name: str) -> str:
    """Return a figure's name without the sign of per cent, which then stands beside the number."""
    ending = next((each for each in _PERCENT_ENDINGS if name.casefold().endswith(each)), "")
    return name[: len(name) - len(ending)] if ending else name


def measure_history(history: PostHistory) -> dict[IndicatorName, Fraction]:
    """Return a history's indicators; one that cannot be computed is left out.

    ``posts_per_week`` is posts ÷ weeks. ``longest_gap`` is in days. ``engagement`` is in per cent: 100 × (likes +
    comments + shares) ÷ views. ``variety`` is how many equally frequent formats would be as varied: 1 ÷ Σ p², with p
    the formats' shares (the inverse of Simpson's index; E. H. Simpson 1949, M. O. Hill 1973, order 2).
    """
    found: dict[IndicatorName, Fraction] = {
        "posts_per_week": Fraction(history.posts, len(history.weeks)),
        "longest_gap": Fraction(history.longest_gap),
    }
    counts = [count for _, count in history.formats]
    found["variety"] = Fraction(sum(counts) ** 2, sum(count**2 for count in counts))
    views = sum(each.views for each in history.weeks)
    if views:
        found["engagement"] = Fraction(100 * sum(each.reactions for each in history.weeks), views)
    return found


def compare_histories(own: PostHistory, all_of_them: Sequence[PostHistory]) -> dict[IndicatorName, Compared]:
    """Put a history's indicators beside the average of ``all_of_them``, which hold it too."""
    measured = [measure_history(each) for each in all_of_them]
    compared: dict[IndicatorName, Compared] = {}
    for name, value in measure_history(own).items():
        values = [each[name] for each in measured if name in each] or [value]
        digits = (0, 1) if name == "longest_gap" else (1, 1)
        compared[name] = compare(name, value, values, digits=digits, percent=name == "engagement")
    return compared


def engagement_of(week: Week) -> Fraction | None:
    """Return a week's engagement in per cent; None where nothing was seen."""
    return Fraction(100 * week.reactions, week.views) if week.views else None


def average_weeks(
    own: PostHistory, all_of_them: Sequence[PostHistory]
) -> tuple[tuple[Fraction | None, Fraction | None], ...]:
    """Return, for each week of ``own``, the average number of posts and the average engagement over all histories.

    A history counts from its own first week to its last, empty weeks among them. None where none counts.
    """
    by_week = [{each.monday: each for each in history.weeks} for history in all_of_them]
    averages: list[tuple[Fraction | None, Fraction | None]] = []
    for week in own.weeks:
        same = [weeks[week.monday] for weeks in by_week if week.monday in weeks]
        engaged = [value for each in same if (value := engagement_of(each)) is not None]
        posts = [Fraction(each.posts) for each in same]
        averages.append((_mean(posts), _mean(engaged)))
    return tuple(averages)


def average_formats(all_of_them: Sequence[PostHistory]) -> dict[str, Fraction]:
    """Return each format's average share of a history's posts, in per cent."""
    sums: dict[str, Fraction] = {}
    for history in all_of_them:
        for name, count in history.formats:
            sums[name] = sums.get(name, Fraction(0)) + Fraction(100 * count, history.posts)
    return {name: total / len(all_of_them) for name, total in sums.items()}


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
