"""Applications and jurors: every bad row named by its cell, every good one clean."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.tables.cells import Raw
from core.tables.contest_tables import parse_entries, parse_jurors, read_role, read_rounds
from core.tables.problems import Problem
from core.tables.sheets import Sheet

ENTRIES: list[Raw] = ["Номер", "Номинация", "Заявитель", "Название", "Ссылка", "Дата подачи"]
JURORS: list[Raw] = ["Код", "ФИО", "Должность", "Организация", "Роль", "Туры", "Состав", "Конфликты"]


def sheet_of(*rows: list[Raw], hollow: frozenset[str] = frozenset()) -> Sheet:
    return Sheet(file="t.xlsx", name="Лист1", grid=rows, hollow=hollow)


def complaints(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in problems if problem.fatal]


def test_application_is_read_with_its_cells() -> None:
    row: list[Raw] = [296.0, 4, " МБОУ\u00a0«Школа  № 7» ", "Паблик", "https://vk.com/7", "12.11.2025 09:30"]
    [line], problems = parse_entries(sheet_of(ENTRIES, [], row))
    assert problems == ()
    assert (line.number, line.nomination, line.applicant) == ("296", "4", "МБОУ «Школа № 7»")
    assert (line.title, line.link, line.submitted) == ("Паблик", "https://vk.com/7", "2025-11-12T09:30:00")
    assert line.cells == {
        "number": "A3", "nomination": "B3", "applicant": "C3", "title": "D3", "link": "E3", "submitted": "F3",
    }  # fmt: skip


def test_empty_and_unreadable_cells_are_named() -> None:
    lines, problems = parse_entries(
        sheet_of(
            ENTRIES, ["", "1", "Школа", "", "", "скоро"], ["2", "", "", "П", "", ""], ["", " ", "\u200b", "", "", ""]
        )
    )
    assert len(lines) == 2
    assert complaints(problems) == [
        ("A2", "cell.empty"), ("F2", "date.unreadable"), ("B3", "cell.empty"), ("C3", "cell.empty"),
    ]  # fmt: skip
    assert problems[0].facts == {"place": "t.xlsx, Лист1!A2", "field": "number"}
    assert problems[1].facts == {"place": "t.xlsx, Лист1!F2", "text": "скоро"}


def test_formula_without_a_value_is_not_an_empty_cell() -> None:
    row: list[Raw] = ["1", "1", "Школа", "", "", ""]
    lines, problems = parse_entries(sheet_of(ENTRIES, row, ["", "", "", "", "", ""], hollow=frozenset({"D2", "A3"})))
    assert [line.applicant for line in lines] == ["Школа", ""]
    assert complaints(problems)[:2] == [("D2", "cell.formula"), ("A3", "cell.formula")]


def test_direction_marks_are_told_and_do_not_stop_the_row() -> None:
    [line], problems = parse_entries(sheet_of(ENTRIES, ["1", "1", "Школа\u202e", "", "", ""]))
    assert line.applicant == "Школа"
    assert [(problem.cell, problem.code, problem.fatal) for problem in problems] == [("C2", "text.bidi", False)]


def test_application_with_columns_missing_still_tells_everything() -> None:
    lines, problems = parse_entries(sheet_of(["Номинация", "Заявитель"], ["1", ""]))
    assert [line.number for line in lines] == [""]
    assert complaints(problems) == [
        ("A1", "column.missing"), ("A1", "column.missing"), ("A1", "column.missing"), ("B2", "cell.empty"),
    ]  # fmt: skip


def test_juror_is_read() -> None:
    row: list[Raw] = [
        "J1",
        "Иванова А. П.",
        "редактор",
        "Газета",
        "Председатель",
        "1, 2",
        "1-4",
        "0296, 0297;МБОУ «Школа», г. Мыски\n17",
    ]
    [line], problems = parse_jurors(sheet_of(JURORS, row))
    assert problems == ()
    assert (line.code, line.name, line.position, line.organisation) == ("J1", "Иванова А. П.", "редактор", "Газета")
    assert (line.role, line.rounds, line.panel) == ("chair", (1, 2), "1-4")
    assert line.conflicts == ("0296", "0297", "МБОУ «Школа», г. Мыски", "17")


def test_juror_needs_only_code_and_name() -> None:
    [line], problems = parse_jurors(sheet_of(["code", "name"], ["J1", "Иванова"]))
    assert problems == ()
    assert (line.role, line.rounds, line.panel, line.conflicts) == ("", (), "", ())
    _, problems = parse_jurors(sheet_of(["code", "role"], ["J1", "member"]))
    assert complaints(problems) == [("A1", "column.missing")]


def test_unknown_role_and_rounds_are_named() -> None:
    _, problems = parse_jurors(sheet_of(["code", "name", "role", "rounds"], ["J1", "И", "царь", "все"]))
    assert complaints(problems) == [("C2", "role.unknown"), ("D2", "rounds.unreadable")]


@pytest.mark.parametrize(
    "text, role",
    [("член жюри", "member"), ("Зам. председателя", "deputy"), ("Стажёр", "trainee"),
     ("voting_secretary", "voting_secretary"),
     ("Секретарь (с правом голоса)", "voting_secretary"), ("Chair", "chair")],
)  # fmt: skip
def test_role_is_understood_in_both_languages(text: str, role: str) -> None:
    assert read_role(text) == role


@pytest.mark.parametrize(
    "text, rounds",
    [("1", (1,)), ("2, 1", (1, 2)), ("1.2", (1, 2)), ("1 и 2", (1, 2)), ("1-3", (1, 2, 3)), ("1 – 2", (1, 2))],
)
def test_rounds_are_understood(text: str, rounds: tuple[int, ...]) -> None:
    assert read_rounds(text) == rounds


@pytest.mark.parametrize("text", ["0", "3-1", "10", "первый", "1,,x", "2026-02-01"])
def test_rounds_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_rounds(text)
    assert caught.value.code == "rounds.unreadable"
