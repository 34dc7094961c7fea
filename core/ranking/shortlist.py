"""Who goes on: the quota of a nomination, and what happens to a tie on its boundary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Literal

from core.ranking.places import EXACT, Deciding, Placed
from core.ranking.ties import find_order

Boundary = Literal["all", "fewer", "decision"]
"""A tie across the quota: take all of them, none of them, or wait for a decision that orders them."""


@dataclass(frozen=True)
class Shortlist:
    """Who goes on, best first; who stands tied across the quota; who stays, each with a reason.

    Reasons: ``no_place``, ``below_pass_mark``, ``boundary``, ``quota``. While ``awaiting`` is True a decision about
    the entries of ``boundary`` is missing, and they are neither chosen nor left.
    """

    chosen: tuple[str, ...]
    boundary: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    awaiting: bool


def make_shortlist(
    placed: Sequence[Placed],
    *,
    quota: int | None,
    boundary: Boundary,
    pass_mark: Fraction | None = None,
    higher_is_better: bool = True,
    deciding: Deciding = EXACT,
    orders: Sequence[Sequence[str]] = (),
) -> Shortlist:
    """Choose the best of a nomination; ``placed`` as :func:`core.ranking.places.place` answers it.

    ``quota`` None sets no limit. ``pass_mark`` is itself enough; the score that decides places is compared with it.
    ``orders`` are decisions, the latest that names the whole tie counts.
    """
    reasons = {
        each.entry: _bar(each, pass_mark=pass_mark, higher_is_better=higher_is_better, deciding=deciding)
        for each in placed
    }
    able = [each for each in placed if reasons[each.entry] is None]
    room = len(able) if quota is None else quota
    chosen: list[str] = []
    crossing: list[Placed] = []
    for _, group in groupby(able, key=lambda each: each.place):
        tied = list(group)
        if len(chosen) + len(tied) > room:
            crossing = tied if len(chosen) < room else []
            break
        chosen += [each.entry for each in tied]
    taken = _take_from(crossing, rule=boundary, room=room - len(chosen), orders=orders)
    tied_names = tuple(each.entry for each in crossing)
    chosen += taken or ()
    waiting = tied_names if taken is None else ()
    left = [(entry, reason or ("boundary" if entry in tied_names else "quota")) for entry, reason in reasons.items()]
    settled = {*chosen, *waiting}
    return Shortlist(tuple(chosen), tied_names, tuple(row for row in left if row[0] not in settled), taken is None)


def _bar(each: Placed, *, pass_mark: Fraction | None, higher_is_better: bool, deciding: Deciding) -> str | None:
    """Return why an entry cannot go on however much room there is, or None."""
    if each.place is None or each.score is None:
        return "no_place"
    if pass_mark is None:
        return None
    score = deciding.compare_by(each.score)
    passes = score >= pass_mark if higher_is_better else score <= pass_mark
    return None if passes else "below_pass_mark"


def _take_from(
    crossing: Sequence[Placed], *, rule: Boundary, room: int, orders: Sequence[Sequence[str]]
) -> tuple[str, ...] | None:
    """Return whom the rule takes of a tie across the quota; None while a decision is missing."""
    names = [each.entry for each in crossing]
    if not names:
        return ()
    if rule == "decision" or any(each.awaiting for each in crossing):
        order = find_order(names, orders=orders)
        return None if order is None else tuple(sorted(names, key=lambda entry: -order[entry])[:room])
    return tuple(names) if rule == "all" else ()
