"""Exact numbers and weeks in words."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from PySide6.QtCore import QDate, QLocale

from core.base.numbers import rounded
from core.words.words import Language, Words

_LOCALES = {
    "ru": QLocale(QLocale.Language.Russian, QLocale.Country.Russia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}
_DAYS = {"ru": "d MMM", "en": "MMM d"}
_MONTH = 3
"""Letters of a month's name where room is short."""


def show_value(value: Fraction, *, digits: int, percent: bool, words: Words) -> str:
    """Return «1 860» or «6,1 %»."""
    number = words.number(rounded(value, digits=digits), digits=digits)
    return words.say("evidence.share", value=number) if percent else number


def show_day(day: date, *, language: Language) -> str:
    """Return «3 ноя» or «Nov 3»."""
    text = _LOCALES[language].toString(QDate(day.year, day.month, day.day), _DAYS[language])
    return " ".join(part if part.isdecimal() else part[:_MONTH] for part in text.split())


def show_week(monday: date, *, language: Language) -> str:
    """Return «10–16 ноя» or «29 сен – 5 окт», from Monday to Sunday."""
    sunday = monday + timedelta(days=6)
    if monday.month != sunday.month:
        return f"{show_day(monday, language=language)} – {show_day(sunday, language=language)}"
    if language == "en":
        return f"{show_day(monday, language=language)}–{sunday.day}"
    return f"{monday.day}–{show_day(sunday, language=language)}"
