"""Workbooks: recognised by content, looked through before any library sees them, read without losing a cell."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from core.base import zip_records
from core.base.errors import RefusedError
from core.tables.cells import CellKind
from core.tables.headings import TableKind
from core.tables.reader import read_sheets, read_table

RawWorkbook = Callable[..., bytes]


def saved(workbook: openpyxl.Workbook) -> bytes:
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def workbook_of(*rows: list[object]) -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    return workbook


def refusal(data: bytes, *, name: str = "t.xlsx") -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_sheets(data, name=name)
    assert caught.value.facts["file"] == name
    return caught.value


def test_cells_have_text_kind_and_address() -> None:
    moment = datetime.fromisoformat("2025-12-19T14:05:00")
    workbook = workbook_of(["Номер", 17, 7.5, 0.1 + 0.2, True, moment, date(2025, 12, 19)])
    [row] = read_table(saved(workbook), name="t.xlsx").rows()
    assert [(cell.address, cell.text, cell.kind) for cell in row] == [
        ("A1", "Номер", CellKind.TEXT),
        ("B1", "17", CellKind.NUMBER),
        ("C1", "7.5", CellKind.NUMBER),
        ("D1", "0.3", CellKind.NUMBER),
        ("E1", "true", CellKind.BOOL),
        ("F1", "2025-12-19T14:05:00", CellKind.DATE),
        ("G1", "2025-12-19", CellKind.DATE),
    ]


def test_float_noise_of_the_file_itself_is_not_shown(raw_workbook: RawWorkbook) -> None:
    data = raw_workbook(
        '<row r="1"><c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>7.4999999999999996</v></c></row>'
    )
    assert [cell.text for row in read_table(data).rows() for cell in row] == ["0.3", "7.5"]


def test_addresses_are_the_workbooks_own_below_blank_rows_and_columns() -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["G468"] = "здесь"
    sheet = read_table(saved(workbook))
    assert sheet.cell(467, 6).text == "здесь"
    assert sheet.cell(467, 6).address == "G468"
    assert sheet.cell(9999, 99).text == ""


def test_lying_dimension_loses_nothing(raw_workbook: RawWorkbook) -> None:
    data = raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="500"><c r="C500"><v>2</v></c></row>')
    lying = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(lying, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>'))
    assert read_table(lying.getvalue()).cell(499, 2).text == "2"


def test_hidden_rows_are_read_and_hidden_sheets_are_not() -> None:
    workbook = workbook_of(["a"], ["b"], ["c"])
    workbook.worksheets[0].row_dimensions[2].hidden = True
    other = workbook.create_sheet("Скрытый", 0)
    other["A1"] = "x"
    other.sheet_state = "hidden"
    [sheet] = read_sheets(saved(workbook))
    assert [row[0].text for row in sheet.rows()] == ["a", "b", "c"]


def test_blank_sheets_are_passed_over() -> None:
    workbook = workbook_of()
    workbook.create_sheet("Данные")["A1"] = "x"
    assert [sheet.name for sheet in read_sheets(saved(workbook))] == ["Данные"]


def test_sheet_with_the_headings_asked_for_is_found_behind_a_cover() -> None:
    workbook = workbook_of(["Памятка заявителю"])
    workbook.create_sheet("Заявки").append(["Рег. №", "Кто"])
    data = saved(workbook)
    assert read_table(data).name == "Sheet"
    overrides = {"кто": "applicant"}
    assert read_table(data, kind=TableKind.ENTRIES, overrides=overrides).name == "Заявки"


def test_file_is_recognised_by_content_not_by_name(tmp_path: Path) -> None:
    path = tmp_path / "заявки.csv"
    path.write_bytes(saved(workbook_of(["x"])))
    sheet = read_table(path)
    assert (sheet.cell(0, 0).text, sheet.file) == ("x", "заявки.csv")
    assert read_table(b"a;b\n", name="t.xlsx").cell(0, 1).text == "b"


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        read_table(tmp_path / "нет.xlsx")
    assert caught.value.code == "file.missing"


def test_empty_workbook_is_told() -> None:
    assert refusal(saved(workbook_of())).code == "table.empty"


def test_formula_errors_and_uncalculated_formulas_are_remembered(raw_workbook: RawWorkbook) -> None:
    row = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v/></c>'
        '<c r="D1"><f>1+1</f><v>2</v></c><c r="E1" t="str"><f t="shared" si="0"/><v></v></c><c r="F1" s="1"/>'
        '<c t="e" r="G1"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    sheet = read_table(raw_workbook(row))
    assert sheet.hollow == {"A1", "B1", "C1", "E1", "G1"}
    assert sheet.cell(0, 3).text == "2"


def test_hollow_cells_belong_to_their_own_sheet(raw_workbook: RawWorkbook) -> None:
    names = ("Первый &amp; главный", "Второй")
    data = raw_workbook('<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c></row>', names=names)
    clean = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(clean, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b't="e"', b"") if name.endswith("sheet2.xml") else part)
    first, second = read_sheets(clean.getvalue())
    assert first.name == "Первый & главный"
    assert first.hollow == {"A1"}
    assert second.hollow == set()


@pytest.mark.parametrize("address", ["GS1", "XFD1048576", "AAA1", "A200001", "B1000000", "ZZ7"])
def test_value_far_outside_is_named(raw_workbook: RawWorkbook, address: str) -> None:
    refused = refusal(raw_workbook(f'<row r="1"><c r="A1"><v>1</v></c><c r="{address}"><v>1</v></c></row>'))
    assert (refused.code, refused.facts["cell"]) == ("table.too_wide", address)


@pytest.mark.parametrize("cell", ['<c r="XFD1" s="3"/>', '<c r="A1048576" s="3" />', '<c r="A200000"><v>1</v></c>'])
def test_last_row_and_mere_colour_are_no_trouble(raw_workbook: RawWorkbook, cell: str) -> None:
    data = raw_workbook('<row r="1"><c r="A1"><v>1</v></c><c r="GR1"><v>1</v></c></row>')
    assert read_table(data).width(0) == 200
    data = raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row>', f'<row r="200000">{cell}</row>')
    assert read_table(data).cell(0, 0).text == "1"


def test_too_many_cells_in_all_are_refused(raw_workbook: RawWorkbook) -> None:
    data = raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="26000"><c r="GR26000"><v>1</v></c></row>')
    assert refusal(data).code == "table.too_large"


def test_bomb_is_refused_before_it_goes_off(raw_workbook: RawWorkbook) -> None:
    refused = refusal(raw_workbook('<row r="1"><c r="A1"><v>1</v></c></row>', extra={"xl/big.xml": bytes(50 * 2**20)}))
    assert refused.code == "table.too_large"


@pytest.mark.parametrize("part", ["word/document.xml", "ppt/presentation.xml"])
def test_other_office_file_is_not_a_table(raw_workbook: RawWorkbook, part: str) -> None:
    assert refusal(raw_workbook(extra={part: b"<x/>"})).code == "table.not_a_table"


def test_other_archive_is_not_a_table() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("photo.png", b"x")
    assert refusal(target.getvalue()).code == "table.not_a_table"


def test_damaged_workbook_is_told() -> None:
    data = saved(workbook_of(["x"]))
    assert refusal(data[:-100]).code == "table.damaged"
    assert refusal(data + b"appended").code == "table.damaged"
    middle = data.index(b"xl/worksheets") + 60
    assert refusal(data[:middle] + b"\xff" * 8 + data[middle + 8 :]).code == "table.damaged"


def test_encrypted_workbooks_are_told() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le")
    assert refusal(ole).code == "table.encrypted"
    data = bytearray(saved(workbook_of(["x"])))
    data[6] |= 1
    data[data.index(zip_records.CENTRAL_MARK) + 8] |= 1
    assert refusal(bytes(data)).code == "table.encrypted"


def test_broken_old_workbook_is_told() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), name="t.xls").code == "table.damaged"


def test_line_breaks_can_be_asked_for() -> None:
    sheet = read_table(saved(workbook_of(["one\ntwo", 7])))
    assert sheet.cell(0, 0).text == "one two"
    assert sheet.raw_text(0, 0) == "one\ntwo"
    assert sheet.raw_text(0, 1) == "7"
