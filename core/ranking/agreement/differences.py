"""The queue of entries to talk about: where jurors differ most once their severity is allowed for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.ranking.agreement.adjusted import adjust
from core.ranking.table import Table


@dataclass(frozen=True)
class Difference:
    """An entry's spread among its jurors, in the totals' units.

    ``deviation`` is the standard deviation (divided by n), ``width`` the distance of the highest total from the
    lowest, both adjusted for severity, ``mildest`` and ``strictest`` who gave these.
    """

    entry: str
    jurors: int
    deviation: float
    width: float
    mildest: str
    strictest: str


def queue_differences(table: Table) -> tuple[Difference, ...]:
    """Return the entries that at least two jurors marked, the most contested first, equal ones in their own order."""
    adjusted = adjust(table)
    order = np.lexsort((adjusted.juror, adjusted.entry))
    entry, juror, value = adjusted.entry[order], adjusted.juror[order], adjusted.value[order]
    opens = np.ones(len(entry), dtype=np.bool_)
    opens[1:] = entry[1:] != entry[:-1]
    starts = np.flatnonzero(opens)
    ends = np.append(starts, len(entry))[1:]
    found = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        mine, who = value[start:end], juror[start:end]
        if end - start > 1:
            found.append(
                Difference(
                    entry=table.entries[int(entry[start])],
                    jurors=end - start,
                    deviation=float(mine.std()),
                    width=float(mine.max() - mine.min()),
                    mildest=table.jurors[int(who[mine.argmax()])],
                    strictest=table.jurors[int(who[mine.argmin()])],
                )
            )
    # Deviations equal to nine digits keep the table's order: the last bits of a float mean nothing.
    return tuple(sorted(found, key=lambda each: -round(each.deviation, 9)))
