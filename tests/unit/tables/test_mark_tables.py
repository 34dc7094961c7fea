"""Marks: long or wide, with a comma or a point; no mark is never zero."""

from __future__ import annotations

import pytest

from core.tables.cells import Raw
from core.tables.lines import MarkLine
from core.tables.mark_tables import parse_marks, parse_scores
from core.tables.problems import Problem
from core.tables.sheets import Sheet

CRITERIA = {"c1": "c1", "Стиль": "c1", "c2": "c2", "Оценка текстов": "c2"}


def sheet_of(*rows: list[Raw], hollow: frozenset[str] = frozenset()) -> Sheet:
    return Sheet(file="t.csv", name="", grid=rows, hollow=hollow)


def mark(entry: str, criterion: str = "", score: str = "", *, remark: str = "", recusal: str = "") -> MarkLine:
    return MarkLine(entry, criterion, score, remark, recusal, {})


def complaints(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in problems if problem.fatal]


def test_long_table_is_read() -> None:
    lines, problems = parse_marks(
        sheet_of(["entry", "criterion", "score", "remark"], ["7", "c1", 7.5, ""], ["7", "c2", "8,0", "хорошо"]),
        criteria=CRITERIA,
    )
    assert lines == (mark("7", "c1", "7.5"), mark("7", "c2", "8", remark="хорошо"))
    assert lines[1].cells == {"entry": "A3", "criterion": "B3", "score": "C3", "remark": "D3"}
    assert problems == ()


def test_wide_table_is_read() -> None:
    lines, problems = parse_marks(
        sheet_of(["Заявка", "Заявитель", "Стиль", "Оценка текстов", "Замечание"], ["7", "Школа", 7.5, 8.0, "хорошо"]),
        criteria=CRITERIA,
    )
    assert lines == (mark("7", "c1", "7.5"), mark("7", "c2", "8"), mark("7", remark="хорошо"))
    assert [line.cells["score"] for line in lines[:2]] == ["C2", "D2"]
    assert [(problem.cell, problem.code, problem.fatal) for problem in problems] == [("B1", "column.ignored", False)]


def test_wide_table_without_known_criteria_takes_every_spare_heading() -> None:
    lines, problems = parse_marks(sheet_of(["entry", "recusal", "A", "B", "A"], ["7", "", 1, 2, 3]))
    assert lines == (mark("7", "A", "1"), mark("7", "B", "2"))
    assert complaints(problems) == [("E1", "column.doubled")]


def test_wide_table_may_know_only_the_entries() -> None:
    lines, problems = parse_marks(sheet_of(["Мои баллы"], ["Заявка", "Дизайн", "Тексты"], ["7", 1, "2,5"]))
    assert lines == (mark("7", "Дизайн", "1"), mark("7", "Тексты", "2.5"))
    assert problems == ()


@pytest.mark.parametrize("headings", [["entry", "criterion", "score"], ["entry", "c1", "c2"]])
def test_empty_cell_is_no_mark_and_zero_is_one(headings: list[Raw]) -> None:
    cells: list[Raw] = ["c1", ""] if "score" in headings else ["", ""]
    zero: list[Raw] = ["c1", 0] if "score" in headings else [0, ""]
    lines, problems = parse_marks(sheet_of(headings, ["7", *cells], ["8", *zero]), criteria=CRITERIA)
    assert lines == (mark("8", "c1", "0"),)
    assert problems == ()


def test_recusals_are_read_in_every_form() -> None:
    lines, problems = parse_marks(sheet_of(["entry", "recusal"], ["7", "родственник"], ["8", "нет"], ["9", "-"]))
    assert (lines, problems) == ((mark("7", recusal="родственник"),), ())
    long: list[Raw] = ["entry", "criterion", "score", "recusal"]
    lines, problems = parse_marks(sheet_of(long, ["7", "", "", "да"], ["8", "c1", "5", ""]), criteria=CRITERIA)
    assert (lines, problems) == ((mark("7", recusal="да"), mark("8", "c1", "5")), ())
    wide: list[Raw] = ["entry", "c1", "c2", "recusal"]
    lines, problems = parse_marks(sheet_of(wide, ["7", "", "", "да"], ["8", 5, "", "да"]), criteria=CRITERIA)
    assert (lines, problems) == ((mark("7", recusal="да"), mark("8", "c1", "5", recusal="да")), ())


def test_unclear_marks_are_named_by_cell() -> None:
    lines, problems = parse_marks(
        sheet_of(["entry", "c1", "c2"], ["7", "1.234,5", "пять"], ["", 5, 5], ["9", 5, ""], hollow=frozenset({"C4"})),
        criteria=CRITERIA,
    )
    assert complaints(problems) == [
        ("B2", "number.ambiguous"), ("C2", "number.unreadable"), ("A3", "cell.empty"), ("C4", "cell.formula"),
    ]  # fmt: skip
    assert mark("9", "c1", "5") in lines


@pytest.mark.parametrize(
    "headings, field", [(["entry", "remark"], "criterion"), (["entry", "criterion", "remark"], "score")]
)
def test_table_without_marks_is_told(headings: list[Raw], field: str) -> None:
    _, problems = parse_marks(sheet_of(headings, ["7"]), criteria=CRITERIA)
    assert ("A1", "column.missing", field) in [
        (problem.cell, problem.code, problem.facts.get("field")) for problem in problems
    ]


def test_plain_table_of_many_jurors_is_read() -> None:
    lines, problems = parse_scores(
        sheet_of(["entry", "juror", "score"], ["1", "A", "9"], ["1", "B", ""], ["2", "A", "6,5"])
    )
    assert [(line.entry, line.juror, line.criterion, line.score) for line in lines] == [
        ("1", "A", "", "9"), ("2", "A", "", "6.5"),
    ]  # fmt: skip
    assert problems == ()
    _, problems = parse_scores(sheet_of(["entry", "juror", "criterion", "score"], ["1", "", "c", "x"]))
    assert complaints(problems) == [("B2", "cell.empty"), ("D2", "number.unreadable")]
