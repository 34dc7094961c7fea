"""The window's style sheet: ``resources/style/window.qss`` with its measures and colours filled in.

In the sheet, ``@accent`` is a colour by its role, ``@px(40)`` a length and ``@pt(body)`` a size of type; lengths and
sizes grow with the text size that the user chose.
"""

from __future__ import annotations

import re
from functools import cache

from core.base.resources import resource
from ui.kit.palette import ROLES, colour_of
from ui.kit.type_scale import ENLARGED, SIZES, TYPES, TextSize

_PLACE = re.compile(r"@(?:(px)\((\d+)\)|(pt)\((\w+)\)|(\w+))")


def make_stylesheet(*, dark: bool, text_size: TextSize) -> str:
    """Return the sheet for a theme and a text size; a place that names nothing known raises KeyError."""
    scale = ENLARGED[text_size]
    colours = {str(role): colour_of(role, dark=dark) for role in ROLES}
    points = {str(each): SIZES[each].points for each in TYPES}

    def fill(place: re.Match[str]) -> str:
        length, pixels, size, name, role = place.groups()
        if length:
            return f"{round(int(pixels) * scale)}px"
        return f"{points[name] * scale:g}pt" if size else colours[role]

    return _PLACE.sub(fill, _template())


@cache
def _template() -> str:
    return resource("style/window.qss").read_text(encoding="utf-8")
