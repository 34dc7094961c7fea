"""Figures by declared bands, votes of the audience, nominations counted together."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.base.errors import RefusedError
from core.ranking.audience import Popularity, rank_votes
from core.ranking.bands import Band, FigureScale, count_figures
from core.ranking.count import Counted, count
from core.ranking.places import place
from core.ranking.plain_table import read_table
from core.ranking.table import CriterionColumn, Table, code_marks
from core.ranking.together import count_together, join_tables

FOLLOWERS = FigureScale("followers", (Band(Fraction(1000), Fraction(1)), Band(Fraction(5000), Fraction(3))))
RATE = FigureScale("rate", (Band(Fraction(0), Fraction(0)), Band(Fraction("0.5"), Fraction(2))), weight=Fraction(3, 2))


def fraction(**figures: str) -> dict[str, Fraction]:
    return {name: Fraction(value) for name, value in figures.items()}


def test_figures_get_the_points_of_their_band() -> None:
    counted = count_figures(
        {
            "10": fraction(followers="4999", rate="0.5"),
            "9": fraction(followers="5000", rate="0.49"),
            "8": fraction(followers="12", rate="7"),
        },
        scales=[FOLLOWERS, RATE],
    )
    assert counted == (
        Counted("8", Fraction(3), 1),
        Counted("9", Fraction(3), 1),
        Counted("10", Fraction(4), 1),
    )


def test_figure_below_the_first_band_gets_what_is_declared() -> None:
    scale = FigureScale("rate", (Band(Fraction(1), Fraction(5)),), below=Fraction(-1))
    assert count_figures({"1": fraction(rate="0.99")}, scales=[scale])[0].score == Fraction(-1)


def test_entry_without_a_figure_has_no_score_and_no_place() -> None:
    counted = count_figures(
        {"1": fraction(followers="9000"), "2": fraction(followers="1", rate="1")}, scales=[FOLLOWERS, RATE]
    )
    assert counted[0] == Counted("1", None, 0, warnings=("figures.missing",))
    nothing = code_marks([], entries=["1", "2"], jurors=[], criteria=[])
    assert [(each.entry, each.place) for each in place(counted, table=nothing)] == [("2", 1), ("1", None)]


@pytest.mark.parametrize("scales, code", [
    ([], "figures.no_scales"),
    ([FigureScale("rate", ())], "figures.no_bands"),
    ([FOLLOWERS, FOLLOWERS], "figures.doubled"),
    ([FigureScale("rate", (Band(Fraction(2), Fraction(1)),) * 2)], "figures.bands_disordered"),
])  # fmt: skip
def test_scales_that_do_not_decide_are_refused(scales: list[FigureScale], code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        count_figures({}, scales=scales)
    assert refused.value.code == code


def test_votes_share_places_and_none_has_none() -> None:
    assert rank_votes({"B": 5, "A": 10, "C": 5, "D": 0}) == (
        Popularity("A", 10, 1, Fraction(1, 2)),
        Popularity("B", 5, 2, Fraction(1, 4)),
        Popularity("C", 5, 2, Fraction(1, 4)),
        Popularity("D", 0, None, Fraction(0)),
    )
    assert rank_votes({"A": 0}) == (Popularity("A", 0, None, Fraction(0)),)


def test_negative_votes_are_refused() -> None:
    with pytest.raises(RefusedError, match=r"audience\.negative"):
        rank_votes({"A": -1})


def nomination(*rows: str) -> Table:
    """Make a table of ``entry juror mark`` over three jurors."""
    marks = [(entry, juror, "K", int(mark)) for entry, juror, mark in map(str.split, rows)]
    entries = {entry for entry, *_ in marks}
    return code_marks(marks, entries=entries, jurors=["J1", "J2", "J3"], criteria=[CriterionColumn("K")])


def test_severity_is_learnt_from_all_nominations() -> None:
    """In the first nomination nobody is compared with J3; in the second all three mark, J3 two marks milder."""
    first = nomination("1 J1 5", "2 J3 6", "3 J2 4")
    second = nomination("12 J1 5", "12 J2 5", "12 J3 7", "11 J1 3", "11 J2 3", "11 J3 5")
    with pytest.raises(RefusedError, match=r"count\.disconnected"):
        count(first, method="additive")
    one, other = count_together([first, second], method="additive")
    assert [each.entry for each in (*one, *other)] == ["1", "2", "3", "11", "12"]
    assert [round(float(each.score or 0) - 2 / 3, 9) for each in one] == [5, 4, 4]


def test_other_methods_count_nominations_by_themselves() -> None:
    tables = [nomination("1 J1 5", "2 J1 6"), nomination("3 J2 4")]
    assert count_together(tables, method="places") == [count(table, method="places") for table in tables]


def test_nominations_of_other_criteria_are_counted_apart() -> None:
    rows = [("A", "J1", "3"), ("B", "J1", "4")]
    tables = [nomination("1 J1 5", "2 J1 6"), read_table(("entry", "juror", "score"), rows)]
    assert [len(each) for each in count_together(tables, method="z")] == [2, 2]
    with pytest.raises(ValueError, match="same criteria"):
        join_tables(tables)


def test_joined_table_is_the_one_coded_at_once() -> None:
    rows = ["10 J2 5", "2 J1 6", "7 J1 4", "7 J3 3"]
    joined, whole = join_tables([nomination(*rows[:2]), nomination(*rows[2:])]), nomination(*rows)
    assert (joined.entries, joined.jurors, joined.criteria) == (whole.entries, whole.jurors, whole.criteria)
    for one, other in ((joined.entry, whole.entry), (joined.juror, whole.juror), (joined.marks, whole.marks)):
        assert one.tolist() == other.tolist()
