"""Days and times as people read them, by Qt's own tables: the start page cannot wait for larger ones."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from core.words.words import Language

_LOCALES = {
    "ru": QLocale(QLocale.Language.Russian, QLocale.Country.Russia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
}
_DAYS = {"ru": "d MMMM yyyy\u00a0'г.'", "en": "MMMM d, yyyy"}


def read_moment(text: str) -> datetime | None:
    """Return an ISO moment on the clock it was written down by, or None for anything else."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def show_day(day: date, *, language: Language) -> str:
    """Return «19 декабря 2025 г.»."""
    return _LOCALES[language].toString(QDate(day.year, day.month, day.day), _DAYS[language])


def show_time(moment: datetime) -> str:
    """Return «12:03»."""
    return f"{moment:%H:%M}"
