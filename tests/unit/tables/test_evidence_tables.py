"""Figures and post histories."""

from __future__ import annotations

from core.tables.cells import Raw
from core.tables.evidence_tables import parse_figures, parse_posts
from core.tables.problems import Problem
from core.tables.sheets import Sheet


def sheet_of(*rows: list[Raw]) -> Sheet:
    return Sheet(file="t.csv", name="", grid=rows)


def complaints(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in problems if problem.fatal]


def test_figures_are_read_row_by_row() -> None:
    lines, problems = parse_figures(
        sheet_of(
            ["Номер", "Показатель", "Значение"],
            ["7", "Подписчики", 1234.0],
            ["7", "Охват", "12 345,5"],
            ["8", "Охват", ""],
        )
    )
    assert [(line.number, line.figure, line.value) for line in lines] == [
        ("7", "Подписчики", "1234"), ("7", "Охват", "12345.5"),
    ]  # fmt: skip
    assert lines[1].cells == {"number": "A3", "figure": "B3", "value": "C3"}
    assert problems == ()


def test_figures_are_read_column_by_column() -> None:
    lines, problems = parse_figures(sheet_of(["№ заявки", "Подписчики", "Охват"], ["7", 1234.0, ""], ["8", 5, 1 / 3]))
    assert [(line.number, line.figure, line.value, line.cells["value"]) for line in lines] == [
        ("7", "Подписчики", "1234", "B2"), ("8", "Подписчики", "5", "B3"), ("8", "Охват", "0.333333333", "C3"),
    ]  # fmt: skip
    assert problems == ()


def test_unclear_figures_are_named_by_cell() -> None:
    _, problems = parse_figures(sheet_of(["number", "figure", "value"], ["7", "", "1,234"], ["", "a", "много"]))
    assert complaints(problems) == [
        ("B2", "cell.empty"), ("C2", "number.ambiguous"), ("A3", "cell.empty"), ("C3", "number.unreadable"),
    ]  # fmt: skip


def test_figures_without_values_are_told() -> None:
    _, problems = parse_figures(sheet_of(["number", "figure"], ["7", "Охват"]))
    assert [(problem.code, problem.facts["field"]) for problem in problems] == [("column.missing", "value")]


def test_posts_are_read() -> None:
    headings: list[Raw] = ["Дата", "Формат", "Просмотры", "Лайки", "Комментарии", "Репосты"]
    [line], problems = parse_posts(sheet_of(headings, ["12.11.2025 09:30", "видео", "1 234", 17.0, "", "0"]))
    assert (line.date, line.format) == ("2025-11-12T09:30:00", "видео")
    assert (line.views, line.likes, line.comments, line.shares) == ("1234", "17", "", "0")
    assert problems == ()


def test_unclear_posts_are_named_by_cell() -> None:
    headings: list[Raw] = ["date", "format", "views", "likes", "comments", "shares"]
    _, problems = parse_posts(sheet_of(headings, ["", "видео", "7.5", "-1", "много", ""]))
    assert complaints(problems) == [
        ("A2", "cell.empty"), ("C2", "number.unreadable"), ("D2", "number.unreadable"), ("E2", "number.unreadable"),
    ]  # fmt: skip
