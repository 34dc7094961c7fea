"""Counting: one exact score per entry, by the method that the rules name."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from core.ranking.methods.method import Options
from core.ranking.methods.registry import find_method
from core.ranking.table import Table


@dataclass(frozen=True)
class Counted:
    """An entry's score and what it rests on.

    ``jurors`` counted towards it; ``incomplete`` jurors left a criterion unmarked and did not. ``warnings`` are
    codes: ``count.jurors_differ``, ``count.fields_differ``, ``count.too_few_to_trim``, ``count.no_spread``.
    """

    entry: str
    score: Fraction | None
    jurors: int
    incomplete: int = 0
    higher_is_better: bool = True
    warnings: tuple[str, ...] = ()


def count(
    table: Table, *, method: str, trim: int = 1, sd: Literal["population", "sample"] = "population"
) -> tuple[Counted, ...]:
    """Count a table; the answer stands in the table's order of entries.

    Raises ``count.unknown_method`` and what the method refuses.
    """
    chosen = find_method(method)
    scores = chosen.score(table, Options(trim=trim, sd=sd))
    rows = zip(
        table.entries, scores.by_entry, scores.totals.counted.tolist(), scores.totals.incomplete.tolist(), strict=True
    )
    return tuple(
        Counted(entry, score.value, jurors, incomplete, chosen.higher_is_better, score.warnings)
        for entry, score, jurors, incomplete in rows
    )
