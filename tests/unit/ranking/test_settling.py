"""When computed scores are equal."""

from __future__ import annotations

from fractions import Fraction

from core.ranking.settling import settle_measures, settle_score


def test_scores_are_stated_to_twelve_digits_half_up() -> None:
    assert settle_score(Fraction(2, 3)) == Fraction(666666666667, 10**12)
    assert settle_score(Fraction(-2, 3)) == Fraction(-666666666667, 10**12)
    assert settle_score(Fraction(5, 2)) == Fraction(5, 2)


def test_half_is_rounded_up_whatever_its_last_digit() -> None:
    half, noise = Fraction(1, 2 * 10**12), Fraction(1, 10**24)
    assert {settle_score(half - noise), settle_score(half), settle_score(half + noise)} == {Fraction(1, 10**12)}


def test_measures_within_the_tolerance_are_equal() -> None:
    settled = settle_measures([1.0, 0.25 + 9e-8, 1.0 + 1e-6, 0.25])
    assert settled == (Fraction(1), Fraction(1, 4), Fraction(1000001, 10**6), Fraction(1, 4))


def test_chain_of_small_steps_is_one_measure() -> None:
    assert len(set(settle_measures([number * 5e-8 for number in range(10)]))) == 1


def test_nothing_settles_to_nothing() -> None:
    assert settle_measures([]) == ()
