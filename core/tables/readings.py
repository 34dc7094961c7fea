"""Numbers and moments as people type them, read into one spelling each."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

from core.base.errors import RefusedError, refuse
from core.base.numbers import parse_decimal, plain

_DIGITS_KEPT = 9
_GROUPED = re.compile(r"[-\u2212]?\d{1,3}(?: \d{3})+(?:[.,]\d{1,9})?", re.ASCII)
_SEVERAL_MARKS = re.compile(r"[-\u2212]?\d+(?:[.,' ]\d+){2,}", re.ASCII)
_PERHAPS_THOUSANDS = re.compile(r"[-\u2212]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_RUSSIAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?", re.ASCII)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)


def read_score(text: str) -> str:
    """Return the canonical spelling of a mark typed with a decimal comma or point.

    Raises ``number.ambiguous`` for two kinds of separators at once, ``number.unreadable`` for anything else.
    """
    if _GROUPED.fullmatch(text):
        return plain(parse_decimal(text.replace(" ", "")))
    if _SEVERAL_MARKS.fullmatch(text):
        refuse("number.ambiguous", text=text[:40])
    return plain(parse_decimal(text))


def read_figure(text: str, *, typed: bool) -> str:
    """Return the canonical spelling of an imported figure.

    ``typed`` tells text from a number of the workbook's own: typed ``1,234`` may be a thousand and more, so it is
    ``number.ambiguous``; a workbook's number is cut to nine digits after the point.
    """
    if typed and _PERHAPS_THOUSANDS.fullmatch(text):
        refuse("number.ambiguous", text=text[:40])
    return read_score(text if typed else _cut(text))


def read_count(text: str) -> str:
    """Return a whole number that is not negative; raises ``number.unreadable`` or ``number.ambiguous``."""
    number = read_score(text)
    if not number.isdecimal():
        refuse("number.unreadable", text=text[:40])
    return number


def read_moment(text: str) -> str:
    """Return ``2025-12-19`` or ``2025-12-19T14:05:33``, with an offset where the text has one.

    Reads ISO 8601 and ``dd.mm.yyyy[ hh:mm[:ss]]``; raises ``date.unreadable`` for anything else.
    """
    russian = _RUSSIAN.fullmatch(text)
    try:
        if russian:
            day, month, year, hour, minute, second = (int(part or 0) for part in russian.groups())
            moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the table names no zone
            return _spell(moment, has_clock=russian[4] is not None)
        if _ISO.fullmatch(text):
            return _spell(datetime.fromisoformat(text), has_clock=len(text) > len("2025-12-19"))
    except ValueError:
        pass
    raise RefusedError("date.unreadable", text=text[:40])


def _cut(text: str) -> str:
    whole, point, fraction = text.partition(".")
    return text if len(fraction) <= _DIGITS_KEPT else plain(Decimal(f"{whole}{point}{fraction[:_DIGITS_KEPT]}"))


def _spell(moment: datetime, *, has_clock: bool) -> str:
    return moment.isoformat(timespec="seconds") if has_clock else moment.date().isoformat()
