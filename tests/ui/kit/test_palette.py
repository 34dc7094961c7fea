from __future__ import annotations

import pytest

from ui.kit.palette import ROLES, SHAPES_ON, TABLE, WORDS_ON, Role, colour_of, contrast, words_on
from ui.kit.stylesheet import make_stylesheet
from ui.kit.type_scale import TEXT_SIZES

THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def _too_faint(pairs: dict[Role, tuple[Role, ...]], *, dark: bool, least: float) -> dict[str, float]:
    return {
        f"{role} on {ground}": round(ratio, 2)
        for role, grounds in pairs.items()
        for ground in grounds
        if (ratio := contrast(TABLE[role][dark], TABLE[ground][dark])) < least
    }


@THEMES
def test_words_can_be_read_wherever_they_stand(*, dark: bool) -> None:
    assert _too_faint(WORDS_ON, dark=dark, least=4.5) == {}


@THEMES
def test_shapes_that_mean_something_can_be_told_from_their_ground(*, dark: bool) -> None:
    assert _too_faint(SHAPES_ON, dark=dark, least=3.0) == {}


def test_contrast_is_the_published_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("#FFFFFF", "#767676") == contrast("#767676", "#FFFFFF")


def test_words_on_any_ground_are_readable() -> None:
    greys = [f"#{each:02X}{each:02X}{each:02X}" for each in range(256)]
    assert min(contrast(words_on(each), each) for each in greys) > 4.5


def test_every_role_has_a_colour_in_both_themes() -> None:
    assert TABLE.keys() == set(ROLES)
    assert [role for role in ROLES if colour_of(role, dark=True) == colour_of(role, dark=False)] == []


@THEMES
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_the_style_sheet_has_no_place_left_open(text_size: str, *, dark: bool) -> None:
    sheet = make_stylesheet(dark=dark, text_size=text_size)  # type: ignore[arg-type]  # one of the known sizes
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")
