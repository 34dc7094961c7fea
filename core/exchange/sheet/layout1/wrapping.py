"""Lines broken at spaces, and words that are too long for any line broken at characters.

Never broken: no-break spaces, and the space after «№», «имени», initials and short abbreviations («г. Кемерово»),
after one-letter words, and before a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, takewhile

from core.exchange.sheet.layout1.faces import Face, visible
from core.exchange.sheet.layout1.ink import Line, Style, set_line

ELLIPSIS = "…"
NBSP = "\u00a0"

_GLUED_AFTER = re.compile(r"(?:^|(?<= ))(№|имени|[^ ]{1,3}\.|[ивкосуИВКОСУ]) (?=[^ ])")
_GLUED_BEFORE = re.compile(r"(?<=[^ ]) (?=[—–] )")


@lru_cache(maxsize=20_000)
def wrap_name(text: str, style: Style, width: int) -> tuple[Line, ...]:
    """Set a name or heading in lines of ``width``; remembered, because jurors' sheets name the same applicants."""
    return tuple(_set(each, style) for each in _break(visible(text), style=style, width=width))


def wrap_text(text: str, *, style: Style, width: int) -> Iterator[Line]:
    """Set what a person wrote, line after line as they are asked for: its own line breaks stay."""
    for paragraph in text.split("\n"):
        for each in _break(visible(paragraph), style=style, width=width):
            yield _set(each, style)


def fit(text: str, *, style: Style, width: int) -> Line:
    """Set one line that is cut with «…» where it would be too long: only for what stands whole elsewhere."""
    line = set_line(text, style)
    if line.width <= width:
        return line
    room = width // style.size - style.face.widths[ELLIPSIS]
    return _set(visible(text)[: _count(visible(text), face=style.face, room=room)] + ELLIPSIS, style)


def _set(shown: str, style: Style) -> Line:
    return Line(shown.translate(style.face.codes), style.face.measure(shown) * style.size)


def _break(text: str, *, style: Style, width: int) -> Iterator[str]:
    face, room = style.face, width // style.size
    space = face.widths[" "]
    line, used = "", 0
    for word in _glue(text).split(" "):
        size = face.measure(word)
        if line and used + space + size <= room:
            line, used = f"{line} {word}", used + space + size
            continue
        if line:
            yield line
        line, used = word, size
        while used > room:
            count = max(1, _count(line, face=face, room=room))
            if count == len(line):
                break
            yield line[:count]
            used -= face.measure(line[:count])
            line = line[count:]
    yield line


def _glue(text: str) -> str:
    return _GLUED_BEFORE.sub(NBSP, _GLUED_AFTER.sub(rf"\1{NBSP}", text))


def _count(text: str, *, face: Face, room: int) -> int:
    """Return how many characters from the start fit."""
    ends = accumulate(map(face.widths.__getitem__, text))
    return sum(1 for _ in takewhile(room.__ge__, ends))
