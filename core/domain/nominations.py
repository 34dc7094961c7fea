"""Finding a nomination by what people write in a table: its number, its title, or both."""

from __future__ import annotations

import re

from core.domain.contest import Nomination
from core.domain.jury import fold

_NUMBERED = re.compile(
    r"^\s*(?:номинация\s*|nomination\s*|№\s*)?(\d{1,3})\s*(?:[.):\u2013\u2014-]\s*(.*))?$", re.IGNORECASE | re.DOTALL
)


def find_nomination(text: str, *, among: tuple[Nomination, ...]) -> Nomination | None:
    """Return the nomination that ``text`` names: «4», «4. Лучший паблик…», its title or short title; None if none.

    A number with a title must agree with the title.
    """
    wanted = fold(text)
    for each in among:
        if wanted and wanted in {fold(each.title), fold(each.short)}:
            return each
    match = _NUMBERED.match(text)
    if not match:
        return None
    found = next((each for each in among if each.number == int(match[1])), None)
    title = fold(match[2] or "")
    if found is not None and title and title not in {fold(found.title), fold(found.short)}:
        return None
    return found
