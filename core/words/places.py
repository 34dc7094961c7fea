"""Named places in sentences: ``{file}``, or with the way it is shown, ``{limit:size}``."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence

from core.base.errors import Fact

Spell = Callable[[Fact, str], str]
"""Shows a fact in the way that stands after the colon; nothing stands there for plain places."""


class _Filler(string.Formatter):
    def __init__(self, spell: Spell, missing: str | None) -> None:
        self._spell = spell
        self._missing = missing

    def get_value(self, key: int | str, args: Sequence[object], kwargs: Mapping[str, object]) -> object:
        if key in kwargs or self._missing is None:
            return super().get_value(key, args, kwargs)
        return _Gap(self._missing)

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, _Gap):
            return value
        if not isinstance(value, str | int):
            raise TypeError(value)
        return self._spell(value, format_spec)


class _Gap(str):
    """Stands where a fact is not known, whatever way it was to be shown."""

    __slots__ = ()


def fill(sentence: str, facts: Mapping[str, Fact], *, spell: Spell, missing: str | None = None) -> str:
    """Return the sentence with its places filled.

    Facts without a place are left out; a place without a fact shows ``missing``, or raises KeyError when that
    is None. Braces inside facts stay as they are.
    """
    return _Filler(spell, missing).vformat(sentence, (), facts)


def places_of(sentence: str) -> frozenset[str]:
    """Return the names of a sentence's places."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)
