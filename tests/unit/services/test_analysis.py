"""What can be said beside a round's result, and ranking by the methods that allow for severity."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.services.analysis import analyse_round
from core.services.analysis_words import say_missing, say_sureness
from core.services.rank import rank_round
from core.words.words import Words
from tests.unit.services.small_contest import Play, places_of

RUSSIAN = Words.of("ru")


def scores(play: Play, method: str) -> dict[str, float]:
    ranking = rank_round(play.folder, round_number=1, method=method)
    return {
        each.entry: float(each.score) for one in ranking.nominations for each in one.placed if each.score is not None
    }


def test_additive_takes_the_strict_juror_out_of_the_comparison(merged: Play) -> None:
    """J2, the strictest, may not mark entry 201: its mean is too high by the others' mildness, its adjusted one not."""
    means, adjusted = scores(merged, "mean"), scores(merged, "additive")
    assert means["201"] - means["101"] == pytest.approx(1)
    assert adjusted["201"] == pytest.approx(adjusted["101"])
    assert means["202"] == pytest.approx(adjusted["202"])


@pytest.mark.parametrize("method", ["z", "additive", "rasch"])
def test_rounds_are_ranked_by_methods_that_allow_for_severity(merged: Play, method: str) -> None:
    ranking = rank_round(merged.folder, round_number=1, method=method)
    places = places_of(ranking)
    assert [entry for entry in places if places[entry] == 1] == ["101", "201", "301"]
    assert ranking.method.value == method


def test_jury_of_separate_parts_is_refused_over_the_whole_round_only(issued: Play) -> None:
    """J4 marks two nominations of three; the others sit everywhere: nothing is apart."""
    issued.merge(issued.sign("J4").file)
    assert rank_round(issued.folder, round_number=1, method="additive").sheets.keys() == {"J4"}


def test_every_juror_has_a_profile_over_the_round(merged: Play) -> None:
    found = analyse_round(merged.folder, round_number=1)
    (jury,) = found.juries
    assert jury.nominations == (1, 2, 3)
    severity = {each.juror: each.severity for each in jury.profiles}
    # One step of quality is worth two points in all: severities 0, −2, −1 and +1 steps, centred.
    expected = {"J1": -0.5, "J2": 1.5, "J3": 0.5, "J4": -1.5}
    assert severity == {juror: pytest.approx(2 * steps) for juror, steps in expected.items()}
    assert all(each.agreement == pytest.approx(1) for each in jury.profiles)
    assert all(each.drift is not None for each in jury.profiles)
    assert jury.rasch is not None
    assert (len(jury.components), jury.bridges, jury.missing) == (1, (), None)


def test_every_nomination_says_how_sure_it_is(merged: Play) -> None:
    found = analyse_round(merged.folder, round_number=1)
    for each in found.nominations:
        assert each.robustness is not None
        assert each.missing is None
        assert each.agreement.totals.krippendorff["interval"].value is not None
        sentences = say_sureness(each.robustness, words=RUSSIAN)
        assert sentences[0].startswith(f"Первое место заявки {each.nomination.number}01 надёжно")
    first = found.nominations[0].robustness
    assert first is not None
    assert first.placed == found.ranking.nominations[0].placed
    assert (first.outcome.shortlist, first.margin) == (("101", "102"), Fraction(2))
    assert first.smallest is not None
    assert first.smallest.rival == "102"


def test_what_has_no_answer_has_a_reason(issued: Play) -> None:
    """Two jurors, each of whom marked what the other left out, can be compared by nobody."""
    mine, theirs = (
        {"101": "x", "102": "x", "103": "x", "104": "x", "105": "x"},
        ("201", "202", "203", "204", "301", "302", "303"),
    )
    issued.merge(issued.sign("J1", recused=dict.fromkeys(theirs, "далеко")).file)
    issued.merge(issued.sign("J3", recused=mine).file)
    found = analyse_round(issued.folder, round_number=1)
    (jury,) = found.juries
    assert len(jury.components) == 2
    assert jury.bridges == ()  # both recused from all that would join them
    assert jury.missing is not None
    assert say_missing(jury.missing, words=RUSSIAN).startswith("Работа жюри распадается")
    with pytest.raises(RefusedError, match=r"count\.disconnected"):
        rank_round(issued.folder, round_number=1, method="rasch")
    first = found.nominations[0].robustness
    assert first is not None
    assert say_sureness(first, words=RUSSIAN) == ()  # the rules want two jurors for a place


def test_bridges_keep_to_conflicts_and_panels(issued: Play) -> None:
    """J4 marks the first two nominations, J2 may not mark 201; only the third has no juror yet."""
    third = dict.fromkeys(("301", "302", "303"), "далеко")
    rest = dict.fromkeys(("101", "102", "103", "104", "105", "201", "202", "203", "204"), "далеко")
    issued.merge(
        issued.sign("J4").file, issued.sign("J1", recused=rest).file, issued.sign("J2", recused=rest | third).file
    )
    (jury,) = analyse_round(issued.folder, round_number=1).juries
    assert len(jury.components) == 2
    assert jury.bridges == ()


def test_final_is_analysed_with_its_own_entries(final: Play) -> None:
    found = analyse_round(final.folder, round_number=2)
    assert {each.entry for one in found.ranking.nominations for each in one.placed} == set(found.ranking.entries)
    assert len(found.ranking.entries) < 12
