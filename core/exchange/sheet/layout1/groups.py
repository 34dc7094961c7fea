"""Entries under nominations, as they follow each other in the data, and the columns each nomination needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from core.domain.contest import Criterion
from core.exchange.package.model import PackageEntry
from core.exchange.sheet.layout1.columns import Columns, number_width, plan_columns
from core.exchange.sheet.layout1.subject import Subject


@dataclass(frozen=True, eq=False)
class CriteriaSet:
    """Criteria that are marked together; ``nomination`` is whose own they are, None for the round's."""

    nomination: int | None
    criteria: tuple[Criterion, ...]
    columns: Columns
    number_width: int


@dataclass(frozen=True, eq=False)
class Group:
    """Neighbouring entries of one nomination; ``first`` is the place of its first entry on the sheet."""

    nomination: int
    criteria: CriteriaSet
    entries: tuple[PackageEntry, ...]
    first: int


def group_entries(subject: Subject) -> Iterator[Group]:
    """Yield the groups in the order of the data."""
    sets = _plan_sets(subject)
    first = 0
    for nomination, members in groupby(subject.package.entries, key=lambda entry: entry.nomination):
        entries = tuple(members)
        yield Group(nomination, sets.get(nomination, sets[None]), entries, first)
        first += len(entries)


def _plan_sets(subject: Subject) -> dict[int | None, CriteriaSet]:
    round_ = subject.rules.round(subject.scores.round)
    room = number_width(subject.scores.entries)
    found: dict[int | None, tuple[Criterion, ...]] = {None: round_.criteria}
    found.update((each.nomination, each.criteria) for each in reversed(round_.own_criteria))
    return {
        nomination: CriteriaSet(
            nomination, criteria, plan_columns(criteria, number_room=room, wording=subject.wording), room
        )
        for nomination, criteria in found.items()
    }
