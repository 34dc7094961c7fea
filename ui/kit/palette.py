"""Every colour of the program, by what it is for, in one table of two columns."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal[
    "window",
    "surface",
    "sunken",
    "raised",
    "hover",
    "soft",
    "filled",
    "text",
    "text2",
    "accent",
    "accent_fill",
    "accent_hover",
    "on_accent",
    "saved",
    "saved_soft",
    "attention",
    "attention_soft",
    "refused",
    "refused_soft",
    "border",
    "avg",
    "bar",
    "strict",
    "lenient",
    "line",
]
ROLES: tuple[Role, ...] = get_args(Role)

TABLE: dict[Role, tuple[str, str]] = {  # light and dark
    "window": ("#F4F6F6", "#14181A"),  # pages, the active criterion
    "surface": ("#FFFFFF", "#1B2022"),  # panels, fields, tables
    "sunken": ("#E5E9EA", "#0E1112"),  # behind evidence and sheets, the secretary's stages
    "raised": ("#FFFFFF", "#272E31"),  # what floats above the page
    "hover": ("#ECF0F0", "#242B2E"),  # under the mouse; fill of what cannot be pressed now
    "soft": ("#E0EFF0", "#173A3E"),  # what is selected, lit or changed
    "filled": ("#C4DEE0", "#28545A"),  # a filled cell of the matrix
    "text": ("#1A2123", "#E5EAEB"),
    "text2": ("#536063", "#A5B1B4"),  # second lines
    "accent": ("#0B5A63", "#72CAD0"),  # links, what is chosen, focus
    "accent_fill": ("#0B5A63", "#72CAD0"),  # the primary button
    "accent_hover": ("#0A464D", "#85CFD5"),  # the primary button under the mouse
    "on_accent": ("#FFFFFF", "#06292C"),  # words on accent_fill
    "saved": ("#1D6838", "#80CF98"),
    "saved_soft": ("#E4F2E8", "#19321F"),
    "attention": ("#865000", "#E8BA6E"),
    "attention_soft": ("#FCF1DD", "#382B14"),
    "refused": ("#A3282B", "#F2A09A"),
    "refused_soft": ("#FBE8E6", "#402120"),
    "border": ("#7F8D90", "#728286"),  # of fields and buttons
    "avg": ("#7A888B", "#8C9A9D"),  # empty icons, scroll thumbs, axes; never words
    "bar": ("#0B5A63", "#4BA0A7"),  # large fills of charts
    "strict": ("#0E6B75", "#4FB3BC"),  # a chart's pair: the strict, the high
    "lenient": ("#B8702A", "#D79350"),  # and the lenient, the low
    "line": ("#D8DEDF", "#30383B"),  # hairlines and tracks: decoration, carries no meaning
}

ON_ANYTHING: tuple[Role, ...] = ("window", "surface", "sunken", "raised", "hover")
WORDS_ON: dict[Role, tuple[Role, ...]] = {
    "text": (*ON_ANYTHING, "soft", "filled", "saved_soft", "attention_soft", "refused_soft"),
    "text2": (*ON_ANYTHING, "soft"),
    "accent": (*ON_ANYTHING, "soft", "attention_soft"),
    "on_accent": ("accent_fill", "accent_hover"),
    "saved": ("window", "surface", "raised", "saved_soft", "soft"),
    "attention": ("window", "surface", "raised", "attention_soft", "soft"),
    "refused": ("window", "surface", "raised", "refused_soft", "soft"),
}
"""Which words may stand on which grounds, at 4.5 to 1 or better."""

SHAPES_ON: dict[Role, tuple[Role, ...]] = {
    "border": ("window", "surface"),
    "avg": ("window", "surface"),
    "bar": ("window", "surface"),
    "strict": ("window", "surface"),
    "lenient": ("window", "surface"),
    "accent": (*ON_ANYTHING, "soft", "filled"),
}
"""Which shapes that mean something may stand on which grounds, at 3 to 1 or better."""


def colour_of(role: Role, *, dark: bool) -> str:
    """Return a role's colour as ``#RRGGBB``."""
    return TABLE[role][dark]


def contrast(first: str, second: str) -> float:
    """Return the ratio of two colours' luminances, from 1 to 21 (WCAG 2.1, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def words_on(ground: str) -> str:
    """Return black or white, whichever reads better on an arbitrary ground such as a heat map's cell."""
    return max("#FFFFFF", "#000000", key=lambda each: contrast(each, ground))


def _luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.1)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the formula's own
