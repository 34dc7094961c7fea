"""From signed sheets to tables of marks: coded arrays for counting, and every number for whoever asks to see it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

import numpy as np

from core.domain.contest import Criterion
from core.domain.entries import Entry
from core.domain.marks import Scores
from core.ranking.order import natural_key
from core.ranking.table import CriterionColumn, Table, table_from_codes

_NO_MARK: Final = -(2**62)
"""Stands in an array for a mark that was not given; it is taken out before anything is counted."""


@dataclass(frozen=True, slots=True)
class JurorMarks:
    """What one juror gave one entry: a score for each criterion (None: no mark) and the exact total if whole."""

    juror: str
    scores: Mapping[str, Decimal | None]
    total: Fraction | None


class Tally(Mapping[str, tuple[JurorMarks, ...]]):
    """The marks of a nomination by entry, worked out when they are asked for: a large jury gives millions."""

    def __init__(
        self, entries: Sequence[Entry], *, sheets: Mapping[str, Scores], criteria: Sequence[Criterion]
    ) -> None:
        self._entries = tuple(sorted((each.number for each in entries), key=natural_key))
        self._sheets = {juror: sheets[juror] for juror in sorted(sheets, key=natural_key)}
        self._criteria = tuple(criteria)

    def __getitem__(self, entry: str) -> tuple[JurorMarks, ...]:
        if entry not in self._entries:
            raise KeyError(entry)
        rows = ((juror, scores.row_of(entry)) for juror, scores in self._sheets.items())
        return tuple(self._describe(juror, row) for juror, row in rows if row is not None and set(row) != {None})

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def table(self) -> Table:
        """Return the marks as the coded table that counting takes."""
        numbers = {number: code for code, number in enumerate(self._entries)}
        places: list[tuple[int, int]] = []
        rows: list[list[int]] = []
        for juror, scores in enumerate(self._sheets.values()):
            for number, row in zip(scores.entries, scores.marks, strict=True):
                entry = numbers.get(number)
                if entry is not None:
                    places.append((entry, juror))
                    rows.append([_NO_MARK if mark is None else mark for mark in row])
        shape = (len(rows), len(self._criteria))
        marks = np.array(rows, dtype=np.int64).reshape(shape)
        pairs = np.array(places, dtype=np.int64).reshape(len(rows), 2)
        given, criterion = np.nonzero(marks != _NO_MARK)
        return table_from_codes(
            pairs[given, 0],
            pairs[given, 1],
            criterion.astype(np.int64),
            mark=marks[given, criterion],
            entries=self._entries,
            jurors=tuple(self._sheets),
            criteria=[_column(each) for each in self._criteria],
        )

    def _describe(self, juror: str, row: Sequence[int | None]) -> JurorMarks:
        pairs = list(zip(self._criteria, row, strict=True))
        given = [criterion.weigh(mark) for criterion, mark in pairs if mark is not None]
        return JurorMarks(
            juror=juror,
            scores={c.code: None if mark is None else c.scale.to_score(mark) for c, mark in pairs},
            total=sum(given, Fraction(0)) if len(given) == len(row) else None,
        )


def _column(criterion: Criterion) -> CriterionColumn:
    scale = criterion.scale
    return CriterionColumn(
        criterion.code, Fraction(criterion.weight), Fraction(scale.step), lowest=scale.lowest, highest=scale.highest
    )
