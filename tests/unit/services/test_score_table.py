"""Marks entered from a table: long or wide, comma or point, every bad cell named, nothing by halves."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.domain.contest import Criterion
from core.services.scoring.marks import enter_marks, find_criterion, take_table
from core.services.scoring.sheets import sign_sheet
from core.storage.desk.values import NoteKind
from core.tables.problems import Problem
from core.tables.writer import write_csv, write_table
from tests.unit.services.season import MOMENT, Marks
from tests.unit.services.small_contest import Play, clock

LONG = ("entry", "criterion", "score", "remark", "recusal")
Rows = list[tuple[str, ...]]


def table(play: Play, rows: Rows, headings: tuple[str, ...] = LONG) -> Path:
    path = play.root / "marks.xlsx"
    path.write_bytes(write_table(headings, rows, sheet="Баллы", moment=MOMENT))
    return path


def enter(play: Play, path: Path, *, conflicts: dict[str, str] | None = None) -> tuple[Problem, ...]:
    with play.desk("J1") as desk:
        return enter_marks(desk, play.seats["J1", 1], path, pool=play.pool, conflicts=conflicts, clock=clock)


def on_desk(play: Play) -> tuple[Marks, dict[str, dict[str, str]], str | None]:
    """Return marks, words by kind, and the moment of the conflict statement."""
    seat = play.seats["J1", 1].seat
    with play.desk("J1") as desk, desk.reading() as tx:
        words = {kind.value: found for kind in NoteKind if (found := tx.notes.of(seat, kind))}
        return tx.marks.of(seat), words, tx.notes.stated_at(seat)


def test_a_long_table_holds_a_mark_a_row(issued: Play) -> None:
    rows: Rows = [("101", "K1", "7", "Живо", ""), ("101", "Качество", "4,5", "", ""), ("102", "2", "3.5", "", "")]
    assert enter(issued, table(issued, rows)) == ()
    marks, words, stated = on_desk(issued)
    assert marks == {("101", "K1"): 7, ("101", "K2"): 9, ("102", "K2"): 7}
    assert words == {"remark": {"101": "Живо"}}
    assert stated == MOMENT.isoformat()


def test_a_wide_table_holds_a_column_per_criterion_by_code_or_title(issued: Play) -> None:
    path = table(issued, [("101", "7", "4,5"), ("102", "", "0")], ("Заявка", "К1", "Качество"))
    assert enter(issued, path) == ()
    assert on_desk(issued)[0] == {("101", "K1"): 7, ("101", "K2"): 9, ("102", "K2"): 0}


def test_a_comma_separated_file_is_read_too(issued: Play) -> None:
    path = issued.root / "marks.csv"
    path.write_bytes(write_csv(("Заявка", "Критерий", "Балл"), [("101", "K1", "7")]))
    assert enter(issued, path) == ()
    assert on_desk(issued)[0] == {("101", "K1"): 7}


def test_later_tables_change_what_they_name_and_nothing_else(issued: Play) -> None:
    enter(issued, table(issued, [("101", "K1", "7", "", ""), ("102", "K1", "5", "Сухо", "")]))
    enter(issued, table(issued, [("101", "K1", "8", "", "")]))
    marks, words, _ = on_desk(issued)
    assert marks == {("101", "K1"): 8, ("102", "K1"): 5}
    assert words == {"remark": {"102": "Сухо"}}


def test_entries_whose_marks_stand_from_before_are_named(issued: Play) -> None:
    def kept(*rows: tuple[str, ...]) -> tuple[str, ...]:
        with issued.desk("J1") as desk:
            path = table(issued, list(rows))
            return take_table(desk, issued.seats["J1", 1], path, pool=issued.pool, clock=clock).kept

    assert kept(("101", "K1", "7", "", ""), ("102", "K1", "5", "", "")) == ()
    assert kept(("101", "K1", "7", "", ""), ("103", "", "", "", "брат")) == ("102",)
    assert kept(("101", "K2", "4", "", ""), ("102", "", "", "", "сестра")) == ("101",)


def test_a_recusal_takes_the_entry_off_the_sheet_until_it_is_marked_again(issued: Play) -> None:
    issued.sign("J1")
    enter(issued, table(issued, [("101", "", "", "", "работает сестра")]))
    with issued.desk("J1") as desk:
        sheet = sign_sheet(desk, issued.seats["J1", 1], clock=clock).scores
    assert (sheet.recusals, sheet.row_of("101")) == ({"101": "работает сестра"}, (None, None))
    enter(issued, table(issued, [("101", "K1", "7", "", "")]))
    with issued.desk("J1") as desk:
        sheet = sign_sheet(desk, issued.seats["J1", 1], clock=clock).scores
    assert (sheet.recusals, sheet.row_of("101")) == ({}, (7, 8))


def test_a_conflict_statement_stands_on_the_sheet(issued: Play) -> None:
    issued.sign("J1")
    assert enter(issued, table(issued, [("101", "K1", "7", "", "")]), conflicts={"102": "учился там"}) == ()
    with issued.desk("J1") as desk:
        sheet = sign_sheet(desk, issued.seats["J1", 1], clock=clock).scores
    assert sheet.conflicts == {"102": "учился там"}


def test_an_entry_with_a_conflict_and_without_marks_is_recused(issued: Play) -> None:
    issued.sign("J1")
    with issued.desk("J1") as desk:
        for criterion in ("K1", "K2"):
            desk.clear_mark(issued.seats["J1", 1].seat, entry="102", criterion=criterion)
    enter(issued, table(issued, [("101", "K1", "7", "", "")]), conflicts={"102": "учился там"})
    with issued.desk("J1") as desk:
        sheet = sign_sheet(desk, issued.seats["J1", 1], clock=clock).scores
    assert (sheet.recusals, sheet.row_of("102")) == ({"102": "учился там"}, (None, None))


def test_a_later_statement_takes_back_what_it_does_not_name(issued: Play) -> None:
    rows: Rows = [("101", "K1", "7", "", "")]
    enter(issued, table(issued, rows), conflicts={"101": "брат", "102": "учился там"})
    enter(issued, table(issued, rows), conflicts={"102": "учился там"})
    assert on_desk(issued)[1] == {"conflict": {"102": "учился там"}}


@pytest.mark.parametrize(
    "rows, code, cell",
    [
        ([("999", "K1", "7", "", "")], "entry.not_assigned_in_table", "A2"),
        ([("101", "K9", "7", "", "")], "criterion.unknown", "B2"),
        ([("101", "K1", "11", "", "")], "mark.off_scale_in_table", "C2"),
        ([("101", "K1", "-1", "", "")], "mark.off_scale_in_table", "C2"),
        ([("101", "K1", "7,5", "", "")], "mark.off_step_in_table", "C2"),
        ([("101", "K2", "4,25", "", "")], "mark.off_step_in_table", "C2"),
        ([("101", "K1", "1.000,5", "", "")], "number.ambiguous", "C2"),
        ([("101", "K1", "семь", "", "")], "number.unreadable", "C2"),
        ([("101", "K1", "7", "", ""), ("101", "Стиль", "7", "", "")], "mark.twice", "C3"),
        ([("101", "K1", "7", "Да", ""), ("101", "K2", "4", "Нет", "")], "remark.twice", "D3"),
        ([("101", "", "", "", "брат"), ("101", "", "", "", "сестра")], "recusal.twice", "E3"),
        ([("101", "K1", "7", "", ""), ("101", "", "", "", "сестра")], "mark.despite_recusal", "E3"),
        ([("101", "K1", "7", "я" * 4001, "")], "words.too_long_in_table", "D2"),
        ([("101", "", "7", "", "")], "cell.empty", "B2"),
        ([("", "K1", "7", "", "")], "cell.empty", "A2"),
    ],
)
def test_every_bad_cell_is_named_and_the_desk_stays_as_it_was(issued: Play, rows: Rows, code: str, cell: str) -> None:
    enter(issued, table(issued, [("101", "K1", "3", "", "")]))
    before = on_desk(issued)
    problems = enter(issued, table(issued, [*rows, ("102", "K1", "5", "", "")]))
    assert [(each.code, each.cell, each.fatal) for each in problems] == [(code, cell, True)]
    place = str(problems[0].facts["place"])
    assert place.startswith("marks.xlsx, ")
    assert place.endswith(cell)
    assert on_desk(issued) == before


@pytest.mark.parametrize(
    "headings, code",
    [
        (("entry", "criterion", "remark"), "column.missing"),
        (("entry", "criterion", "score", "score"), "column.doubled"),
        (("criterion", "score", "remark"), "column.missing"),
        (("Критерий", "Балл"), "column.missing"),
        (("K1", "K2", "Телефон"), "column.missing"),
    ],
)
def test_missing_and_doubled_columns_are_named(issued: Play, headings: tuple[str, ...], code: str) -> None:
    before = on_desk(issued)
    row = tuple("101" if name == "entry" else "семь" for name in headings)
    assert [each.code for each in enter(issued, table(issued, [row], headings))] == [code]
    assert on_desk(issued) == before


@pytest.mark.parametrize(
    "row, headings", [(("101", "K1", "", "", ""), LONG), (("101", "", ""), ("Заявка", "Стиль", "K2"))]
)
def test_a_table_with_rows_and_no_mark_is_not_called_empty(
    issued: Play, row: tuple[str, ...], headings: tuple[str, ...]
) -> None:
    problems = enter(issued, table(issued, [row], headings))
    assert [each.code for each in problems] == ["table.no_values"]


@pytest.mark.parametrize("headings", [LONG, ("яблоки", "груши")])
def test_an_empty_or_foreign_table_is_refused(issued: Play, headings: tuple[str, ...]) -> None:
    before = on_desk(issued)
    with pytest.raises(RefusedError) as refused:
        enter(issued, table(issued, [], headings))
    assert refused.value.code in {"table.empty", "table.no_headings"}
    assert on_desk(issued) == before


@pytest.mark.parametrize(
    "conflicts, code",
    [
        ({"999": "брат"}, "entry.not_assigned"),
        ({"101": "  "}, "conflict.no_words"),
        ({"101": "я" * 4001}, "words.too_long"),
    ],
)
def test_a_conflict_that_says_nothing_is_refused(issued: Play, conflicts: dict[str, str], code: str) -> None:
    before = on_desk(issued)
    with pytest.raises(RefusedError) as refused:
        enter(issued, table(issued, [("101", "K1", "7", "", "")]), conflicts=conflicts)
    assert refused.value.code == code
    assert on_desk(issued) == before


@pytest.mark.parametrize(
    "text, code",
    [
        ("к1", "K1"),
        ("K1", "K1"),
        ("стиль", "K1"),
        ("2", "K2"),
        ("  КАЧЕСТВО ", "K2"),
        ("K3", None),
        ("0", None),
        ("", None),
    ],
)
def test_a_criterion_is_found_by_code_title_or_place(text: str, code: str | None) -> None:
    among = (Criterion(code="K1", title="Стиль"), Criterion(code="K2", title="Качество", weight=Decimal(2)))
    found = find_criterion(text, among=among)
    assert (found.code if found else None) == code


def test_a_code_that_is_a_number_is_no_place() -> None:
    among = (Criterion(code="2", title="Стиль"), Criterion(code="1", title="Качество"))
    assert [found.title for text in ("1", "2") if (found := find_criterion(text, among=among))] == ["Качество", "Стиль"]
