"""Plain tables: read or refused by row, and what an analysis says of them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from core.base.errors import RefusedError
from core.base.numbers import exact
from core.ranking.analyse import AnalysedEntry, AnalysedJuror, Missing, analyse
from core.ranking.plain_table import read_table
from core.ranking.scale import PlainScale, parse_scale
from core.ranking.table import CriterionColumn, table_from_codes

HEADING = ("entry", "juror", "criterion", "score")
ROWS = [("A", "J1", "K1", "1,5"), ("A", "J1", "K2", "2"), ("B", "J1", "K1", "3"), ("B", "J1", "K2", "0.25")]


def refusal(*lines: str, heading: str = "entry;juror;criterion;score", scale: str | None = None) -> tuple[str, object]:
    with pytest.raises(RefusedError) as refused:
        read_table(heading.split(";"), [line.split(";") for line in lines], scale=parse_scale(scale) if scale else None)
    return refused.value.code, refused.value.facts


def test_step_comes_from_the_decimals_that_are_there() -> None:
    table = read_table(HEADING, ROWS)
    assert [column.step for column in table.criteria] == [Fraction(1, 100)] * 2
    assert [each.score for each in analyse(table).entries] == [Fraction(7, 2), Fraction(13, 4)]


def test_columns_stand_in_any_order_and_others_are_passed_over() -> None:
    heading = ("\ufeffScore ", "when", "JUROR", "Entry")
    analysis = analyse(read_table(heading, [("7", "monday", "J1", " A "), ("8", "", "J2", "A")]))
    assert analysis.entries == (AnalysedEntry("A", 1, Fraction(15, 2), marks=2, jurors=2, warnings=()),)


def test_empty_rows_are_passed_over_and_still_numbered() -> None:
    assert refusal("A;J1;K1;1", ";;;", "", "B;;K1;2") == ("analyse.blank_cell", {"row": 5, "column": "juror"})


def test_empty_score_is_a_mark_that_was_not_given() -> None:
    analysis = analyse(read_table(HEADING, [*ROWS, ("B", "J2", "K1", " "), ("B", "J2", "K2", "9"), ("C", "J2", "K1")]))
    assert analysis.entries == (
        AnalysedEntry("A", 1, Fraction(7, 2), marks=2, jurors=1, warnings=()),
        AnalysedEntry("B", 2, Fraction(13, 4), marks=3, jurors=1, warnings=()),
        AnalysedEntry("C", None, None, marks=0, jurors=0, warnings=()),
    )
    assert [(each.juror, each.marks) for each in analysis.jurors] == [("J1", 4), ("J2", 1)]


@pytest.mark.parametrize(
    "heading, code, column",
    [
        ("juror;score", "analyse.missing_column", "entry"),
        ("entry;juror;mark", "analyse.missing_column", "score"),
        ("entry;juror;score;Score", "analyse.doubled_column", "score"),
        ("entry;criterion;juror;criterion;score", "analyse.doubled_column", "criterion"),
        ("", "analyse.missing_column", "entry"),
    ],
)
def test_heading_that_does_not_fit_is_refused(heading: str, code: str, column: str) -> None:
    assert refusal("A;J1;1", heading=heading) == (code, {"column": column})


@pytest.mark.parametrize("lines", [(), ("",), ("A;J1;K1;",)])
def test_table_without_a_single_mark_is_refused(lines: tuple[str, ...]) -> None:
    assert refusal(*lines) == ("analyse.empty", {})


@pytest.mark.parametrize("text", ["NaN", "inf", "-Infinity", "1e3", "5 баллов", "1.000,5", "0x1"])
def test_score_that_is_no_plain_number_is_refused(text: str) -> None:
    assert refusal("A;J1;K1;1", f"A;J2;K1;{text}") == ("analyse.score_unreadable", {"row": 3, "text": text})


def test_same_mark_twice_is_refused_with_both_rows() -> None:
    facts = {"row": 4, "first": 2, "entry": "A", "juror": "J1", "criterion": "K1"}
    assert refusal("A;J1;K1;1", "A;J1;K2;1", "A; J1;K1;") == ("analyse.duplicate_row", facts)


def test_letters_written_in_two_ways_are_one_name() -> None:
    # «Йод» with one code point and with two.
    assert refusal("Йод;J1;K1;1", "Йод;J1;K1;2")[0] == "analyse.duplicate_row"


@pytest.mark.parametrize(
    "score, code", [("11", "analyse.off_scale"), ("0", "analyse.off_scale"), ("2.3", "analyse.off_step")]
)
def test_score_off_the_scale_is_refused(score: str, code: str) -> None:
    found, facts = refusal("A;J1;K1;1", f"A;J2;K1;{score}", scale="1:10:0,5")
    assert found == code
    assert facts == {
        "row": 3,
        "score": score,
        **({"lowest": "1", "highest": "10"} if code == "analyse.off_scale" else {"step": "0.5", "lowest": "1"}),
    }


def test_step_is_counted_from_the_lowest_mark() -> None:
    rows = [("A", "J1", "K1", "0.5"), ("A", "J2", "K1", "2.5")]
    assert analyse(read_table(HEADING, rows, scale=parse_scale("0.5:9.5:1"))).entries[0].score == Fraction(3, 2)


@pytest.mark.parametrize(
    "scale, unit, ends",
    [
        ("0:10:0.5", "1/2", (0, 20)),
        ("0.5:9.5:1", "1/2", (1, 19)),
        ("-1:1", "1/10", (-10, 10)),
        ("0.25:9", "1/100", (25, 900)),
    ],
)
def test_scale_gives_the_unit_of_marks_and_their_ends(scale: str, unit: str, ends: tuple[int, int]) -> None:
    rows = [("A", "J1", "K1", "0.5"), ("B", "J1", "K1", "0.5")]
    (column,) = read_table(HEADING, rows, scale=parse_scale(scale)).criteria
    assert (column.step, column.lowest, column.highest) == (Fraction(unit), *ends)


def test_scale_is_read_with_and_without_a_step() -> None:
    one, other = parse_scale("-2:2"), parse_scale("0:10:0,5")
    assert (exact(Fraction(one.lowest)), exact(Fraction(one.highest)), one.step) == ("-2", "2", None)
    assert isinstance(other, PlainScale)
    assert exact(Fraction(other.step or 0)) == "0.5"


@pytest.mark.parametrize("text", ["", "5", "1:2:3:4", "a:b", "1:nan", "1::2"])
def test_scale_nobody_can_read_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_scale(text)
    assert (refused.value.code, refused.value.facts) == ("analyse.scale_unreadable", {"text": text})


@pytest.mark.parametrize("text", ["5:5", "10:1", "1:10:0", "1:10:-1", "1:10:2"])
def test_scale_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"analyse\.scale_impossible"):
        parse_scale(text)


def test_analysis_says_whether_entries_are_connected() -> None:
    assert analyse(read_table(HEADING, ROWS)).connected
    apart = analyse(read_table(HEADING, [("A", "J1", "K", "1"), ("B", "J2", "K", "1")]))
    assert not apart.connected
    assert [component.entries for component in apart.components] == [("A",), ("B",)]


def test_analysis_takes_a_method_and_its_trim() -> None:
    rows = [("A", f"J{number}", "K", str(mark)) for number, mark in enumerate((1, 2, 3, 4, 50))]
    analysis = analyse(read_table(HEADING, rows), method="trimmed", trim=2)
    assert (analysis.method, analysis.entries[0].score) == ("trimmed", Fraction(3))


def test_longest_readable_numbers_stay_exact() -> None:
    text = "999999999999999.999999999"
    rows = [("A", "J1", "K", text), ("A", "J2", "K", text), ("B", "J1", "K", "0"), ("B", "J2", "K", "1")]
    assert analyse(read_table(HEADING, rows)).entries[0].score == Fraction(text)


CATALYSTS = [
    (entry, f"J{juror}", mark)
    for entry, marks in (("A", "73 74 – 71"), ("B", "– 75 67 72"), ("C", "73 75 68 –"), ("D", "75 – 72 75"))
    for juror, mark in enumerate(marks.replace("–", "0").split())
    if mark != "0"
]


def test_analysis_tells_severity_in_marks_and_by_rasch_in_logits() -> None:
    table = read_table(("entry", "juror", "score"), CATALYSTS)
    found = analyse(table)
    assert [round(each.severity or 0, 9) for each in found.jurors] == [-0.875, -3.0, 3.875, 0.0]
    assert [round(each.error or 0, 6) for each in found.jurors] == [0.427566] * 4
    assert found.rasch is not None
    assert [each.infit for each in found.jurors] == [each.infit for each in found.rasch.jurors]
    by_rasch = analyse(table, method="rasch")
    assert [each.severity for each in by_rasch.jurors] == [each.measure for each in found.rasch.jurors]
    assert found.missing == {}
    assert found.robustness is not None


def test_severity_is_counted_per_mark() -> None:
    rows = [(entry, juror, code, mark) for entry, juror, mark in CATALYSTS for code in ("K1", "K2")]
    found = analyse(read_table(HEADING, rows))
    assert [round(each.severity or 0, 9) for each in found.jurors] == [-0.875, -3.0, 3.875, 0.0]
    assert found.agreement.criteria.keys() == {"K1", "K2"}


def test_what_cannot_be_told_has_its_reason() -> None:
    found = analyse(read_table(HEADING, [("A", "J1", "K", "1"), ("B", "J2", "K", "1")]))
    assert found.jurors == (AnalysedJuror("J1", 1), AnalysedJuror("J2", 1))
    assert {name: each.code for name, each in found.missing.items()} == dict.fromkeys(
        ("rasch", "severity"), "count.disconnected"
    )
    flat = analyse(read_table(HEADING, [("A", "J1", "K", "1"), ("B", "J1", "K", "1")]))
    assert flat.missing == {"rasch": Missing("rasch.no_spread")}


def test_method_that_needs_a_connected_table_refuses_another() -> None:
    with pytest.raises(RefusedError, match=r"count\.disconnected"):
        analyse(read_table(HEADING, [("A", "J1", "K", "1"), ("B", "J2", "K", "1")]), method="z")


def test_sd_is_one_of_the_rules_of_z() -> None:
    table = read_table(("entry", "juror", "score"), [("A", "J", "1"), ("B", "J", "3")])
    assert [each.score for each in analyse(table, method="z").entries] == [Fraction(1), Fraction(-1)]
    halves = [each.score for each in analyse(table, method="z", sd="sample").entries]
    assert halves == [Fraction(707106781187, 10**12), Fraction(-707106781187, 10**12)]


def test_largest_tables_are_analysed_without_what_takes_too_long() -> None:
    entries, jurors = 2000, 160
    table = table_from_codes(
        np.tile(np.arange(entries), jurors),
        np.repeat(np.arange(jurors), entries),
        np.zeros(entries * jurors, dtype=np.int64),
        mark=np.arange(entries * jurors) * 7919 % 11,
        entries=tuple(f"G{number:04}" for number in range(entries)),
        jurors=tuple(f"J{number:03}" for number in range(jurors)),
        criteria=[CriterionColumn("")],
    )
    found = analyse(table)
    assert found.missing == {"robustness": Missing("analysis.too_large")}
    assert found.rasch is not None
    assert found.agreement.totals.icc["2,1"].value is not None
    assert found.agreement.totals.draws == 0
