"""CSV: every encoding and separator an office may send; what is no table is told at once."""

from __future__ import annotations

import pytest

from core.base.errors import RefusedError
from core.tables.limits import MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS
from core.tables.reader import read_table

TEXT = "Номер;Заявитель\r\n0296;МБОУ «Школа № 7»\r\n"


def texts(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_table(data, name="t.csv").rows()]


def refusal(data: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_table(data, name="t.csv")
    assert caught.value.facts["file"] == "t.csv"
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_table_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert texts(TEXT.encode(encoding)) == [["Номер", "Заявитель"], ["0296", "МБОУ «Школа № 7»"]]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separator_is_found(separator: str) -> None:
    assert texts(TEXT.replace(";", separator).encode()) == [["Номер", "Заявитель"], ["0296", "МБОУ «Школа № 7»"]]


def test_separator_is_not_confused_by_commas_in_every_row() -> None:
    rows = [["Номер", "Члены, жюри, все"], ["1", "Иванов, Петров, Сидоров"], ["2", "Орлов, Котов, Белов"]]
    assert texts("\n".join(";".join(row) for row in rows).encode()) == rows
    assert texts(b"entry;score\n1;7,5\n2;8,0\n") == [["entry", "score"], ["1", "7,5"], ["2", "8,0"]]


def test_separator_named_by_excel_is_believed_and_rows_keep_their_addresses() -> None:
    sheet = read_table(b"sep=,\r\na,b;c\r\n1,2\r\n")
    assert [cell.text for cell in list(sheet.rows())[1]] == ["a", "b;c"]
    assert sheet.cell(2, 1).address == "B3"


def test_quoted_line_break_stays_in_its_cell() -> None:
    assert texts(b'a;b\n"one\ntwo";"say ""hi"""\n') == [["a", "b"], ["one two", 'say "hi"']]


def test_blank_rows_count_in_addresses() -> None:
    assert read_table(b"\n\na;b\n1;2\n").cell(3, 0).text == "1"


def test_quote_never_closed_is_told_with_its_row() -> None:
    refused = refusal(b'a;b\n1;2\n3;"four\n5;6\n')
    assert (refused.code, refused.facts["row"]) == ("table.quotes", 3)
    assert refusal(b'a;b\n"x"y;2\n').code == "table.quotes"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj <<>> endobj", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"<!DOCTYPE html><table>",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"<?xml version='1.0'?><Workbook/>", b"\x00" * 100, b"{\\rtf1\x00}",
    ],
)  # fmt: skip
def test_other_file_is_not_a_table(data: bytes) -> None:
    assert refusal(data).code == "table.not_a_table"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n \n", b";;;\n;;\n"])
def test_table_without_anything_is_empty(data: bytes) -> None:
    assert refusal(data).code == "table.empty"


def test_unknown_encoding_is_told() -> None:
    assert refusal(b"\x98\x98;\x98\n").code == "table.encoding"
    assert refusal(b"\xff\xfea").code == "table.encoding"


def test_limits_are_kept() -> None:
    assert refusal(b"1\n" * (MAX_ROWS + 1)).code == "table.too_large"
    assert refusal(b";" * MAX_COLUMNS + b"\n").code == "table.too_large"
    assert refusal(b"1" * (MAX_FILE_BYTES + 1)).code == "file.too_large"
    assert read_table(b"1\n" * MAX_ROWS).height == MAX_ROWS


def test_apostrophe_before_a_formula_is_taken_off() -> None:
    assert texts(b"a;b\n'=1+1;'quoted'\n") == [["a", "b"], ["=1+1", "'quoted'"]]
