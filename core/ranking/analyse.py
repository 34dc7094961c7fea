"""What a plain table of marks says: places, and whether its entries can be compared at all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from core.ranking.connectivity import Component, find_components
from core.ranking.places import rank
from core.ranking.table import Table


@dataclass(frozen=True)
class AnalysedEntry:
    """An entry's place and exact score; ``marks`` given in all, ``jurors`` whose marks were complete and counted."""

    entry: str
    place: int | None
    score: Fraction | None
    marks: int
    jurors: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class AnalysedJuror:
    """How many marks a juror gave."""

    juror: str
    marks: int


@dataclass(frozen=True)
class Analysis:
    """Places first, jurors in order of their names, components largest first."""

    method: str
    entries: tuple[AnalysedEntry, ...]
    jurors: tuple[AnalysedJuror, ...]
    components: tuple[Component, ...]

    @property
    def connected(self) -> bool:
        """Tell whether common jurors join all the marked entries."""
        return len(self.components) == 1


def analyse(table: Table, *, method: str = "mean", trim: int = 1) -> Analysis:
    """Analyse a table, mostly one of :func:`core.ranking.plain_table.read_table`; equal scores share a place.

    Raises ``count.unknown_method`` and what the method refuses.
    """
    given = table.given.sum(axis=0)
    of_entry = np.zeros(len(table.entries), dtype=np.int64)
    np.add.at(of_entry, table.entry, given)
    of_juror = np.zeros(len(table.jurors), dtype=np.int64)
    np.add.at(of_juror, table.juror, given)
    marks = dict(zip(table.entries, of_entry.tolist(), strict=True))
    return Analysis(
        method=method,
        entries=tuple(
            AnalysedEntry(each.entry, each.place, each.score, marks[each.entry], each.jurors, each.warnings)
            for each in rank(table, method=method, trim=trim)
        ),
        jurors=tuple(AnalysedJuror(*row) for row in zip(table.jurors, of_juror.tolist(), strict=True)),
        components=find_components(table),
    )
