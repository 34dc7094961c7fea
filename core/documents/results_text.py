"""What a results workbook holds: a round's entries, every mark, and the exact numbers that its formulas must meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Literal

CountedBy = Literal["mean", "sum", "median", "trimmed", "other"]
"""What a formula can say of a round's total; ``other`` methods are stated without one."""


@dataclass(frozen=True, kw_only=True)
class BookMarks:
    """One juror's marks of one entry in criterion order; None is no mark. ``recused`` is shown in their place."""

    juror: str
    scores: tuple[Decimal | None, ...]
    total: Fraction | None
    recused: bool = False
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class BookEntry:
    """An entry in the order of places; ``carried`` comes on top of what this round's marks make."""

    number: str
    applicant: str
    title: str
    place: int | None
    score: Fraction | None
    carried: Fraction
    decided: str
    award: str
    marks: tuple[BookMarks, ...]


@dataclass(frozen=True, kw_only=True)
class BookNomination:
    """A nomination's sheet; ``weights`` belong to ``criteria``, codes and titles, in order."""

    number: int
    title: str
    short: str
    criteria: tuple[tuple[str, str], ...]
    weights: tuple[Decimal, ...]
    jurors: tuple[str, ...]
    entries: tuple[BookEntry, ...]


@dataclass(frozen=True, kw_only=True)
class BookJuror:
    """A juror's line: how much was assigned, marked and left by recusal."""

    code: str
    name: str
    role: str
    assigned: int
    marked: int
    recused: int


@dataclass(frozen=True, kw_only=True)
class ResultsText:
    """A round's workbook; ``labels`` holds every heading by its name, ``head`` the lines above each table."""

    head: tuple[str, ...]
    nominations: tuple[BookNomination, ...]
    jurors: tuple[BookJuror, ...]
    counted_by: CountedBy
    trim: int
    digits: int
    labels: Mapping[str, str]
    author: str
    made: datetime
