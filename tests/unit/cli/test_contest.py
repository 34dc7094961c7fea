"""One small contest from the first command to the last, as a secretary and two jurors would type it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Call, Said

TEMPLATE = """
title = "Проба"
season = "2025"
sample = true
[[nomination]]
number = 1
title = "Первая"
[[round]]
number = 1
title = "Отбор"
[[round.criterion]]
code = "K1"
title = "Стиль"
[[round.quotas]]
nomination = 1
places = 2
[[round]]
number = 2
title = "Финал"
[[round.criterion]]
code = "K1"
title = "Стиль"
[[award]]
code = "winner"
title = "Победитель"
round = 2
places = [1]
"""
ENTRIES = """number;nomination;applicant;title;link
0001;1;Школа № 1;Первый;https://example.org/1
0002;1;Школа № 2;Второй;https://example.org/2
0003;1;Школа № 3;Третий;https://example.org/3
"""
JURORS = "code;name;role\nJ1;Иванова Анна Петровна;председатель\nJ2;Петров Пётр Ильич;член жюри\n"
MARKS = "entry;K1\n0001;9\n0002;7\n0003;5\n"
MEETING = """
number = {number}
date = 2025-12-0{number}
round = {number}
chair = "J1"
secretary = "Секретарь"
present = ["J1", "J2"]
[[question]]
id = "1"
kind = "{kind}"
for = 2
"""


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _first_error(said: Said) -> str:
    error = said.document()["error"]
    assert isinstance(error, dict)
    return str(error["code"])


def _listed(said: Said, name: str, *, code: int = 0) -> list[dict[str, object]]:
    assert said.code == code, said.out + said.err
    found = said.document()[name]
    assert isinstance(found, list)
    return found


@pytest.fixture
def contest(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JURY_PASSPHRASE", "четыре слова для пробы")
    folder = tmp_path / "contest"
    said = call("new", folder, "--template", _write(tmp_path, "template.toml", TEMPLATE), "--json")
    assert said.code == 0, said.err
    assert said.document().keys() >= {"contest", "fingerprint"}
    return folder


def _play(call: Call, contest: Path, *, number: int, marks: str, codes: dict[str, str]) -> list[Path]:
    """Assign, issue, mark, sign and merge a round; return the sheets.

    ``codes`` are what the jurors wrote down: the secretary forgets them once the keys are pinned.
    """
    out = contest.parent / f"round-{number}"
    assert call("assign", contest, "--round", number, "--json").document()["connected"] is True
    table = _write(contest.parent, "marks.csv", marks)
    sheets = []
    for package in _listed(call("issue", contest, "--round", number, "--out", out, "--json"), "packages"):
        juror = str(package["juror"])
        codes[juror] = str(package["code"] or codes[juror])
        sheets.append(out / f"{juror}.pdf")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("JURY_CODE", codes[juror])
            desk = contest.parent / f"desk-{juror}"
            said = call("score", package["file"], "--marks", table, "--out", sheets[-1], "--desk", desk, "--json")
        assert said.document().keys() >= {"sheet", "juror", "revision", "marks"}, said.err
    verdicts = _listed(call("merge", contest, *sheets, "--json"), "files")
    assert [each["verdict"] for each in verdicts] == ["accepted"] * len(sheets)
    return sheets


def test_a_contest_runs_from_entries_to_letters(contest: Path, tmp_path: Path, call: Call) -> None:
    codes: dict[str, str] = {}
    imported = call("import", contest, _write(tmp_path, "entries.csv", ENTRIES), "--json").document()
    assert (imported["accepted"], imported["changed"], imported["problems"]) == (3, 0, [])
    assert call("jurors", contest, _write(tmp_path, "jurors.csv", JURORS), "--json").document()["jurors"] == 2

    sheets = _play(call, contest, number=1, marks=MARKS, codes=codes)
    again = call("merge", contest, sheets[0], "--receipts", tmp_path / "receipts", "--json")
    assert [each["verdict"] for each in _listed(again, "files")] == ["already_merged"]
    assert len(list((tmp_path / "receipts").iterdir())) == 1
    (nomination,) = _listed(call("rank", contest, "--round", 1, "--json"), "nominations")
    entries = nomination["entries"]
    assert isinstance(entries, list)
    assert [(each["entry"], each["place"], each["total"]) for each in entries] == [
        ("0001", 1, "9"), ("0002", 2, "7"), ("0003", 3, "5"),
    ]  # fmt: skip

    assert _first_error(call("advance", contest, "--round", 1, "--json")) == "outcome.not_adopted"
    held = call("meeting", contest, _write(tmp_path, "1.toml", MEETING.format(number=1, kind="finalists")), "--json")
    assert (held.document()["meeting"], held.document()["quorum"]) == (1, True)
    finalists = _listed(call("advance", contest, "--round", 1, "--json"), "finalists")
    assert [each["entry"] for each in finalists] == ["0001", "0002"]

    _play(call, contest, number=2, marks="entry;K1\n0001;6\n0002;8\n", codes=codes)
    call("meeting", contest, _write(tmp_path, "2.toml", MEETING.format(number=2, kind="winners")))
    winners = _listed(call("award", contest, "--json"), "winners")
    assert [(each["nomination"], each["entry"], each["award"]) for each in winners] == [(1, "0002", "winner")]

    papers = _listed(call("documents", contest, "--out", tmp_path / "papers", "--json"), "files")
    assert {each["kind"] for each in papers} >= {"letter", "letters", "summary", "minutes"}
    checked = call("check", contest, "--json").document()
    assert (checked["kind"], checked["ok"]) == ("contest", True)
    verified = call("verify", sheets[0], "--contest", contest, "--json")
    assert [each["ok"] for each in _listed(verified, "checks")] == [True] * 5 + [None]


def test_a_sheet_says_which_marks_it_keeps_and_is_written_over_nothing_else(
    contest: Path, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("import", contest, _write(tmp_path, "entries.csv", ENTRIES))
    call("jurors", contest, _write(tmp_path, "jurors.csv", JURORS))
    codes: dict[str, str] = {}
    sheets = _play(call, contest, number=1, marks=MARKS, codes=codes)
    monkeypatch.setenv("JURY_CODE", codes["J1"])
    table = _write(tmp_path, "later.csv", "entry;K1\n0001;8\n")
    words = ("score", tmp_path / "round-1" / "J1-round-1.jurypkg", "--marks", table, "--desk", tmp_path / "desk-J1")
    assert _first_error(call(*words, "--out", table, "--json")) == "score.out_is_input"
    assert _first_error(call(*words, "--out", tmp_path / "entries.csv", "--json")) == "score.out_exists"
    answer = call(*words, "--out", sheets[0], "--json").document()
    assert (answer["revision"], answer["kept"]) == (2, 2)
    assert "Оценки 2 заявок внесены раньше" in call(*words, "--out", tmp_path / "new.pdf").out


def test_a_bad_table_is_refused_whole_with_every_cell_named(contest: Path, tmp_path: Path, call: Call) -> None:
    bad = _write(tmp_path, "bad.csv", ENTRIES + "0001;9;;;\n")
    said = call("import", contest, bad, "--json")
    answer = said.document()
    problems = answer["problems"]
    assert isinstance(problems, list)
    assert (said.code, answer["accepted"]) == (1, 0)
    assert {"C5", "A5"} <= {each["cell"] for each in problems}
    assert all(each["code"] and each["words"] for each in problems)
    shown = call("import", contest, bad)
    assert shown.code == 1
    assert "Ничего не принято" in shown.out


def test_a_sheet_that_is_none_is_refused_with_its_reason(contest: Path, tmp_path: Path, call: Call) -> None:
    stranger = _write(tmp_path, "stranger.pdf", "%PDF-1.4 something else")
    said = call("merge", contest, stranger, "--json")
    (verdict,) = _listed(said, "files", code=1)
    assert (verdict["verdict"], verdict["code"]) == ("refused", "sheet.not_ours")
    assert "Отклонён" in call("merge", contest, stranger).out


def test_the_passphrase_is_asked_for_before_anything_is_done(
    contest: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JURY_PASSPHRASE")
    assert _first_error(call("issue", contest, "--round", 1, "--out", contest.parent / "o", "--json")) == (
        "passphrase.missing"
    )
    monkeypatch.setenv("JURY_PASSPHRASE", "not this one")
    assert _first_error(call("issue", contest, "--round", 1, "--out", contest.parent / "o", "--json")) == (
        "passphrase.wrong"
    )
