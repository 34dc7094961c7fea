"""What must not be torn apart at a line end: Russian and English typography by no-break spaces.

Only spaces change: :func:`core.pdf.faces.plain_spaces` gives the tidied text back. № with its number and initials among
themselves take the narrow no-break space, all else the ordinary one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from core.pdf.faces import NARROW, NO_BREAK

Language = Literal["ru", "en"]

LONGEST_QUOTE = 22
"""A quoted name up to this length, marks included, stays on one line."""

_RU_SHORT = (
    "а|без|безо|в|во|да|для|до|за|и|из|изо|из-за|из-под|к|ко|на|над|не|ни|но|о|об|обо|от|ото|по|под|при|про|с|со|у|я"
)
_EN_SHORT = "a|an|as|at|by|for|from|in|into|no|of|on|or|the|to|with"
_RU_AHEAD = (
    rf"имени|им\.|(?<!\d[ {NO_BREAK}])г\.|гор\.|с\.|пос\.|пгт\.?|дер\.|д\.|ул\.|пр\.|просп\.|пер\.|"
    r"кв\.|корп\.|стр\.|ст\.|п\.|обл\.|р-н|"
    r"св\.|акад\.|проф\.|доц\.|госп\."
)
_EN_AHEAD = r"Mr\.|Mrs\.|Ms\.|Dr\.|Prof\.|St\.|No\.|Nos\.|p\.|pp\."
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_EN_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_CAPITAL = "A-ZА-ЯЁ"

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_NARROW_ONES = dict.fromkeys(map(ord, "\u2009\u2008\u2006\u200a"), NARROW)
_BREAKABLE = re.compile(rf"[^\S{NO_BREAK}{NARROW}]+")
_MIXED = re.compile(rf"[ {NO_BREAK}{NARROW}]*[ ][ {NO_BREAK}{NARROW}]*")

_Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


def _keep_short(quoted: re.Match[str]) -> str:
    whole = quoted.group()
    return whole.replace(" ", NO_BREAK) if len(whole) <= LONGEST_QUOTE else whole


def _name_rules() -> list[_Rule]:
    initial, capital = rf"[{_CAPITAL}]\.", rf"[{_CAPITAL}][a-zа-яё]"
    both = rf"{initial}[ {NARROW}]?{initial}"
    return [
        (re.compile(rf"(?<!\w)({initial})[ ](?={initial})"), rf"\1{NARROW}"),  # А. А.
        (re.compile(rf"(?<!\w)({initial})[ ](?={capital})"), rf"\1{NO_BREAK}"),  # А. Луцика
        (re.compile(rf"({capital}[a-zа-яё-]*)[ ](?={both}(?!{NO_BREAK}))"), rf"\1{NO_BREAK}"),  # Луцика А. А.
    ]


def _number_rules(months: str) -> list[_Rule]:
    return [
        (re.compile(r"№[ ](?=\S)"), f"№{NARROW}"),
        (re.compile(rf"(\d)[ ]({months})[ ](?=\d{{4}})"), rf"\1{NO_BREAK}\2{NO_BREAK}"),  # 19 декабря 2025
        (re.compile(rf"(?<!\w)({months})[ ](?=\d)"), rf"\1{NO_BREAK}"),  # December 19
        (
            re.compile(rf"(?<![\d№{NARROW}])(\d+)[ ](?=гг?\.|[%°]|[a-zа-яё]{{3,}})"),
            rf"\1{NO_BREAK}",
        ),  # 2025 г., 39 финалистов
    ]


def _word_rules(short: str, ahead: str) -> list[_Rule]:
    start = r"(?<![^\s«„“\"(—–])"  # where a word begins
    return [
        (re.compile(rf"{start}({ahead})[ ](?=[{_CAPITAL}«„“\d])"), rf"\1{NO_BREAK}"),  # г. Кемерово
        (re.compile(rf"(?i){start}({short})[ ](?=\S)"), rf"\1{NO_BREAK}"),  # в номинации
        (re.compile(r"[ ](?=(?:бы|ли|же|б|ж)(?!\w))"), NO_BREAK),
        (re.compile(r"(?<![^\s(])([а-яё]\.)[ ](?=[а-яё]\.)"), rf"\1{NARROW}"),  # и т. д.
        (re.compile(r"[ ](?=[—–](?:\s|$))"), NO_BREAK),  # the dash never begins a line
    ]


def _quote_rules() -> list[_Rule]:
    abbreviation = re.compile(rf"(?<![^\s(])([{_CAPITAL}]{{2,5}})[ ](?=«)")  # КРЦ «Фламинго»
    quoted: list[_Rule] = [(re.compile(marks), _keep_short) for marks in ("„[^„“]+“", "“[^“”]+”", "«[^«»]+»")]
    return [(abbreviation, rf"\1{NO_BREAK}"), *quoted]


_RULES: dict[Language, list[_Rule]] = {
    "ru": [*_name_rules(), *_number_rules(_MONTHS), *_word_rules(_RU_SHORT, _RU_AHEAD), *_quote_rules()],
    "en": [*_name_rules(), *_number_rules(_EN_MONTHS), *_word_rules(_EN_SHORT, _EN_AHEAD), *_quote_rules()],
}


def tidy(text: str) -> str:
    """Return NFC text on one line: every run of white space one space, soft hyphens and zero-width spaces gone.

    No-break spaces that the writer set are kept, thin ones become narrow no-break spaces.
    """
    seen = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_NARROW_ONES)
    return _MIXED.sub(" ", _BREAKABLE.sub(" ", seen)).strip(f" {NO_BREAK}{NARROW}")


@lru_cache(maxsize=2048)
def glue(text: str, *, language: Language) -> str:
    """Tidy a text and put no-break spaces where a line must not end."""
    glued = tidy(text)
    for pattern, replacement in _RULES[language]:
        glued = pattern.sub(replacement, glued)
    return glued
