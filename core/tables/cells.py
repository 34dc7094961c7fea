"""One cell: its address, its kind, and its text as a person sees it, without the noise of binary floats."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache

from core.base.numbers import plain

Raw = int | float | str | bool | time | date | datetime | timedelta
"""What a workbook holds in a cell; an empty cell is the empty string."""

# The directional marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9, table 1).
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINER = "\u200d"  # holds compound emoji together
_SPREADSHEET_DIGITS = 15
_LETTERS = 26


class CellKind(StrEnum):
    """How the workbook itself understood a cell; everything in CSV is text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell ready to be read: clean text, ``""`` when empty; numbers as plain decimals, dates in ISO 8601."""

    address: str
    text: str
    kind: CellKind
    has_bidi: bool = False


def address_of(row: int, column: int) -> str:
    """Return the address people know, ``G468`` for row 467 and column 6 counted from zero."""
    return f"{column_letters(column)}{row + 1}"


@cache
def column_letters(column: int) -> str:
    """Return ``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    letters = ""
    rest = column + 1
    while rest:
        rest, digit = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


def make_cell(raw: Raw, *, address: str) -> Cell:
    """Turn a raw value into a cell."""
    if isinstance(raw, str):
        text, has_bidi = clean_text(raw)
        return Cell(address, text, CellKind.TEXT, has_bidi)
    if isinstance(raw, bool):
        return Cell(address, "true" if raw else "false", CellKind.BOOL)
    if isinstance(raw, int | float):
        return Cell(address, number_text(raw), CellKind.NUMBER)
    return Cell(address, _moment_text(raw), CellKind.DATE)


def clean_text(raw: str) -> tuple[str, bool]:
    """Return NFC text on one line, and whether bidirectional controls had to be taken out of it.

    White space of every kind folds to single spaces, control and invisible format characters go.
    """
    if raw.isprintable():
        return " ".join(unicodedata.normalize("NFC", raw).split()), False
    has_bidi = not _BIDI.isdisjoint(raw)
    kept = "".join(_kept(character) for character in raw)
    return " ".join(unicodedata.normalize("NFC", kept).split()), has_bidi


def number_text(value: float) -> str:
    """Return the number as a spreadsheet shows it: at most 15 significant digits, no exponent, ``17`` for 17.0."""
    if not math.isfinite(value):
        return ""
    return plain(Decimal(f"{value:.{_SPREADSHEET_DIGITS}g}"))


def _kept(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc" or category[0] == "Z":
        return " "
    return "" if category in {"Cf", "Cs"} and character != _JOINER else character


def _moment_text(raw: time | date | timedelta) -> str:
    if isinstance(raw, timedelta):
        minutes, seconds = divmod(round(raw.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(raw, datetime):
        return raw.isoformat(timespec="seconds") if raw.time() != time() else raw.date().isoformat()
    return raw.isoformat(timespec="seconds") if isinstance(raw, time) else raw.isoformat()
