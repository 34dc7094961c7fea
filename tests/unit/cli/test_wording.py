"""What commands say to a secretary and a juror on the way through a contest, in whole sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Call

TEMPLATE = """
title = "Проба"
[[nomination]]
number = 1
title = "Первая"
[[nomination]]
number = 2
title = "Вторая"
[[round]]
number = 1
title = "Отбор"
[[round.criterion]]
code = "K1"
title = "Стиль"
[[round.criterion]]
code = "K2"
title = "Язык"
scale = { minimum = 0, maximum = 5, step = 0.5 }
[[round.own_criteria]]
nomination = 2
[[round.own_criteria.criterion]]
code = "K1"
title = "Стиль"
[[award]]
code = "winner"
title = "Победитель"
round = 1
places = [1]
"""
ENTRIES = """number;nomination;applicant;title;link
0001;1;Школа № 1;Первый;https://example.org/1
0002;2;Школа № 2;Второй;https://example.org/2
"""
JURORS = "code;name;role\nJ1;Иванова Анна Петровна;председатель\nJ2;Петров Пётр Ильич;\nJ3;Сидоров Олег Юрьевич;\n"
MEETING = """
number = 1
date = 2025-12-01
round = 1
chair = "J1"
secretary = "Секретарь"
present = ["J1", "J2", "J3"]
[[question]]
id = "1"
kind = "winners"
for = 3
[[question]]
id = "2"
kind = "other"
for = 1
against = 1
abstained = 1
"""


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def contest(tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JURY_PASSPHRASE", "четыре слова для пробы")
    folder = tmp_path / "contest"
    for words in (
        ("new", folder, "--template", _write(tmp_path, "t.toml", TEMPLATE)),
        ("import", folder, _write(tmp_path, "e.csv", ENTRIES)),
        ("jurors", folder, _write(tmp_path, "j.csv", JURORS)),
        ("assign", folder, "--round", 1),
    ):
        said = call(*words)
        assert said.code == 0, said.err + said.out
    return folder


def _issue(call: Call, contest: Path) -> dict[str, tuple[Path, str]]:
    answer = call("issue", contest, "--round", 1, "--out", contest.parent / "p", "--json").document()
    packages = answer["packages"]
    assert isinstance(packages, list)
    return {each["juror"]: (Path(each["file"]), each["code"]) for each in packages}


def test_a_juror_sees_what_to_mark_and_nothing_is_made(
    contest: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, code = _issue(call, contest)["J1"]
    monkeypatch.setenv("JURY_CODE", code)
    answer = call("score", package, "--list", "--desk", tmp_path / "desk", "--json").document()
    entries = answer["entries"]
    assert isinstance(entries, list)
    listed = {each["number"]: each for each in entries}
    assert (answer["juror"], answer["round"], sorted(listed)) == ("J1", 1, ["0001", "0002"])
    assert [each["code"] for each in listed["0001"]["criteria"]] == ["K1", "K2"]
    assert listed["0002"]["criteria"] == [
        {"code": "K1", "title": "Стиль", "minimum": "0", "maximum": "10", "step": "1"}
    ]
    assert (listed["0001"]["applicant"], listed["0001"]["link"]) == ("Школа № 1", "https://example.org/1")
    shown = call("score", package, "--list").out
    assert "K1: Стиль, от 0 до 10, баллы только целые." in shown
    assert "K2: Язык, от 0 до 5, баллы идут с шагом 0,5 (номинации: 1)." in shown
    assert "Иванова Анна Петровна: оценить 2 заявки." in shown
    assert not (tmp_path / "desk").exists()


def test_marking_needs_a_table_and_a_place_for_the_sheet(contest: Path, call: Call) -> None:
    package, _ = _issue(call, contest)["J1"]
    said = call("score", package, "--out", "x.pdf")
    assert (said.code, said.err.splitlines()[0]) == (2, "Не указано: --marks.")


def test_a_file_that_is_no_package_is_told_by_its_name(
    contest: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JURY_CODE", "1234 5678 9012 3456 7890")
    stranger = _write(tmp_path, "J01.pdf", "%PDF-1.7")
    assert "Файл «J01.pdf» — не пакет члена жюри." in call("score", stranger, "--list").err
    package, code = _issue(call, contest)["J1"]
    monkeypatch.setenv("JURY_CODE", code)
    package.write_bytes(package.read_bytes()[:-400])
    said = call("score", package, "--list")
    assert f"Пакет «{package.name}» повреждён" in said.err
    assert "package.broken" in said.err


def test_a_whole_round_is_told_in_rounded_totals_titles_and_missing_sheets(
    contest: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Пакеты этого тура ещё не выданы." in call("rank", contest, "--round", 1).out
    packages = _issue(call, contest)
    table = _write(tmp_path, "m.csv", "entry;K1;K2\n0001;9;4,5\n0002;7;\n")
    for juror in ("J1", "J2"):
        monkeypatch.setenv("JURY_CODE", packages[juror][1])
        said = call(
            "score",
            packages[juror][0],
            "--marks",
            table,
            "--out",
            tmp_path / f"{juror}.pdf",
            "--desk",
            tmp_path / juror,
        )
        assert said.code == 0, said.err
    sheets = [tmp_path / "J1.pdf", tmp_path / "J2.pdf"]
    assert "Принято 2 листа." in call("merge", contest, *sheets).out
    assert "Ничего нового: все эти листы уже сведены." in call("merge", contest, *sheets).out
    assert "Пока не учтён лист члена жюри J3." in call("rank", contest, "--round", 1).out
    held = call("meeting", contest, _write(tmp_path, "1.toml", MEETING)).out
    assert "Вопрос 1 (победители): принят; за 3, против 0, воздержались 0." in held
    assert "Вопрос 2 (прочее): не принят; за 1, против 1, воздержались 1." in held
    awarded = call("award", contest).out
    assert "Победитель" in awarded
    assert "13,50" in awarded
    assert "Не учтён лист: J3." in awarded
    assert "Повторный подсчёт тура 1 даёт записанный итог." in " ".join(call("check", contest).out.split())


def test_a_missing_column_is_told_how_to_name_on_the_command_that_takes_it(
    contest: Path, call: Call, tmp_path: Path
) -> None:
    entries = _write(tmp_path, "bad.csv", ENTRIES.replace("applicant", "кто-то"))
    said = call("import", contest, entries)
    assert '--map "Столбец=applicant"' in said.out
    jurors = _write(tmp_path, "bad-jurors.csv", "код;роль\nJ1;\n")
    assert "--map" not in call("jurors", contest, jurors).out
    mapped = call("import", contest, entries, "--map", "кто-то=заявитель")
    assert mapped.code == 0


def test_a_package_of_another_contest_is_told_as_a_package(contest: Path, call: Call, tmp_path: Path) -> None:
    package, _ = _issue(call, contest)["J1"]
    other = tmp_path / "other"
    call("new", other, "--template", tmp_path / "t.toml")
    shown = " ".join(call("verify", package, "--contest", other).out.split())
    assert "Этого пакета этот конкурс не выдавал." in shown
    assert "Лист" not in shown


@pytest.mark.parametrize("again,code", [("слова", 0), ("слава", 1)])
def test_a_new_passphrase_is_typed_twice(
    again: str, code: int, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JURY_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("core.cli.secrets.getpass", lambda _: "слова")
    monkeypatch.setattr("core.cli.commands.new.getpass", lambda _: again)
    said = call("new", tmp_path / "c", "--template", "blank")
    assert said.code == code
    assert (tmp_path / "c").exists() == (code == 0)
    assert code == 0 or "Во второй раз парольная фраза набрана иначе" in said.err
