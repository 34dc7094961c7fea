"""Numbers, dates and sizes as a language writes them, by Babel's tables (CLDR)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal


def show_number(value: Decimal | int, *, digits: int | None, language: str) -> str:
    """Return an exact number with the language's mark and grouping, padded to ``digits`` after the mark if given.

    Nothing is rounded here: a value with more digits than asked for keeps them, so rounding stays where it is ruled.
    """
    from babel.numbers import format_decimal  # slow import

    fixed = "0" * (digits or 0)
    return format_decimal(value, format=f"#,##0.{fixed}{'#' * 12}", locale=language, decimal_quantization=False)


def show_date(text: str, *, language: str) -> str:
    """Return an ISO day or moment as «19 декабря 2025 г.»; a text that is neither is returned as it is."""
    from babel.dates import format_date  # slow import

    day = _read(text)
    # CLDR's narrow no-break space is missing from many fonts, PT among them
    return text if day is None else format_date(day, format="long", locale=language).replace("\u202f", "\u00a0")


def show_moment(text: str, *, language: str) -> str:
    """Return an ISO moment as «19 декабря 2025 г., 14:05», on the clock it was written down by."""
    moment = _read(text)
    day = show_date(text, language=language)
    return day if moment is None or "T" not in text else f"{day}, {moment:%H:%M}"


def show_size(number_of_bytes: int, *, language: str) -> str:
    """Return a size in the largest decimal unit that makes it at least one, to one digit: «1,5 МБ»."""
    from babel.units import format_unit  # slow import

    scales = (("gigabyte", 10**9), ("megabyte", 10**6), ("kilobyte", 10**3))
    unit, scale = next(((unit, scale) for unit, scale in scales if number_of_bytes >= scale), ("byte", 1))
    tenths = Decimal(number_of_bytes * 10 // scale) / 10
    shown = format_unit(tenths, unit, length="long" if unit == "byte" else "short", locale=language)
    return shown.replace(" ", "\u00a0")


def _read(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment
