"""Scales, criteria and nominations: exact, and refused by name where a person slipped."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from core.base.errors import RefusedError
from core.domain.contest import Criterion, Nomination, Scale
from core.domain.nominations import find_nomination

HALVES = Scale(minimum=Decimal(1), maximum=Decimal(5), step=Decimal("0.5"))
NOMINATIONS = (
    Nomination(number=1, title="Лучший школьный паблик Кузбасса", short="Школы"),
    Nomination(number=4, title="Лучший паблик учреждения здравоохранения", short="Здравоохранение"),
    Nomination(number=12, title="2025 год: лучший дебют", short=""),
)


@pytest.mark.parametrize(
    "score, steps", [("1", 2), ("1.5", 3), ("5", 10), ("3.0", 6), ("4.50", 9)],
)  # fmt: skip
def test_a_score_becomes_steps_and_back(score: str, steps: int) -> None:
    assert HALVES.to_steps(Decimal(score)) == steps
    assert HALVES.to_score(steps) == Decimal(score)
    assert HALVES.holds(steps)


@pytest.mark.parametrize("score", ["0.5", "5.5", "-1", "1000000"])
def test_a_score_off_the_scale_is_refused_with_its_ends(score: str) -> None:
    with pytest.raises(RefusedError) as refused:
        HALVES.to_steps(Decimal(score))
    assert refused.value.code == "mark.off_scale"
    assert refused.value.facts == {"score": score, "minimum": "1", "maximum": "5"}


@pytest.mark.parametrize("score", ["1.25", "4.999999999"])
def test_a_score_between_steps_is_refused_with_the_step(score: str) -> None:
    with pytest.raises(RefusedError) as refused:
        HALVES.to_steps(Decimal(score))
    assert (refused.value.code, refused.value.facts) == ("mark.off_step", {"score": score, "step": "0.5"})


def test_steps_outside_the_scale_are_not_held() -> None:
    assert (HALVES.lowest, HALVES.highest) == (2, 10)
    assert not HALVES.holds(1)
    assert not HALVES.holds(11)


def test_a_scale_may_run_below_zero() -> None:
    scale = Scale(minimum=Decimal(-2), maximum=Decimal(2), step=Decimal(1))
    assert scale.to_steps(Decimal(-1)) == -1
    assert scale.to_score(-2) == Decimal(-2)


@pytest.mark.parametrize(
    "minimum, maximum, step",
    [("0", "10", "0"), ("0", "10", "-1"), ("10", "0", "1"), ("5", "5", "1"), ("0", "10", "3"), ("0.5", "10", "1")],
)
def test_a_scale_that_cannot_be_is_refused(minimum: str, maximum: str, step: str) -> None:
    with pytest.raises(ValidationError):
        Scale(minimum=Decimal(minimum), maximum=Decimal(maximum), step=Decimal(step))


def test_a_criterion_weighs_exactly() -> None:
    criterion = Criterion(code="К1", title="Стиль", weight=Decimal("0.3"), scale=HALVES)
    assert criterion.weigh(3) == Fraction(3, 10) * Fraction(3, 2)


@pytest.mark.parametrize("fields", [{"code": "К 1"}, {"code": ""}, {"title": ""}, {"weight": Decimal(0)}])
def test_a_criterion_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(RefusedError) as refused:
        Criterion.checked(**{"code": "K1", "title": "Стиль", **fields})
    assert refused.value.code == "file.schema"


@pytest.mark.parametrize(
    "text, number",
    [
        ("4", 4),
        (" 4 ", 4),
        ("04", 4),
        ("4.", 4),
        ("№ 4", 4),
        ("Номинация 4", 4),
        ("nomination 4", 4),
        ("4. Лучший паблик учреждения здравоохранения", 4),
        ("4) здравоохранение", 4),
        ("4 — Здравоохранение", 4),
        ("Здравоохранение", 4),
        ("лучший ПАБЛИК  учреждения здравоохранения", 4),
        ("Школы", 1),
        ("2025 год: лучший дебют", 12),
        ("12. 2025 год: лучший дебют", 12),
        ("4. Школы", None),
        ("5", None),
        ("Школа", None),
        ("", None),
        ("  ", None),
        ("4.5", None),
        ("44", None),
    ],
)
def test_a_nomination_is_found_by_what_people_write(text: str, number: int | None) -> None:
    found = find_nomination(text, among=NOMINATIONS)
    assert (found.number if found else None) == number
