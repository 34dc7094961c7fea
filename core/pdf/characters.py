"""Which characters may reach paper at all, whatever the face."""

from __future__ import annotations

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They make a name read otherwise than it is stored."""


def find_bidi_control(text: str) -> str | None:
    """Return the first bidirectional control character of a text."""
    return next((character for character in text if character in BIDI_CONTROLS), None)


def character_code(character: str) -> str:
    """Return how a character is named where it cannot be shown, for example ``U+1F44D``."""
    return f"U+{ord(character):04X}"
