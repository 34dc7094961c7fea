"""The coded table of marks that every method counts from.

A row ("pair") is one juror's sheet of one entry; a column is one criterion. Marks are whole numbers of the
criterion's smallest step. A mark that was not given is marked as such and is never read as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from core.base.errors import refuse
from core.ranking.order import natural_key

Codes = npt.NDArray[np.int64]
"""Positions in a tuple of identifiers, or counts."""

Exact = npt.NDArray[np.int64 | np.object_]
"""Whole numbers: 64 bits where every sum provably fits, Python's own integers otherwise."""

Mask = npt.NDArray[np.bool_]

_GRID_SLACK = 4
"""All pairs of entries and jurors are laid out at once while they are at most so many times the marks."""

_GRID_FREE = 250_000
"""Pairs that may always be laid out, however few of them occur."""


@dataclass(frozen=True)
class CriterionColumn:
    """One criterion: ``weight`` multiplies the value, one unit of mark is worth ``step``; both exact.

    ``lowest`` and ``highest`` are the ends of the scale in steps, None where nobody said.
    """

    code: str
    weight: Fraction = Fraction(1)
    step: Fraction = Fraction(1)
    lowest: int | None = None
    highest: int | None = None

    def __post_init__(self) -> None:
        """Keep out what would turn a higher mark into a lower total."""
        if self.weight <= 0 or self.step <= 0:
            message = f"criterion {self.code}: weight {self.weight} or step {self.step} is out of range"
            raise ValueError(message)


@dataclass(frozen=True, eq=False)
class Table:
    """Marks of one nomination (or of one plain table).

    ``entry`` and ``juror`` hold one code per pair, sorted by juror and entry, each pair once; ``marks`` and
    ``given`` have the shape (criteria, pairs), a mark that was not given stands as 0 beside ``given`` False.
    """

    entries: tuple[str, ...]
    jurors: tuple[str, ...]
    criteria: tuple[CriterionColumn, ...]
    entry: Codes
    juror: Codes
    marks: Exact
    given: Mask


def code_marks(
    marks: Iterable[tuple[str, str, str, int]],
    *,
    entries: Iterable[str],
    jurors: Iterable[str],
    criteria: Sequence[CriterionColumn],
) -> Table:
    """Build a table from (entry, juror, criterion, mark in steps); the order of nothing matters.

    ``entries`` and ``jurors`` also list those without marks. Raises ``count.duplicate_mark``; KeyError for an
    identifier that is not listed.
    """
    entry_ids, juror_ids = (tuple(sorted(set(ids), key=natural_key)) for ids in (entries, jurors))
    codes = [
        {name: code for code, name in enumerate(names)}
        for names in (entry_ids, juror_ids, [column.code for column in criteria])
    ]
    rows = [(codes[0][entry], codes[1][juror], codes[2][criterion], mark) for entry, juror, criterion, mark in marks]
    columns = list(zip(*rows, strict=True)) or [(), (), (), ()]
    return table_from_codes(
        *(np.array(column, dtype=np.int64) for column in columns[:3]),
        mark=whole_numbers(columns[3]),
        entries=entry_ids,
        jurors=juror_ids,
        criteria=criteria,
    )


def whole_numbers(values: Sequence[int]) -> Exact:
    """Return 64-bit integers if all values fit, else Python's own."""
    try:
        return np.array(values, dtype=np.int64)
    except OverflowError:
        return np.array(values, dtype=np.object_)


def table_from_codes(
    entry: Codes,
    juror: Codes,
    criterion: Codes,
    *,
    mark: Exact,
    entries: tuple[str, ...],
    jurors: tuple[str, ...],
    criteria: Sequence[CriterionColumn],
) -> Table:
    """Build a table from four coded columns of equal length, one row per mark, in any order.

    Raises ``count.duplicate_mark`` when a juror marks an entry twice by the same criterion.
    """
    pair, cell = _find_cells(entry, juror, criterion, entries=len(entries), jurors=len(jurors))
    shape = (len(criteria), len(pair))
    given = np.zeros(shape, dtype=np.bool_)
    given.ravel()[cell] = True
    if int(np.count_nonzero(given)) != len(cell):
        row = _first_repeated(cell)
        refuse(
            "count.duplicate_mark",
            entry=entries[int(entry[row])],
            juror=jurors[int(juror[row])],
            criterion=criteria[int(criterion[row])].code,
        )
    marks = np.zeros(shape, dtype=mark.dtype)
    marks.ravel()[cell] = mark
    occurs = given.any(axis=0)
    if not occurs.all():
        pair, marks, given = pair[occurs], marks[:, occurs], given[:, occurs]
    width = max(len(entries), 1)
    return Table(entries, jurors, tuple(criteria), pair % width, pair // width, marks, given)


def _find_cells(entry: Codes, juror: Codes, criterion: Codes, *, entries: int, jurors: int) -> tuple[Codes, Codes]:
    """Return numbers of pairs, ascending by juror and entry, and each row's cell in an array (criteria, pairs).

    All possible pairs where they are not many more than the marks, which spares sorting; else those that occur.
    Works in place: fresh memory costs more here than arithmetic.
    """
    if entries * jurors > max(_GRID_FREE, _GRID_SLACK * len(entry)):
        pair, position = np.unique(juror * entries + entry, return_inverse=True)
        return pair, criterion * len(pair) + position
    cell = criterion * jurors
    cell += juror
    cell *= entries
    cell += entry
    return np.arange(entries * jurors, dtype=np.int64), cell


def _first_repeated(cell: Codes) -> int:
    """Return the first row whose cell an earlier row has filled."""
    first = np.unique(cell, return_index=True)[1]
    repeated = np.ones(len(cell), dtype=np.bool_)
    repeated[first] = False
    return int(np.flatnonzero(repeated)[0])
