"""The cover of an invented page: a house under a sky, as the nomination would have it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.services.inventing.shapes import Colour, blend, fill, fill_disc, gradient, new_picture

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 688, 196
VARIANTS = 3

_LARGER = 2
_WHITE: Colour = (255, 255, 255)
_GLASS: Colour = (168, 205, 226)
_LIT: Colour = (250, 224, 150)
_GRASS: Colour = (138, 178, 132)
_HILL: Colour = (170, 199, 176)
_LEAVES: Colour = (62, 128, 92)
_TRUNK: Colour = (122, 92, 70)
_SUN: Colour = (252, 214, 120)
_DOOR: Colour = (110, 84, 66)


@dataclass(frozen=True, slots=True)
class House:
    """A building: its colours, its floors and windows across, and the sign over its door."""

    wall: Colour
    roof: Colour
    floors: int
    windows: int
    sign: str


_SCHOOL = House(wall=(236, 217, 178), roof=(181, 96, 72), floors=3, windows=9, sign="clock")
_KINDERGARTEN = House(wall=(247, 206, 160), roof=(87, 150, 170), floors=2, windows=7, sign="sun")
_HOSPITAL = House(wall=(233, 238, 241), roof=(140, 160, 172), floors=4, windows=9, sign="cross")
_THEATRE = House(wall=(231, 222, 210), roof=(120, 62, 78), floors=2, windows=7, sign="columns")
_ARENA = House(wall=(205, 217, 226), roof=(52, 96, 138), floors=1, windows=11, sign="ring")
_CENTRE = House(wall=(228, 226, 206), roof=(126, 142, 92), floors=2, windows=9, sign="heart")
_OFFICE = House(wall=(222, 222, 226), roof=(92, 100, 120), floors=4, windows=9, sign="flag")
_HOUSES = {
    1: _SCHOOL, 2: _KINDERGARTEN, 3: _KINDERGARTEN, 4: _HOSPITAL, 5: _THEATRE, 6: _ARENA, 7: _CENTRE, 8: _SCHOOL,
    9: _OFFICE, 10: _OFFICE, 11: _OFFICE, 12: _CENTRE,
}  # fmt: skip
_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((140, 190, 224), (222, 238, 246)),
    ((244, 190, 150), (252, 232, 206)),
    ((176, 184, 220), (234, 232, 244)),
)


@lru_cache(maxsize=64)
def draw_cover(nomination: int, variant: int) -> Image:
    """Return one of ``VARIANTS`` covers for a nomination, ``WIDTH`` × ``HEIGHT`` pixels."""
    from PIL import Image  # slow import

    width, height = WIDTH * _LARGER, HEIGHT * _LARGER
    house = _HOUSES.get(nomination, _OFFICE)
    picture = new_picture(width, height, _WHITE)
    picture.paste(gradient(width, height, *_SKIES[variant % VARIANTS]))
    fill_disc(picture, (width * (2 + 3 * variant) // 10, 84), 44, _SUN)
    for place in range(4):
        fill_disc(picture, (place * width // 3 + 60 * variant, height + 160), 260, _HILL)
    fill(picture, (0, height - 60, width, height), _GRASS)
    for tree, x in enumerate((70, 160, 250, width - 310, width - 220, width - 130)):
        _draw_tree(picture, x, height - 44, 46 + 6 * ((tree + variant) % 3))
    _draw_house(picture, house, left=width // 4, right=width * 3 // 4, ground=height - 40)
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _draw_tree(picture: Image, x: int, ground: int, radius: int) -> None:
    fill(picture, (x - 6, ground - 100, x + 6, ground), _TRUNK)
    fill_disc(picture, (x, ground - 100), radius, _LEAVES)
    fill_disc(picture, (x - 10, ground - 110), radius // 2, blend(_LEAVES, _WHITE, 0.12))


def _draw_house(picture: Image, house: House, *, left: int, right: int, ground: int) -> None:
    top = ground - 70 - 52 * house.floors
    fill(picture, (left, top, right, ground), house.wall)
    fill(picture, (left - 14, top - 18, right + 14, top), house.roof, radius=6)
    step = (right - left) // house.windows
    for floor in range(house.floors):
        for place in range(house.windows):
            x, y = left + place * step + step // 4, top + 20 + floor * 56
            pane = _LIT if (floor * 5 + place * 3) % 7 == 0 else _GLASS
            fill(picture, (x, y, x + step // 2, y + 34), pane, radius=3)
    middle = (left + right) // 2
    fill(picture, (middle - 74, top - 44, middle + 74, ground), blend(house.wall, _WHITE, 0.4))
    fill(picture, (middle - 84, top - 58, middle + 84, top - 42), house.roof, radius=6)
    fill(picture, (middle - 26, ground - 66, middle + 26, ground), _DOOR, radius=8)
    _draw_sign(picture, house, middle=middle, top=top)


def _draw_sign(picture: Image, house: House, *, middle: int, top: int) -> None:
    y = top + 6
    match house.sign:
        case "cross":
            fill(picture, (middle - 9, y - 28, middle + 9, y + 28), (200, 70, 70), radius=3)
            fill(picture, (middle - 28, y - 9, middle + 28, y + 9), (200, 70, 70), radius=3)
        case "columns":
            for place in range(4):
                fill(picture, (middle - 62 + place * 36, top - 34, middle - 48 + place * 36, top + 110), _WHITE)
        case "flag":
            fill(picture, (middle - 3, top - 120, middle + 3, top - 56), _TRUNK)
            fill(picture, (middle + 3, top - 118, middle + 60, top - 86), (20, 110, 112), radius=3)
        case "heart":
            fill_disc(picture, (middle - 14, y - 6), 17, (206, 92, 92))
            fill_disc(picture, (middle + 14, y - 6), 17, (206, 92, 92))
            for row in range(28):
                fill(picture, (middle - 28 + row, y + row, middle + 28 - row, y + row + 1), (206, 92, 92))
        case _:
            fill_disc(picture, (middle, y), 30, house.roof)
            fill_disc(picture, (middle, y), 22, _LIT if house.sign == "sun" else _WHITE)
