"""What is wrong with a file that a person wrote, and where: the readers' own English, told in our words.

The readers are pydantic (values) and tomllib (TOML); what they say is not theirs to word for a jury.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from core.base.errors import Fact
from core.words.places import fill

Pick = Callable[[str], str | None]
"""Finds the sentence of an id, or None."""

_PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("choices_found", r"Input should be (?P<choices>'.*'|\d+); found '(?P<found>.*)'"),
        ("choices", r"Input should be (?P<choices>'.*'|\d+)"),
        ("at_least", r"Input should be greater than or equal to (?P<limit>\S+)"),
        ("at_most", r"Input should be less than or equal to (?P<limit>\S+)"),
        ("longest", r"String should have at most (?P<limit>\d+) characters?"),
        ("shortest", r"String should have at least (?P<limit>\d+) characters?"),
        ("fewest", r"(Tuple|List) should have at least (?P<limit>\d+) items?.*"),
        ("toml", r"(?P<what>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)"),
        ("toml_end", r"(?P<what>.*) \(at end of document\)"),
        ("signs", r"String should match pattern .*"),
        ("not_utf8", r"'utf-8' codec can't decode .*"),
    )
)
_TOML = (
    ("twice", r"Cannot (overwrite|declare|mutate|redefine).*|Duplicate .*"),
    ("no_sign", r"Expected '=' .*"),
    ("unclosed", r"Unclosed .*|Unterminated .*|Expected [\"'].*"),
    ("sign", r"Illegal character .*|Found invalid character .*|Unescaped .*|Escaped .*|Invalid hex value"),
    ("line", r"Invalid statement"),
    ("moment", r"Invalid date or datetime"),
    ("value", r"Invalid value"),
)


def spell_reason(text: str, *, pick: Pick) -> str:
    """Return a reader's reason in our words; one that nobody foresaw is named as it is."""
    known = pick(f"reason.{text}")
    if known is not None:
        return known
    for name, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            return _say(f"reason.{name}", _facts(match.groupdict(), pick=pick), pick=pick)
    return _say("reason.unforeseen", {"text": text}, pick=pick)


def spell_place(text: str, *, pick: Pick) -> str:
    """Return the way to a value in words: «вопрос 1, поле for» for ``question.0.for``."""
    if text in {"", "."}:
        return _say("place.whole", {}, pick=pick)
    steps = [part.strip("[]") for part in text.split(".")]
    shown: list[str] = []
    while steps:
        name = steps.pop(0)
        if steps and steps[0].isdecimal():
            facts: dict[str, Fact] = {"name": name, "n": int(steps.pop(0)) + 1}
            shown.append(_say(f"place.{name}" if pick(f"place.{name}") else "place.item", facts, pick=pick))
        else:
            shown.append(_say("place.field", {"name": name}, pick=pick))
    return ", ".join(shown)


def _facts(found: Mapping[str, str], *, pick: Pick) -> dict[str, Fact]:
    facts: dict[str, Fact] = dict(found)
    if "choices" in found:
        facts["choices"] = ", ".join(re.findall(r"'([^']*)'", found["choices"])) or found["choices"]
    if "what" in found:
        facts["what"] = _say_toml(found["what"], pick=pick)
    return facts


def _say_toml(what: str, *, pick: Pick) -> str:
    name = next((name for name, pattern in _TOML if re.fullmatch(pattern, what, re.DOTALL)), "other")
    return _say(f"toml.{name}", {}, pick=pick)


def _say(message: str, facts: Mapping[str, Fact], *, pick: Pick) -> str:
    return fill(pick(message) or message, facts, spell=lambda fact, _: str(fact))
