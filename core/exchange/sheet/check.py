"""Whether marks keep the rules of the package they were made for; asked before signing and again at merging."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from fractions import Fraction
from math import floor

from core.base.errors import RefusedError, refuse
from core.base.numbers import plain
from core.domain.contest import Criterion
from core.domain.marks import Scores
from core.domain.rules import Rules
from core.exchange.package.model import Package

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)[+-](\d\d):(\d\d)", re.ASCII)


def check_scores(scores: Scores, *, package: Package, rules: Rules) -> None:
    """Return if the scores answer this package, entry by entry, and keep these rules.

    Raises ``sheet.wrong_contest``, ``sheet.wrong_round``, ``sheet.wrong_juror``, ``sheet.wrong_generation``,
    ``sheet.wrong_rules``, ``sheet.wrong_entries``, ``sheet.moment_unreadable``, or about a row ``sheet.wrong_row``,
    ``sheet.mark_off_scale``, ``sheet.recused_marked``, ``sheet.incomplete``, ``sheet.remark_missing``.
    """
    _check_origin(scores, package=package)
    _check_moment(scores.signed_at)
    round_ = rules.round(scores.round)
    limits = {
        number: _limits_of(round_.criteria_of(number)) for number in {each.nomination for each in package.entries}
    }
    for entry, row in zip(package.entries, scores.marks, strict=True):
        _check_row(row, entry=entry.number, limits=limits[entry.nomination], scores=scores)
        if not round_.incomplete_sheets and None in row and entry.number not in scores.recusals:
            refuse("sheet.incomplete", entry=entry.number, entries=entry.number, missing=_count_missing(scores))


def _check_origin(scores: Scores, *, package: Package) -> None:
    checks = (
        (scores.contest == package.contest, "sheet.wrong_contest"),
        (scores.round == package.round, "sheet.wrong_round"),
        (scores.juror == package.juror.code, "sheet.wrong_juror"),
        (scores.generation == package.generation, "sheet.wrong_generation"),
        (scores.rules == package.rules, "sheet.wrong_rules"),
        (scores.entries == tuple(each.number for each in package.entries), "sheet.wrong_entries"),
    )
    for holds, code in checks:
        if not holds:
            refuse(code, juror=scores.juror)


def _check_moment(signed_at: str) -> None:
    """Refuse what is no moment; spelled out, because readers of ISO 8601 learn new spellings over the years."""
    found = _MOMENT.fullmatch(signed_at)
    try:
        if found is None:
            refuse("sheet.moment_unreadable", text=signed_at)
        year, month, day, hour, minute, second, offset_hours, offset_minutes = map(int, found.groups())
        datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        time(offset_hours, offset_minutes)
    except ValueError as problem:
        raise RefusedError("sheet.moment_unreadable", text=signed_at) from problem


@dataclass(frozen=True)
class _Limits:
    """A criterion's scale in steps; a remark is owed at ``remark_from_below`` steps or fewer."""

    criterion: Criterion
    lowest: int
    highest: int
    remark_from_below: int


def _limits_of(criteria: Sequence[Criterion]) -> list[_Limits]:
    return [_Limits(each, each.scale.lowest, each.scale.highest, _remark_limit(each)) for each in criteria]


def _remark_limit(criterion: Criterion) -> int:
    if criterion.remark_at_or_below is None:
        return criterion.scale.lowest - 1
    return floor(Fraction(criterion.remark_at_or_below) / Fraction(criterion.scale.step))


def _check_row(row: Sequence[int | None], *, entry: str, limits: list[_Limits], scores: Scores) -> None:
    if len(row) != len(limits):
        refuse("sheet.wrong_row", entry=entry, marks=len(row), criteria=len(limits))
    recused = entry in scores.recusals
    for steps, limit in zip(row, limits, strict=True):
        if steps is None:
            continue
        if recused:
            refuse("sheet.recused_marked", entry=entry)
        if not limit.lowest <= steps <= limit.highest:
            _refuse_mark(steps, entry=entry, criterion=limit.criterion)
        if steps <= limit.remark_from_below and not scores.remarks.get(entry, "").strip():
            refuse("sheet.remark_missing", entry=entry, criterion=limit.criterion.code)


def _refuse_mark(steps: int, *, entry: str, criterion: Criterion) -> None:
    scale = criterion.scale
    refuse(
        "sheet.mark_off_scale",
        entry=entry,
        criterion=criterion.code,
        score=plain(scale.to_score(steps)),
        minimum=plain(scale.minimum),
        maximum=plain(scale.maximum),
    )


def _count_missing(scores: Scores) -> int:
    rows = zip(scores.entries, scores.marks, strict=True)
    return sum(None in row for entry, row in rows if entry not in scores.recusals)
