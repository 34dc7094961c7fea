from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Call

MARKS = "entry,juror,score\nA,1,9\nA,2,7\nB,1,8\nB,2,9\nC,3,5\n"


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    path = tmp_path / "marks.csv"
    path.write_text(MARKS, encoding="utf-8")
    return path


def test_a_plain_table_gets_places_and_what_is_not_computed_is_null_with_a_reason(call: Call, marks: Path) -> None:
    said = call("analyse", marks, "--json")
    answer = said.document()
    assert said.code == 0
    assert (answer["method"], answer["connected"]) == ("mean", False)
    entries, jurors, agreement = answer["entries"], answer["jurors"], answer["agreement"]
    assert isinstance(entries, list)
    assert [(each["entry"], each["place"], each["score"], each["marks"]) for each in entries] == [
        ("B", 1, "8.5", 2),
        ("A", 2, "8", 2),
        ("C", 3, "5", 1),
    ]
    assert isinstance(jurors, list)
    assert [(each["juror"], each["marks"], each["severity"]) for each in jurors] == [
        ("1", 2, None), ("2", 2, None), ("3", 1, None),
    ]  # fmt: skip
    assert all(each["reason"] for each in jurors)
    assert isinstance(agreement, dict)
    assert agreement.keys() == {"kendall_w", "kendall_w_uncorrected", "krippendorff", "icc", "reason"}
    assert agreement["icc"] == dict.fromkeys(("1,1", "2,1", "3,1", "1,k", "2,k", "3,k"))


def test_people_get_a_calm_table(call: Call, marks: Path) -> None:
    said = call("analyse", marks)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Взвешенное среднее")
    assert "8,500" in said.out
    assert "2 части" in said.out


def test_a_mark_off_the_scale_names_its_row(call: Call, marks: Path) -> None:
    said = call("analyse", marks, "--scale", "0:8", "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Row 2: the mark 9 is off the scale from 0 to 8.")


def test_a_file_that_is_no_table_is_refused(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "marks.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    assert call("analyse", path).code == 1
