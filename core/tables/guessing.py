"""One heading, one guess: which field a column is meant to hold, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from core.tables.headings import FIELDS, TableKind, normalise_heading

_MIN_PREFIX = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """``tier`` 0: said by the user, 1: a sure name, 2: a likely one, 3: begins like one of them."""

    field: str
    tier: int


def guess_field(spellings: tuple[str, ...], *, kind: TableKind) -> Guess | None:
    """Return the field that a heading means, or None; ``spellings`` are normalised, the fullest first."""
    names = _names(kind)
    for spelling in spellings:
        if spelling in names:
            return names[spelling]
    beginnings = [name for name in names if len(name) >= _MIN_PREFIX and spellings[0].startswith(f"{name} ")]
    return Guess(names[max(beginnings, key=len)].field, 3) if beginnings else None


@cache
def _names(kind: TableKind) -> dict[str, Guess]:
    names: dict[str, Guess] = {}
    for field in FIELDS[kind]:
        names |= {normalise_heading(name): Guess(field.name, 2) for name in field.likely}
    for field in FIELDS[kind]:
        names |= {normalise_heading(name): Guess(field.name, 1) for name in (field.name, *field.sure)}
    return names
