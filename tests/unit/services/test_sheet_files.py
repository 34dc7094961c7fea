"""Sheets as files: told by their bytes, written over nothing but an older sheet."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.base.errors import RefusedError
from core.services.sheet_files import begins_as_sheet, is_sheet, require_place
from tests.unit.services.small_contest import Play


def refused_code(out: Path, *inputs: Path) -> str:
    before = out.read_bytes() if out.is_file() else None
    with pytest.raises(RefusedError) as refused:
        require_place(out, inputs=inputs)
    assert (out.read_bytes() if out.is_file() else None) == before
    assert refused.value.facts["file"] == out.name
    return refused.value.code


def test_a_sheet_never_replaces_what_it_is_made_of(tmp_path: Path) -> None:
    table = tmp_path / "marks.csv"
    table.write_text("entry;K1\n", encoding="utf-8")
    (tmp_path / "same.csv").symlink_to(table)
    (tmp_path / "folder").mkdir()
    assert refused_code(table, tmp_path / "absent", table) == "score.out_is_input"
    assert refused_code(tmp_path / "same.csv", table) == "score.out_is_input"
    assert refused_code(tmp_path / "folder" / ".." / "marks.csv", table) == "score.out_is_input"


def test_a_sheet_replaces_an_older_sheet_and_nothing_else(issued: Play) -> None:
    sheet = issued.root / "sheet.pdf"
    sheet.write_bytes(b"%PDF-1.7 somebody's letter")
    assert refused_code(sheet) == "score.out_exists"
    sheet.write_bytes(issued.sign("J1").file)
    require_place(sheet, inputs=())
    assert [each.name for each in issued.root.glob("*.part")] == []


def test_a_place_that_takes_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refused_code(tmp_path) == "file.is_folder"
    assert refused_code(tmp_path / "file" / "sheet.pdf") in {"file.missing", "disk.error"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_is_closed_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refused_code(tmp_path / "sheet.pdf") == "disk.no_permission"


def test_a_sheet_is_told_even_where_its_first_lines_are_damaged(issued: Play) -> None:
    data = issued.sign("J1").file
    damaged = data.replace(b" jury/sheet ", b" jury/sheeX ", 1)
    assert (begins_as_sheet(data), is_sheet(data)) == (True, True)
    assert (begins_as_sheet(damaged), is_sheet(damaged)) == (False, True)
    assert is_sheet(data.replace(b"%PDF-", b"%PDX-", 1))
    assert not is_sheet(b"%PDF-1.7 a letter")
    assert not is_sheet(b"PK" + data)
