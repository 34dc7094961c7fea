"""Importing applications and the jury: every bad cell is named, and nothing is imported by halves."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.errors import Fact, RefusedError
from core.domain.acts import Noted
from core.domain.jury import Role
from core.services.importing.entries import import_entries
from core.services.importing.jurors import import_jurors
from core.services.importing.steps import ImportResult
from core.tables.problems import Problem
from core.tables.writer import write_csv, write_table
from tests.unit.services.season import (
    ENTRIES,
    ENTRY_HEADINGS,
    JUROR_HEADINGS,
    JURORS,
    MOMENT,
    write_entries,
    write_jurors,
)
from tests.unit.services.small_contest import Play, clock

Rows = tuple[tuple[str, ...], ...]


def put(rows: Rows, row: int, column: int, text: str) -> Rows:
    """Return the rows with one cell changed."""
    changed = list(rows[row])
    changed[column] = text
    return (*rows[:row], tuple(changed), *rows[row + 1 :])


def bring(play: Play, path: Path, *, mapping: tuple[str, ...] = ()) -> ImportResult:
    return import_entries(play.folder, path, mapping=mapping, pool=play.pool, clock=clock)


def workbook(play: Play, rows: Rows, headings: tuple[str, ...] = ENTRY_HEADINGS) -> Path:
    path = play.root / "table.xlsx"
    path.write_bytes(write_table(headings, rows, sheet="Заявки", moment=MOMENT))
    return path


def fatal(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(each.code, each.cell) for each in problems if each.fatal]


def test_the_same_table_again_has_no_difference(assigned: Play) -> None:
    before = assigned.snapshot()
    result = bring(assigned, write_entries(assigned.root / "again.xlsx"))
    assert (result.accepted, result.fresh, result.changed, result.problems) == (12, 0, 0, ())
    assert assigned.snapshot()["entries"] == before["entries"]
    with assigned.folder.reading() as tx:
        noted = [act for act in tx.journal.acts() if isinstance(act, Noted) and act.what == "entries_imported"]
    assert [act.counts for act in noted] == [
        {"accepted": 12, "fresh": 12, "changed": 0},
        {"accepted": 12, "fresh": 0, "changed": 0},
    ]


def test_a_difference_is_told_and_taken(assigned: Play) -> None:
    rows = (*put(ENTRIES, 2, 2, "Школа № 33"), ("106", "1", "Школа № 6", "Шестая", "https://example.org/106", ""))
    result = bring(assigned, workbook(assigned, rows))
    assert (result.accepted, result.fresh, result.changed) == (13, 1, 1)
    with assigned.folder.reading() as tx:
        known = {each.number: each for each in tx.entries.all()}
    assert (known["103"].applicant, known["106"].submitted, len(known)) == ("Школа № 33", None, 13)


def test_a_withdrawn_entry_stays_withdrawn_when_the_table_comes_again(assigned: Play) -> None:
    with assigned.folder.writing() as tx:
        entry = tx.entries.get("101")
        assert entry is not None
        tx.entries.put([entry.model_copy(update={"status": "withdrawn"})])
    assert bring(assigned, write_entries(assigned.root / "again.xlsx")).changed == 0


def test_nominations_are_named_by_number_title_or_both(assigned: Play) -> None:
    with assigned.folder.reading() as tx:
        assert {each.nomination for each in tx.entries.all() if each.number in {"101", "102", "103"}} == {1}


def test_a_comma_separated_file_and_headings_of_its_own_are_read(assigned: Play) -> None:
    path = assigned.root / "заявки.csv"
    headings = ("Шифр", "Номинация", "Заявитель", "Название", "Ссылка")
    path.write_bytes(write_csv(headings, [("501", "3", "Музей № 5", "Пятый", "https://example.org/501")]))
    assert bring(assigned, path, mapping=("Шифр=number",)).fresh == 1


@pytest.mark.parametrize(
    "rows, problems",
    [
        (put(ENTRIES, 3, 1, "Аптеки"), [("entry.nomination_unknown", "B5")]),
        (put(ENTRIES, 3, 1, "9"), [("entry.nomination_unknown", "B5")]),
        (put(ENTRIES, 3, 1, "2. Школы"), [("entry.nomination_unknown", "B5")]),
        (put(ENTRIES, 4, 0, "103"), [("entry.number_twice", "A6")]),
        (put(ENTRIES, 0, 2, ""), [("cell.empty", "C2")]),
        (put(ENTRIES, 0, 2, "я" * 501), [("entry.field_wrong", "C2")]),
        (put(ENTRIES, 0, 0, "№ 1!"), [("entry.field_wrong", "A2")]),
        (put(ENTRIES, 0, 5, "вчера"), [("date.unreadable", "F2")]),
        (
            put(put(ENTRIES, 3, 1, "Аптеки"), 4, 0, "103"),
            [("entry.nomination_unknown", "B5"), ("entry.number_twice", "A6")],
        ),
    ],
)
def test_every_bad_cell_is_named_and_nothing_is_imported(
    assigned: Play, rows: Rows, problems: list[tuple[str, str]]
) -> None:
    before = assigned.snapshot()
    result = bring(assigned, workbook(assigned, rows))
    assert sorted(fatal(result.problems)) == sorted(problems)
    assert result.refused
    assert (result.accepted, result.fresh, result.changed) == (0, 0, 0)
    assert all(str(each.facts["place"]).startswith("table.xlsx, ") for each in result.problems)
    assert all(str(each.facts["place"]).endswith(each.cell) for each in result.problems)
    assert assigned.snapshot() == before


def test_a_doubled_number_names_the_cell_it_stood_in_first(assigned: Play) -> None:
    (problem,) = bring(assigned, workbook(assigned, put(ENTRIES, 4, 0, "103"))).problems
    assert (problem.facts["number"], problem.facts["first_cell"]) == ("103", "A4")


@pytest.mark.parametrize(
    "headings, code, cell",
    [
        (("Номер заявки", "Что-то", "Заявитель", "Название", "Ссылка", "Дата подачи"), "column.missing", "A1"),
        (("Номер заявки", "Номинация", "Заявитель", "Заявитель", "Ссылка", "Название"), "column.doubled", "D1"),
    ],
)
def test_missing_and_doubled_columns_are_named(assigned: Play, headings: tuple[str, ...], code: str, cell: str) -> None:
    before = assigned.snapshot()
    result = bring(assigned, workbook(assigned, ENTRIES, headings))
    assert [(each.code, each.cell) for each in result.problems] == [(code, cell)]
    assert assigned.snapshot() == before


@pytest.mark.parametrize(
    "data, code",
    [
        (b"", "table.empty"),
        (
            write_table(("Номер заявки", "Номинация", "Заявитель", "Название", "Ссылка"), [], sheet="x", moment=MOMENT),
            "table.empty",
        ),
        (write_table((*ENTRY_HEADINGS, "Телефон"), [], sheet="x", moment=MOMENT), "table.empty"),
        (write_table(("Что", "Почём"), [("яблоки", "10")], sheet="x", moment=MOMENT), "table.no_headings"),
        (b"PK\x03\x04 broken", "table.damaged"),
        (b"%PDF-1.7 not a table \x00\x01", "table."),
    ],
    ids=["empty", "headings only", "headings and a stranger", "foreign", "broken", "no table"],
)
def test_an_empty_or_foreign_workbook_is_refused(assigned: Play, data: bytes, code: str) -> None:
    path = assigned.root / "чужая.xlsx"
    path.write_bytes(data)
    before = assigned.snapshot()
    with pytest.raises(RefusedError) as refused:
        bring(assigned, path)
    assert refused.value.code.startswith(code)
    assert "чужая.xlsx" in " ".join(str(each) for each in refused.value.facts.values())
    assert assigned.snapshot() == before


def test_a_column_that_means_nothing_here_is_only_mentioned(assigned: Play) -> None:
    rows = tuple((*row, "8-900-000-00-00") for row in ENTRIES)
    result = bring(assigned, workbook(assigned, rows, (*ENTRY_HEADINGS, "Телефон")))
    assert [(each.code, each.cell, each.fatal) for each in result.problems] == [("column.ignored", "G1", False)]
    assert result.accepted == 12


@pytest.mark.parametrize(
    "mapping, code", [("Телефон=phone", "map.unknown_field"), ("Нет=number", "map.unknown_column")]
)
def test_a_wrong_map_is_refused(assigned: Play, mapping: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        bring(assigned, workbook(assigned, ENTRIES), mapping=(mapping,))
    assert refused.value.code == code


def test_what_jurors_hold_is_not_changed_behind_their_backs(issued: Play) -> None:
    before = issued.snapshot()
    with pytest.raises(RefusedError) as refused:
        bring(issued, workbook(issued, put(ENTRIES, 2, 2, "Школа № 33")))
    assert (refused.value.code, refused.value.facts) == ("entries.already_issued", {"count": 1})
    assert issued.snapshot() == before
    assert bring(issued, write_entries(issued.root / "again.xlsx")).accepted == 12


def jurors_of(play: Play, rows: Rows, headings: tuple[str, ...] = JUROR_HEADINGS) -> list[tuple[str, str, Fact]]:
    """Import jurors that must be refused; return code, cell and place of every problem."""
    path = play.root / "жюри.xlsx"
    path.write_bytes(write_table(headings, rows, sheet="Жюри", moment=MOMENT))
    before = play.snapshot()
    result = import_jurors(play.folder, path, pool=play.pool, clock=clock)
    assert result.refused
    assert result.jurors == len(JURORS)
    assert play.snapshot() == before
    return [(each.code, each.cell, each.facts["place"]) for each in result.problems]


def test_jurors_come_with_roles_rounds_panels_and_conflicts(assigned: Play) -> None:
    with assigned.folder.reading() as tx:
        jurors = {each.code: each for each in tx.jury.jurors()}
    assert [each.role for each in jurors.values()] == [
        Role.CHAIR, Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.TRAINEE, Role.SECRETARY, Role.OBSERVER,
    ]  # fmt: skip
    assert (jurors["J1"].rounds, jurors["J2"].rounds, jurors["J4"].rounds) == ((), (1, 2), (1,))
    assert (jurors["J2"].conflicts, jurors["J4"].panel) == (("Больница № 1",), "1-2")


def test_jurors_are_changed_by_their_codes(assigned: Play) -> None:
    path = write_jurors(
        assigned.root / "again.xlsx", (("J3", "Третья Вера Олеговна", "", "", "зам. председателя", "", "", "301"),)
    )
    assert import_jurors(assigned.folder, path, pool=assigned.pool, clock=clock).jurors == len(JURORS)
    with assigned.folder.reading() as tx:
        juror = tx.jury.juror("J3")
    assert juror is not None
    assert (juror.role, juror.conflicts, juror.rounds) == (Role.DEPUTY, ("301",), ())


@pytest.mark.parametrize(
    "rows, code, cell",
    [
        (put(JURORS, 1, 0, "J1"), "juror.code_twice", "A3"),
        (put(JURORS, 1, 0, "j1"), "juror.code_twice", "A3"),
        (put(JURORS, 1, 0, "J 1"), "juror.field_wrong", "A3"),
        (put(JURORS, 1, 1, ""), "cell.empty", "B3"),
        (put(JURORS, 1, 4, "повар"), "role.unknown", "E3"),
        (put(JURORS, 1, 5, "1, 3"), "juror.round_unknown", "F3"),
        (put(JURORS, 1, 5, "всегда"), "rounds.unreadable", "F3"),
        (put(JURORS, 1, 6, "1, 9"), "juror.panel_unknown", "G3"),
        (put(JURORS, 1, 6, "5-3"), "juror.panel_unknown", "G3"),
        (put(JURORS, 1, 7, "Аптека № 5"), "juror.conflict_unknown", "H3"),
        (put(JURORS, 1, 7, "999"), "juror.conflict_unknown", "H3"),
    ],
)
def test_every_bad_cell_of_the_jury_is_named(assigned: Play, rows: Rows, code: str, cell: str) -> None:
    assert jurors_of(assigned, rows) == [(code, cell, f"жюри.xlsx, {cell}")] or jurors_of(assigned, rows) == [
        (code, cell, f"жюри.xlsx, Жюри!{cell}")
    ]
