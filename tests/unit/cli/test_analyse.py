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
    assert agreement["icc"] == dict.fromkeys(("1,1", "2,1", "3,1", "1,k", "2,k", "3,k"))
    assert (agreement["kendall_w"], agreement["reason"]) == (None, "Кто-то поставил не все оценки, а здесь нужны все.")


CATALYSTS = "A,1,73 A,2,74 A,4,71 B,2,75 B,3,67 B,4,72 C,1,73 C,2,75 C,3,68 D,1,75 D,3,72 D,4,75"
TARGETS = ("9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7")


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(["entry,juror,score", *lines]), encoding="utf-8")
    return path


def test_severity_and_adjusted_means_are_montgomerys(call: Call, tmp_path: Path) -> None:
    said = call("analyse", write(tmp_path / "m.csv", CATALYSTS.split()), "--method", "additive", "--json")
    answer = said.document()
    entries, jurors = answer["entries"], answer["jurors"]
    assert isinstance(entries, list)
    assert isinstance(jurors, list)
    assert [(each["entry"], each["place"], each["score"]) for each in entries] == [
        ("D", 1, "75"),
        ("C", 2, "72"),
        ("B", 3, "71.625"),
        ("A", 4, "71.375"),
    ]
    assert [each["severity"] for each in jurors] == [-0.875, -3.0, 3.875, 0.0]
    assert all(each["infit"] > 0 and each["outfit"] > 0 and each["reason"] is None for each in jurors)
    assert answer["severity_unit"] == "mark"


def test_agreement_is_shrout_and_fleiss(call: Call, tmp_path: Path) -> None:
    rows = [f"{entry},{juror},{mark}" for entry, row in enumerate(TARGETS) for juror, mark in enumerate(row.split())]
    answer = call("analyse", write(tmp_path / "m.csv", rows), "--json").document()
    agreement = answer["agreement"]
    assert isinstance(agreement, dict)
    rounded = {form: round(value, 6) for form, value in agreement["icc"].items()}
    assert rounded == {
        "1,1": 0.165742, "2,1": 0.289764, "3,1": 0.714841, "1,k": 0.442797, "2,k": 0.620051, "3,k": 0.909316,
    }  # fmt: skip
    assert agreement["reason"] is None
    assert agreement["intervals"]["icc"]["2,1"][0] < 0.289764 < agreement["intervals"]["icc"]["2,1"][1]
    robustness = answer["robustness"]
    assert isinstance(robustness, dict)
    assert robustness["winners"] == ["4"]
    assert robustness["words"][0].startswith("Первое место заявки 4 ")


@pytest.mark.parametrize("sd,score", [("population", "1.342750795038"), ("sample", "1.225758165917")])
def test_z_takes_the_standard_deviation_of_the_rules(call: Call, tmp_path: Path, sd: str, score: str) -> None:
    rows = [f"{entry},{juror},{mark}" for entry, row in enumerate(TARGETS) for juror, mark in enumerate(row.split())]
    path = write(tmp_path / "m.csv", rows)
    entries = call("analyse", path, "--method", "z", "--sd", sd, "--json").document()["entries"]
    assert isinstance(entries, list)
    assert entries[0]["score"] == score


def test_measures_of_rasch_are_given_with_their_errors(call: Call, tmp_path: Path) -> None:
    rows = [f"{entry},{juror},{mark}" for entry, row in enumerate(TARGETS) for juror, mark in enumerate(row.split())]
    answer = call("analyse", write(tmp_path / "m.csv", rows), "--method", "rasch", "--json").document()
    rasch, jurors = answer["rasch"], answer["jurors"]
    assert isinstance(rasch, dict)
    assert isinstance(jurors, list)
    assert answer["severity_unit"] == "logit"
    assert [each["severity"] for each in jurors] == [each["measure"] for each in rasch["jurors"]]
    assert sum(each["severity"] for each in jurors) == pytest.approx(0, abs=1e-6)
    assert all(abs(each["given"] - each["expected"]) < 1e-6 for each in rasch["entries"] if not each["extreme"])


def test_separate_juries_are_refused_with_what_would_join_them(call: Call, marks: Path) -> None:
    said = call("analyse", marks, "--method", "rasch")
    assert (said.code, said.out) == (1, "")
    assert "3 → A" in said.err
    assert "Раш" in said.err


def test_people_get_calm_tables_and_sentences(call: Call, marks: Path) -> None:
    said = call("analyse", marks)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Среднее")
    assert "8,500" in said.out
    assert "2 части" in said.out
    assert "Строгость" in said.out
    assert "Спорные заявки" in said.out


def test_a_mark_off_the_scale_names_its_row(call: Call, marks: Path) -> None:
    said = call("analyse", marks, "--scale", "0:8", "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Row 2: the mark 9 is off the scale from 0 to 8.")


def test_a_file_that_is_no_table_is_refused(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "marks.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    assert call("analyse", path).code == 1
