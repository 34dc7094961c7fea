"""Smooth shapes and text on a picture: edges are drawn once, large, and kept."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from core.pdf.faces import Face, font_path

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

Colour = tuple[int, int, int]
Anchor = Literal["left", "right", "centre"]
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are outside."""

_OVERSAMPLED = 4
_ELLIPSIS = "…"


def new_picture(width: int, height: int, colour: Colour) -> Image:
    """Return an empty picture."""
    from PIL import Image  # slow import

    return Image.new("RGB", (width, height), colour)


@lru_cache(maxsize=512)
def rounded_mask(width: int, height: int, radius: int) -> Image:
    """Return the mask of a rectangle with round corners, grey at its edges; half the width makes a disc."""
    from PIL import Image, ImageDraw  # slow import

    large = Image.new("L", (width * _OVERSAMPLED, height * _OVERSAMPLED))
    box = (0, 0, width * _OVERSAMPLED - 1, height * _OVERSAMPLED - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, radius * _OVERSAMPLED, fill=255)
    return large.resize((width, height), Image.Resampling.BOX)


@lru_cache(maxsize=512)
def gradient(width: int, height: int, top: Colour, bottom: Colour) -> Image:
    """Return a picture that passes from one colour into another downwards."""
    from PIL import Image  # slow import

    column = Image.new("RGB", (1, height))
    for row in range(height):
        share = row / max(height - 1, 1)
        column.putpixel((0, row), blend(top, bottom, share))
    return column.resize((width, height), Image.Resampling.NEAREST)


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour ``share`` of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def fill(picture: Image, box: Box, colour: Colour, *, radius: int = 0) -> None:
    """Draw a rectangle, with round corners if ``radius`` is above 0; sides are at least twice the radius."""
    left, top, right, bottom = box
    if not radius:
        picture.paste(colour, box)
        return
    disc = rounded_mask(2 * radius, 2 * radius, radius)
    for x in (left, right - 2 * radius):
        for y in (top, bottom - 2 * radius):
            picture.paste(colour, (x, y, x + 2 * radius, y + 2 * radius), disc)
    picture.paste(colour, (left + radius, top, right - radius, bottom))
    picture.paste(colour, (left, top + radius, right, bottom - radius))


def fill_disc(picture: Image, centre: tuple[int, int], radius: int, colour: Colour) -> None:
    """Draw a disc; what lies outside the picture is cut off."""
    x, y = centre
    mask = rounded_mask(2 * radius, 2 * radius, radius)
    picture.paste(colour, (x - radius, y - radius, x + radius, y + radius), mask)


@cache
def load_font(size: int, *, bold: bool = False) -> FreeTypeFont:
    """Return PT Sans in a size in pixels."""
    from PIL import ImageFont  # slow import

    path = font_path(Face.SANS_BOLD if bold else Face.SANS)
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def write(
    picture: Image,
    place: tuple[int, int],
    text: str,
    *,
    size: int,
    colour: Colour,
    bold: bool = False,
    anchor: Anchor = "left",
) -> None:
    """Write a line of text at a point of its baseline, its left or right end there; or centred around the point."""
    mask, offset = _set(text, size, bold)
    x, y = place[0] + offset[0], place[1] + offset[1]
    if anchor == "right":
        x -= mask.width
    elif anchor == "centre":
        x, y = place[0] - mask.width // 2, place[1] - mask.height // 2
    picture.paste(colour, (x, y, x + mask.width, y + mask.height), mask)


@lru_cache(maxsize=4096)
def trim(text: str, width: int, *, size: int, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis if it is wider than ``width`` pixels."""
    font = load_font(size, bold=bold)
    full = font.getlength(text)
    if full <= width:
        return text
    text = text[: int(len(text) * width / full) + 4]
    while text and font.getlength(text + _ELLIPSIS) > width:
        text = text[:-1].rstrip()
    return text + _ELLIPSIS


@lru_cache(maxsize=4096)
def _set(text: str, size: int, bold: bool) -> tuple[Image, tuple[int, int]]:  # noqa: FBT001 - the cache wants places
    """Return a line of text as a mask, and where its corner lies from the left end of the baseline."""
    from PIL import Image, ImageDraw  # slow import

    font = load_font(size, bold=bold)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(text, anchor="ls"))
    mask = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=font, anchor="ls")
    return mask, (left, top)
