"""The woven frame of an A4 letter, its rosettes, the shield that stands where an emblem will, and the lozenge rule.

Everything is a curve: no picture, no transparency. Bands and rosette are computed once, kept as three form XObjects
and used 2 + 2 + 4 times. Lengths are millimetres, line widths points, unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from math import asin, cos, pi, sin, tau

from core.pdf.colours import GOLD, IVORY, TEAL, Colour
from core.pdf.objects import number
from core.pdf.page import POINTS, Form, make_form

Curve = Callable[[float], tuple[float, float]]

EDGE = 9.0
"""From the paper's edge to the outer rule."""
GAP = 1.1
"""Between the two rules of a pair."""
BAND = 8.2
INNER = EDGE + GAP + BAND + GAP
"""From the paper's edge to the innermost rule."""
_CORNER = EDGE + 8.6
"""Centre of a rosette, from both edges."""
_BAND_START = _CORNER + 9.5
_WAVE = 13.2
_AMPLITUDE = 0.37 * BAND
_PHASES = (-0.33, -0.11, 0.11, 0.33)
_PIECES = 6
"""Cubic pieces in one wave: the error is below a hundredth of a millimetre."""
_HAIRLINE = 0.27


def _pen(colour: Colour, width: float) -> str:
    return f"{colour.operands()} RG {number(width)} w"


def _points(x: float, y: float) -> str:
    return f"{number(x * POINTS)} {number(y * POINTS)}"


def _trace(curve: Curve, *, start: float, end: float, pieces: int) -> str:
    """Return a smooth curve as cubic Hermite pieces; the tangents are central differences."""
    step = (end - start) / pieces
    small = step / 1000
    nodes = []
    for index in range(pieces + 1):
        at = start + index * step
        x, y = curve(at)
        (x0, y0), (x1, y1) = curve(at - small), curve(at + small)
        nodes.append((x, y, (x1 - x0) / (2 * small) * step / 3, (y1 - y0) / (2 * small) * step / 3))
    drawn = [f"{_points(*nodes[0][:2])} m"]
    for (x0, y0, dx0, dy0), (x1, y1, dx1, dy1) in pairwise(nodes):
        drawn.append(f"{_points(x0 + dx0, y0 + dy0)} {_points(x1 - dx1, y1 - dy1)} {_points(x1, y1)} c")
    return " ".join(drawn)


def _circle(radius: float) -> str:
    return _trace(lambda t: (radius * cos(t), radius * sin(t)), start=0, end=tau, pieces=8)


def _band(length: float, name: str) -> Form:
    """Return two counter-running bundles of four lines along the x axis, closing to a point at both ends.

    An odd number of half-waves fits the length exactly, so that all four sides of a frame mirror each other.
    """
    halves = round((length / (_WAVE / 2) - 1) / 2) * 2 + 1
    half = length / halves

    def strand(sign: int, phase: float) -> Curve:
        def at(x: float) -> tuple[float, float]:
            nearness = min(1.0, max(0.0, min(x, length - x) / half))
            spread = sin(nearness * pi / 2) ** 2
            return x, sign * _AMPLITUDE * sin(pi * x / half + phase * spread)

        return at

    pieces = halves * _PIECES // 2
    drawn = ["1 J 1 j"]
    for colour, sign in ((TEAL, -1), (GOLD, 1)):
        strands = (_trace(strand(sign, phase), start=0, end=length, pieces=pieces) for phase in _PHASES)
        drawn.append(f"{_pen(colour, _HAIRLINE)} {' '.join(strands)} S")
    reach = (_AMPLITUDE + 0.5) * POINTS
    return make_form(name, "\n".join(drawn), box=(-2, -reach, length * POINTS + 2, reach))


def _petal(*, radius: float, lobes: int, middle: float, depth: float, turn: int) -> Curve:
    """Return one closed line of a rosette: r(t) = R (m + d cos(q t + φ))."""

    def at(t: float) -> tuple[float, float]:
        length = radius * (middle + depth * cos(lobes * t + turn * pi / 2))
        return length * cos(t), length * sin(t)

    return at


def _rosette() -> Form:
    """Return the guilloche of a corner about its centre: two rings of four petal lines each, a ring and a dot."""
    rings = ((TEAL, 6.3, 12, 0.78, 0.20), (GOLD, 3.7, 8, 0.70, 0.24))
    drawn = ["1 j"]
    for colour, radius, lobes, middle, depth in rings:
        petals = (_petal(radius=radius, lobes=lobes, middle=middle, depth=depth, turn=turn) for turn in range(4))
        closed = (_trace(petal, start=0, end=tau, pieces=lobes * _PIECES) + " h" for petal in petals)
        drawn.append(f"{_pen(colour, _HAIRLINE)} {' '.join(closed)} S")
    drawn += [f"{_pen(GOLD, 0.3)} {_circle(7.05)} h S", f"{TEAL.operands()} rg {_circle(0.5)} f"]
    reach = 7.4 * POINTS
    return make_form("Rosette", "\n".join(drawn), box=(-reach, -reach, reach, reach))


def _inner_rule(width: float, height: float, *, inset: float) -> str:
    """Return a closed rule round the page, in line with ``inset`` and swinging inwards round the four rosettes."""
    radius = 9.4 - (INNER - inset)
    flat = asin((inset - _CORNER) / radius)
    steep = pi / 2 - flat

    def arc(*, right: bool, top: bool) -> Curve:
        x, across = (width - _CORNER, -radius) if right else (_CORNER, radius)
        y, along = (height - _CORNER, -radius) if top else (_CORNER, radius)
        return lambda t: (x + across * cos(t), y + along * sin(t))

    swings = [
        _trace(arc(right=False, top=False), start=steep, end=flat, pieces=4),
        _trace(arc(right=True, top=False), start=flat, end=steep, pieces=4),
        _trace(arc(right=True, top=True), start=steep, end=flat, pieces=4),
        _trace(arc(right=False, top=True), start=flat, end=steep, pieces=4),
    ]
    return swings[0] + "".join(" " + swing.replace(" m ", " l ", 1) for swing in swings[1:]) + " h"


@cache
def letter_frame() -> Form:
    """Return the whole frame of an upright A4 page, its origin at the lower left corner of the paper."""
    width, height, middle = 210.0, 297.0, EDGE + GAP + BAND / 2
    short = _band(width - 2 * _BAND_START, "ShortBand")
    long = _band(height - 2 * _BAND_START, "LongBand")
    rosette = _rosette()
    far_x, far_y = width - _CORNER, height - _CORNER
    placed = [
        (short, "1 0 0 1", _BAND_START, height - middle),
        (short, "1 0 0 -1", _BAND_START, middle),
        (long, "0 1 -1 0", middle, _BAND_START),
        (long, "0 1 1 0", width - middle, _BAND_START),
        *((rosette, "1 0 0 1", x, y) for x in (_CORNER, far_x) for y in (_CORNER, far_y)),
    ]
    drawn = [f"q {turn} {_points(x, y)} cm /{form.name} Do Q" for form, turn, x, y in placed]
    for inset, colour, pen in ((EDGE, TEAL, 1.1), (EDGE + GAP, GOLD, 0.3)):
        drawn.append(
            f"{_pen(colour, pen)} {_points(inset, inset)} {_points(width - 2 * inset, height - 2 * inset)} re S"
        )
    for inset, colour, pen in ((INNER - GAP, GOLD, 0.3), (INNER, TEAL, 0.9)):
        drawn.append(f"{_pen(colour, pen)} {_inner_rule(width, height, inset=inset)} S")
    box = (0, 0, width * POINTS, height * POINTS)
    return make_form("Frame", "\n".join(drawn), box=box, uses=(short, long, rosette))


_SHIELD = (19.0, 23.0)


def _shield_outline(scale: float) -> str:
    """Return a shield hanging from the origin: straight sides drawn in to a point by an ogee."""
    half, depth = _SHIELD[0] / 2 * scale, _SHIELD[1] * scale
    shoulder, waist, tip = -0.64 * depth, -0.89 * depth, -depth
    throat = (0.42 * half, tip + 0.115 * depth)
    return " ".join(
        (
            f"{_points(-half, 0)} m {_points(half, 0)} l {_points(half, shoulder)} l",
            f"{_points(half, waist)} {_points(*throat)} {_points(0, tip)} c",
            f"{_points(-throat[0], throat[1])} {_points(-half, waist)} {_points(-half, shoulder)} c h",
        )
    )


@cache
def shield_placeholder() -> Form:
    """Return a neutral shield, 19 × 23 mm, hanging from its origin at the middle of its upper edge."""
    drawn = [
        f"{IVORY.operands()} rg {_pen(TEAL, 0.9)} {_shield_outline(1)} B",
        f"q 1 0 0 1 {_points(0, -1.4)} cm {_pen(GOLD, 0.35)} {_shield_outline(1 - 2 * 1.4 / _SHIELD[0])} S Q",
    ]
    half, depth = (_SHIELD[0] / 2 + 1) * POINTS, (_SHIELD[1] + 1) * POINTS
    return make_form("Shield", "\n".join(drawn), box=(-half, -depth, half, 3))


@cache
def lozenge_rule() -> Form:
    """Return two gold hairlines of 21.4 mm with a lozenge between them, centred on its origin."""
    arm, gap, side = 21.4, 2.7, 1.05
    lines = f"{_points(-gap - arm, 0)} m {_points(-gap, 0)} l {_points(gap, 0)} m {_points(gap + arm, 0)} l S"
    corners = (f"{_points(*corner)}" for corner in ((0, side), (side, 0), (0, -side), (-side, 0)))
    first, *others = corners
    lozenge = f"{first} m {' '.join(f'{corner} l' for corner in others)} f"
    drawn = f"{_pen(GOLD, 0.4)} {lines}\n{GOLD.operands()} rg {lozenge}"
    reach = (gap + arm + 1) * POINTS
    return make_form("Lozenge", drawn, box=(-reach, -4, reach, 4))
