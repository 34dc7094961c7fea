"""One order for identifiers, so that the same marks print the same way whatever order they came in."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\d+")


def natural_key(text: str) -> tuple[str, str]:
    """Return a sort key under which ``G2`` comes before ``G10``; equal keys mean equal texts."""
    return _DIGITS.sub(_padded, text), text


def _padded(match: re.Match[str]) -> str:
    digits = match.group().lstrip("0")
    return f"{len(digits):06}{digits}"
