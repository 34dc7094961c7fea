from __future__ import annotations

import pytest

from core.domain.contest import Scale
from ui.widgets.marks_typing import SOON, TypedMark

TEN = Scale()
HALVES = Scale.checked(minimum="1", maximum="5", step="0.5")


class Watch:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


def _marks(typed: TypedMark, keys: str) -> list[tuple[int | None, bool]]:
    made = [typed.press(key) for key in keys]
    return [(each.steps, each.joins) for each in made]


def test_a_digit_is_a_mark_at_once(watch: Watch) -> None:
    assert _marks(TypedMark(TEN, clock=watch), "8") == [(8, False)]


def test_zero_soon_after_one_makes_ten_in_the_same_step(watch: Watch) -> None:
    typed = TypedMark(TEN, clock=watch)
    assert _marks(typed, "1") == [(1, False)]
    watch.now += SOON
    assert _marks(typed, "0") == [(10, True)]


def test_zero_long_after_one_is_a_mark_of_its_own(watch: Watch) -> None:
    typed = TypedMark(TEN, clock=watch)
    typed.press("1")
    watch.now += SOON + 0.01
    assert _marks(typed, "0") == [(0, False)]


def test_another_criterion_begins_another_number(watch: Watch) -> None:
    typed = TypedMark(TEN, clock=watch)
    typed.press("1")
    typed.forget()
    assert _marks(typed, "0") == [(0, False)]


def test_a_digit_that_makes_no_number_begins_a_new_one(watch: Watch) -> None:
    assert _marks(TypedMark(TEN, clock=watch), "85") == [(8, False), (5, False)]


@pytest.mark.parametrize("minus", ["-", "−"])
def test_minus_is_ten(minus: str, watch: Watch) -> None:
    assert _marks(TypedMark(TEN, clock=watch), minus) == [(10, False)]


def test_minus_is_nothing_where_there_is_no_ten(watch: Watch) -> None:
    assert _marks(TypedMark(HALVES, clock=watch), "-") == [(None, False)]


def test_minus_begins_a_number_where_there_are_negative_ones(watch: Watch) -> None:
    typed = TypedMark(Scale.checked(minimum="-2", maximum="2", step="1"), clock=watch)
    assert _marks(typed, "-2") == [(None, False), (-2, False)]


@pytest.mark.parametrize("mark", [",", "."])
def test_halves_are_typed_with_a_comma_or_a_point(mark: str, watch: Watch) -> None:
    assert _marks(TypedMark(HALVES, clock=watch), f"4{mark}5") == [(8, False), (None, False), (9, True)]


def test_after_a_decimal_mark_there_is_time(watch: Watch) -> None:
    typed = TypedMark(HALVES, clock=watch)
    typed.press("4")
    typed.press(",")
    watch.now += 2 * SOON
    assert _marks(typed, "5") == [(9, True)]


def test_a_number_off_the_scale_is_a_slip_with_the_scale_named(watch: Watch) -> None:
    slip = TypedMark(HALVES, clock=watch).press("9").slip
    assert slip is not None
    assert (slip.code, slip.facts) == ("mark.off_scale", {"score": "9", "minimum": "1", "maximum": "5"})


def test_a_decimal_mark_means_nothing_on_a_whole_scale(watch: Watch) -> None:
    assert _marks(TypedMark(TEN, clock=watch), ",") == [(None, False)]


def test_a_number_may_begin_with_what_is_no_mark_yet(watch: Watch) -> None:
    typed = TypedMark(Scale.checked(minimum="10", maximum="20", step="1"), clock=watch)
    assert _marks(typed, "12") == [(None, False), (12, False)]


@pytest.mark.parametrize("key", ["", "a", "ж", "12", "²", "٣"])
def test_other_keys_are_no_part_of_a_number(key: str) -> None:
    assert not TypedMark.is_part_of_number(key)
