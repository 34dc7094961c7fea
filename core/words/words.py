"""Sentences for people: one explicit value per language, handed on from whoever knows the reader."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, Self, get_args

from core.base.errors import Fact, RefusedError
from core.base.resources import resource
from core.words.formats import show_date, show_moment, show_number, show_size
from core.words.places import fill
from core.words.reasons import spell_place, spell_reason

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

DOMAINS = ("errors", "terms", "command", "papers", "window")
"""The catalogues, each a file of its own under ``resources/locale/<language>/LC_MESSAGES``."""

_DASH = "—"


class UnwordedError(LookupError):
    """A sentence was asked for that no catalogue holds: our fault, never the user's."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the program can say in one language."""

    language: Language
    catalogue: gettext.NullTranslations

    @classmethod
    def of(cls, language: Language) -> Self:
        """Return the words of a language; its catalogues are read once."""
        return cls(language=language, catalogue=_read_catalogues(language))

    def knows(self, message: str) -> bool:
        """Tell whether a sentence exists, plain or in plural forms."""
        return self._pick(message, n=1) is not None

    def say(self, message: str, **facts: Fact) -> str:
        """Return the sentence ``message`` with its places filled; raises :class:`UnwordedError`."""
        sentence = self.catalogue.gettext(message)
        if sentence == message:
            raise UnwordedError(message)
        return fill(sentence, facts, spell=self.spell)

    def count(self, message: str, *, n: int, **facts: Fact) -> str:
        """Return the form of ``message`` that agrees with ``n``, which fills the place ``{n}``."""
        form = self._pick(message, n=n)
        if form is None:
            raise UnwordedError(message)
        return fill(form, {"n": n, **facts}, spell=self.spell)

    def error(self, code: str, facts: Mapping[str, Fact]) -> str:
        """Return the sentence of a refusal; a place whose fact is not known shows a dash.

        A sentence in plural forms agrees with the fact ``count``. Old journals and newer files may bring codes
        without a sentence of ours: these are named as they are, in a sentence that asks for help.
        """
        number = facts.get("count", 1)
        form = self._pick(f"error.{code}", n=number if isinstance(number, int) else 1)
        if form is None:
            return self.say("error.unknown", code=code)
        return fill(form, facts, spell=self.spell, missing=_DASH)

    def refusal(self, refused: RefusedError) -> str:
        """Return the sentence of a raised refusal."""
        return self.error(refused.code, refused.facts)

    def term(self, kind: str, value: str) -> str:
        """Return the name of a value people read, such as the verdict ``fork``: «Расхождение»."""
        return self.say(f"{kind}.{value}")

    def date(self, day: str) -> str:
        """Return an ISO day or moment as a day in words: «19 декабря 2025 г.»."""
        return show_date(day, language=self.language)

    def moment(self, moment: str) -> str:
        """Return an ISO moment as day and time on its own clock: «19 декабря 2025 г., 14:05»."""
        return show_moment(moment, language=self.language)

    def number(self, value: Decimal | int, *, digits: int | None = None) -> str:
        """Return a number with the language's decimal mark and grouping; ``digits`` pads after the mark."""
        return show_number(value, digits=digits, language=self.language)

    def size(self, number_of_bytes: int) -> str:
        """Return a file's size for reading: «2 МБ»."""
        return show_size(number_of_bytes, language=self.language)

    def spell(self, fact: Fact, way: str) -> str:
        """Return a fact as a place asks for it.

        ``way`` is empty for the fact itself, ``date``, ``moment``, ``number`` or ``size``; ``reason`` and ``place`` for
        what a reader of files found wrong and where; ``step`` for the step of a scale; or the kind of a term
        (:meth:`term`), so that a place ``{role:role}`` shows «председатель» for ``chair``; a value that is no such
        term is shown as it is.
        """
        match way:
            case "":
                return str(fact)
            case "date":
                return self.date(str(fact))
            case "moment":
                return self.moment(str(fact))
            case "number":
                return self.number(Decimal(fact))
            case "size":
                return self.size(int(fact))
            case kind:
                return self._spell_written(fact, kind) or self._pick_one(f"{kind}.{fact}") or str(fact)

    def _spell_written(self, fact: Fact, way: str) -> str:
        """Return what a file says in a way of its own; nothing for a plain term."""
        match way:
            case "reason":
                return spell_reason(str(fact), pick=self._pick_one)
            case "place":
                return spell_place(str(fact), pick=self._pick_one)
            case "step" if fact not in {1, "1"}:
                return self.say("step.by", step=self.number(Decimal(fact)))
            case _:
                return ""

    def _pick_one(self, message: str) -> str | None:
        return self._pick(message, n=1)

    def _pick(self, message: str, *, n: int) -> str | None:
        plural = self.catalogue.ngettext(message, message, n)
        if plural != message:
            return plural
        plain = self.catalogue.gettext(message)
        return None if plain == message else plain


@cache
def _read_catalogues(language: Language) -> gettext.NullTranslations:
    first, *others = (_read_catalogue(language, domain) for domain in DOMAINS)
    for other in others:
        first.add_fallback(other)
    return first


def _read_catalogue(language: Language, domain: str) -> gettext.GNUTranslations:
    with resource(f"locale/{language}/LC_MESSAGES/{domain}.mo").open("rb") as stream:
        return gettext.GNUTranslations(stream)
