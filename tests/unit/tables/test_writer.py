"""Tables of our own: the same bytes for the same data, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from core.base.errors import RefusedError
from core.tables.reader import read_table
from core.tables.writer import Value, write_csv, write_table

MOMENT = datetime(2025, 12, 19, 14, 5, 33, tzinfo=UTC)
RISKY = ["=1+1", "+7 900", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "＝1", '=HYPERLINK("http://x";"y")', "#N/A", "-"]


def workbook(rows: Sequence[Sequence[Value]], *, sheet: str = "Лист") -> bytes:
    return write_table(["Первая", "Вторая"], rows, sheet=sheet, moment=MOMENT)


def test_table_is_read_back() -> None:
    rows: list[list[Value]] = [["текст", 17], ["две\nстроки", Decimal("7.5")], [None, date(2025, 12, 19)]]
    sheet = read_table(workbook(rows))
    assert sheet.name == "Лист"
    assert [[cell.text for cell in row] for row in sheet.rows()] == [
        ["Первая", "Вторая"], ["текст", "17"], ["две строки", "7.5"], ["", "2025-12-19"],
    ]  # fmt: skip


def test_same_data_gives_the_same_bytes() -> None:
    assert workbook([["a", 1]]) == workbook([["a", 1]])
    with zipfile.ZipFile(BytesIO(workbook([["a", 1]]))) as archive:
        core = archive.read("docProps/core.xml")
        assert core.count(b"2025-12-19T14:05:33Z") == 2
        assert {item.date_time[0] for item in archive.infolist()} == {1980}


@pytest.mark.parametrize("text", RISKY)
def test_text_like_a_formula_stays_text_in_a_workbook(text: str) -> None:
    [cell] = openpyxl.load_workbook(BytesIO(workbook([[text]]))).worksheets[0][2][:1]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == text.strip()
    assert bool(cell.quotePrefix) is (text != "#N/A")


@pytest.mark.parametrize("text", RISKY)
def test_text_like_a_formula_stays_text_in_csv(text: str) -> None:
    data = write_csv(["a", "b"], [[text, "x"]])
    field = data.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')
    assert field.startswith("'") or text == "#N/A"
    assert read_table(data).grid[1] == [text, "x"]


def test_numbers_are_not_guarded_in_csv() -> None:
    moment = datetime.fromisoformat("2025-12-19T14:05:33")
    data = write_csv(["a"], [[-5], [Decimal("-7.50")], [None], [date(2025, 12, 19)], [moment], ["'=x"], ["it's"]])
    assert data.decode("utf-8-sig").split("\r\n")[1:-1] == [
        "-5", "-7.5", '""', "2025-12-19", "2025-12-19 14:05:33", "''=x", "it's",
    ]  # fmt: skip


def test_csv_opens_in_excel() -> None:
    assert write_csv(["Номер", "Имя"], []) == b"\xef\xbb\xbf" + "Номер;Имя\r\n".encode()


def test_forbidden_characters_and_titles_are_replaced() -> None:
    sheet = read_table(workbook([["a\x00b\x1fc\ufffe", "\ud800"]], sheet="Тур [1]/2: 'итоги'" + "!" * 40))
    assert sheet.cell(1, 0).text == "a b c"
    assert len(sheet.name) == 31
    assert not set("[]:*?/\\'") & set(sheet.name)


def test_cell_over_the_limit_is_refused_not_cut() -> None:
    with pytest.raises(RefusedError) as caught:
        workbook([["я" * 32_768]])
    assert caught.value.code == "table.cell_too_long"
