"""The journal's chain: each line's hash covers the line and the hash before it. Pure; the archive recounts it too."""

from __future__ import annotations

from collections.abc import Iterable

from core.base.errors import refuse
from core.base.ids import sha256
from core.base.strict_json import Json, encode
from core.domain.acts import ACTS, Act, Line

FIRST_PREVIOUS = ""
"""What the first line is chained to."""


def chain_line(act: Act, *, number: int, at: str, actor: str, previous: str) -> Line:
    """Return the line that follows the hash ``previous``."""
    content = ACTS.dump_python(act, mode="json")
    body: Json = {"number": number, "at": at, "actor": actor, "act": content, "previous": previous}
    return Line(number=number, at=at, actor=actor, act=act, previous=previous, hash=sha256(encode(body)))


def check_chain(lines: Iterable[Line], *, head: tuple[int, str]) -> None:
    """Recount the chain up to its head (number and hash); raises ``journal.broken`` with the first wrong line."""
    number, previous = 0, FIRST_PREVIOUS
    for line in lines:
        number += 1
        expected = chain_line(line.act, number=number, at=line.at, actor=line.actor, previous=previous)
        if line != expected:
            refuse("journal.broken", line=number)
        previous = line.hash
    if (number, previous) != head:
        refuse("journal.broken", line=number + 1)
