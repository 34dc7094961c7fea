"""The sizes of type: few, named for their use, and one setting that makes them all larger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Type = Literal["caption", "body", "strong", "key", "lead", "heading", "title", "digits"]
TYPES: tuple[Type, ...] = get_args(Type)

TextSize = Literal["normal", "large", "largest"]
TEXT_SIZES: tuple[TextSize, ...] = get_args(TextSize)

ENLARGED: dict[TextSize, float] = {"normal": 1.0, "large": 1.18, "largest": 1.36}
"""How much larger everything gets, type and the boxes around it alike."""


@dataclass(frozen=True, slots=True)
class Size:
    """Points at normal size, and the weight."""

    points: float
    bold: bool = False


SIZES: dict[Type, Size] = {
    "caption": Size(10),  # weights, second lines of rows, unlit levels
    "body": Size(11),
    "strong": Size(11, bold=True),  # what is chosen
    "key": Size(13),  # marking keys
    "lead": Size(13, bold=True),  # heads of panels, the active criterion, marks
    "heading": Size(16, bold=True),  # the entry, a page's title
    "title": Size(22, bold=True),  # start and code, totals
    "digits": Size(22),  # the code's digits
}
