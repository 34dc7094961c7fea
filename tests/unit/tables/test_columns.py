"""Headings: found wherever they stand, understood in two languages, and never guessed twice."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.tables.columns import Layout, choose_sheet, find_layout, first_problems, parse_overrides
from core.tables.headings import FIELDS, TableKind, field_names, normalise_heading
from core.tables.sheets import Merge, Sheet

ENTRIES = ["Номер", "Номинация", "Заявитель", "Название", "Ссылка", "Дата подачи"]


def sheet_of(*rows: list[str], merges: tuple[Merge, ...] = ()) -> Sheet:
    return Sheet(file="t.xlsx", name="Лист1", grid=rows, merges=merges)


def layout_of(*headings: str, kind: TableKind = TableKind.ENTRIES, overrides: tuple[str, ...] = ()) -> Layout:
    return find_layout(sheet_of(list(headings)), kind=kind, overrides=parse_overrides(overrides, kind=kind))


def codes(layout: Layout) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in layout.problems]


@pytest.mark.parametrize("kind", list(TableKind))
def test_english_names_are_always_understood(kind: TableKind) -> None:
    names = field_names(kind)
    layout = layout_of(*names, kind=kind)
    assert layout.columns == {name: column for column, name in enumerate(names)}
    assert layout.problems == ()


@pytest.mark.parametrize("kind", list(TableKind))
def test_first_russian_names_are_always_understood(kind: TableKind) -> None:
    layout = layout_of(*(field.sure[0] for field in FIELDS[kind]), kind=kind)
    assert layout.columns == {name: column for column, name in enumerate(field_names(kind))}
    assert layout.problems == ()


@pytest.mark.parametrize("kind", list(TableKind))
def test_no_name_means_two_fields(kind: TableKind) -> None:
    sure = [normalise_heading(name) for field in FIELDS[kind] for name in (field.name, *field.sure)]
    likely = [normalise_heading(name) for field in FIELDS[kind] for name in field.likely]
    assert len(sure) == len(set(sure))
    assert len(likely) == len(set(likely))


@pytest.mark.parametrize(
    "headings",
    [
        ["№", "Номинация", "Заявитель", "Название", "Ссылка"],
        ["№ заявки", "НОМИНАЦИЯ:", "Учреждение", "Название страницы", "Адрес страницы"],
        ["Рег. номер", "Номинация (номер)", "Организация-заявитель", "Паблик", "URL"],
        ["Регистрационный №", "Номинация", "Наименование организации", "Госпаблик", "Ссылка на страницу ВКонтакте"],
        ["ID", "Номинация конкурса", "Заявитель (полное наименование)", "Название сообщества", "Ссылка (URL)"],
    ],
)
def test_headings_of_real_offices_are_guessed(headings: list[str]) -> None:
    assert layout_of(*headings).columns == {"number": 0, "nomination": 1, "applicant": 2, "title": 3, "link": 4}


def test_surer_name_wins_and_the_other_column_is_left_aside() -> None:
    layout = layout_of("№", "Рег. номер", "Номинация", "Организация", "Заявитель", "Название", "Ссылка")
    assert (layout.columns["number"], layout.columns["applicant"]) == (1, 4)
    assert layout.problems == ()
    sheet = sheet_of(["№", "Рег. номер", "Номинация", "Организация", "Заявитель", "Название", "Ссылка", "Телефон"])
    notes = first_problems(sheet, find_layout(sheet, kind=TableKind.ENTRIES))
    assert [(note.cell, note.code, note.fatal) for note in notes] == [
        ("A1", "column.ignored", False), ("D1", "column.ignored", False), ("H1", "column.ignored", False),
    ]  # fmt: skip
    assert notes[2].facts == {"place": "t.xlsx, Лист1!H1", "heading": "Телефон"}


def test_running_number_is_never_taken_for_the_registration_number() -> None:
    layout = layout_of("№ п/п", *ENTRIES[1:])
    assert "number" not in layout.columns
    assert codes(layout) == [("A1", "column.missing")]


def test_missing_column_is_named_with_the_heading_that_would_do() -> None:
    [problem] = layout_of(*ENTRIES[:4]).problems
    assert problem.code == "column.missing"
    assert problem.facts == {"place": "t.xlsx, Лист1!A1", "field": "link", "heading": "ссылка"}


def test_doubled_column_is_named_with_both_cells() -> None:
    [problem] = layout_of(*ENTRIES, "Заявитель").problems
    assert (problem.cell, problem.code, problem.fatal) == ("G1", "column.doubled", True)
    assert problem.facts == {
        "place": "t.xlsx, Лист1!G1", "heading": "Заявитель", "field": "applicant", "first_cell": "C1",
    }  # fmt: skip


def test_doubled_column_in_two_spellings_is_seen() -> None:
    assert codes(layout_of(*ENTRIES, "Link")) == [("G1", "column.doubled")]


def test_users_own_word_settles_a_column() -> None:
    layout = layout_of(*ENTRIES, "Заявитель", "Кто подал = кто", overrides=("Кто подал = кто=applicant",))
    assert layout.columns["applicant"] == 7
    assert layout.problems == ()


def test_users_word_for_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        layout_of(*ENTRIES, overrides=("Учредитель=applicant",))
    assert caught.value.code == "map.unknown_column"
    assert caught.value.facts == {"column": "учредитель", "place": "t.xlsx, Лист1!A1"}


@pytest.mark.parametrize("field", ["applicant", "заявитель", "Наименование заявителя"])
def test_a_field_is_called_by_its_name_or_in_russian(field: str) -> None:
    assert parse_overrides([f"Кто={field}"], kind=TableKind.ENTRIES) == {"кто": "applicant"}


@pytest.mark.parametrize(
    "text, code",
    [("Заявитель", "map.unreadable"), ("=applicant", "map.unreadable"), ("Заявитель=", "map.unreadable"),
     ("Заявитель=owner", "map.unknown_field")],
)  # fmt: skip
def test_pair_that_says_nothing_is_refused(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse_overrides([text], kind=TableKind.ENTRIES)
    assert caught.value.code == code


def test_headings_are_found_under_titles_and_blank_rows() -> None:
    sheet = sheet_of(["Реестр заявок"], [], ["Номинация: все"], [], ENTRIES, ["1", "1", "Школа", "П", "л", ""])
    layout = find_layout(sheet, kind=TableKind.ENTRIES)
    assert layout.first_row == 5
    assert layout.columns["number"] == 0


def test_headings_below_the_twentieth_row_are_not_looked_for() -> None:
    with pytest.raises(RefusedError) as caught:
        find_layout(sheet_of(*[[""]] * 20, ENTRIES), kind=TableKind.ENTRIES)
    assert caught.value.code == "table.no_headings"
    assert "number (номер), nomination (номинация)" in str(caught.value.facts["expected"])


def test_merged_headings_of_two_rows_are_read_together() -> None:
    sheet = sheet_of(
        ["Номер", "Номинация", "Заявитель", "Материалы", "", "Дата подачи"],
        ["", "", "", "Название", "Ссылка", ""],
        ["1", "1", "Школа", "Паблик", "https://vk.com/1", ""],
        merges=(((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2)), ((0, 3), (0, 4)), ((0, 5), (1, 5))),
    )
    layout = find_layout(sheet, kind=TableKind.ENTRIES)
    assert layout.first_row == 2
    assert layout.columns == {name: column for column, name in enumerate(field_names(TableKind.ENTRIES))}


def test_sheet_with_known_headings_is_chosen() -> None:
    cover, data = sheet_of(["Памятка"]), sheet_of(ENTRIES)
    assert choose_sheet([cover, data], kind=TableKind.ENTRIES) is data
    assert choose_sheet([cover, cover], kind=TableKind.ENTRIES) is cover


def test_headings_of_the_tables_own_come_before_guesses() -> None:
    sheet = sheet_of(["Заявка", "Оценка дизайна", "Тексты", "Тексты"])
    extras = {"Оценка дизайна": "c1", "тексты": "c2"}
    layout = find_layout(sheet, kind=TableKind.MARKS, extras=extras)
    assert layout.extras == {"c1": 1, "c2": 2}
    assert [(problem.cell, problem.facts["field"]) for problem in layout.problems] == [("D1", "c2")]
