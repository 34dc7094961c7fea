from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Call


@pytest.mark.parametrize(
    "words,expected",
    [
        (["analyse"], "Не указано: MARKS."),
        (["rank", "c"], "Не указано: --round."),
        (["rank", "c", "--round", "first"], "--round: нужно целое число от 1 до 9, а стоит «first»."),
        (["rank", "c", "--round", "10"], "--round: нужно целое число от 1 до 9, а стоит «10»."),
        (["assign", "c", "--round", "1", "--per-entry", "три"], "--per-entry: нужно целое число от 1, а стоит «три»."),
        (["assign", "c", "--round", "1", "--seed", "x"], "--seed: нужно целое число, а стоит «x»."),
        (["rank", "c", "--round"], "Параметр --round указан без значения или с лишним значением."),
        (["rank", "c", "--round", "1", "--tour", "1"], "Параметра --tour нет."),
        (["rank", "c", "d", "e", "--round", "1"], "Лишнее в команде: d e."),
        (["rang", "c"], "Команды «rang» нет. Возможно, имелась в виду «rank»."),
        (["qqqqqq"], "Команды «qqqqqq» нет."),
        (["--lang", "fr", "rank"], "Языка «fr» программа не знает. Она знает: ru, en."),
        (["--lang"], "Языка «» программа не знает. Она знает: ru, en."),
    ],
)
def test_wrong_usage_is_worded_and_exits_with_two(words: list[str], expected: str, call: Call) -> None:
    said = call(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[0] == expected
    assert len(said.err.splitlines()) == 2


def test_whether_a_file_can_be_read_is_found_out_by_reading_it(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("not ours", encoding="utf-8")
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    said = call("verify", letter)
    assert said.code == 1
    assert "verify.unknown_kind" in said.err


def test_wrong_usage_is_one_document_with_json(call: Call) -> None:
    said = call("rank", "--json", "--lang", "en")
    assert (said.code, said.err) == (2, "")
    error = said.document()["error"]
    assert isinstance(error, dict)
    assert error["code"] == "usage"
    assert error["words"].startswith("CONTEST is missing.\nUsage: main.py rank CONTEST --round R")


def test_no_command_at_all_shows_help_and_is_wrong_usage(call: Call) -> None:
    said = call("--lang", "ru")
    assert said.code == 2
    assert "Команды:" in said.out


def test_a_refused_command_says_its_sentence_and_code(call: Call) -> None:
    said = call("rank", "nowhere", "--round", "1")
    assert (said.code, said.out) == (1, "")
    assert said.err == "Папки конкурса «nowhere» нет. Проверьте путь.\nКод ошибки: contest.missing.\n"


def test_a_refused_command_is_one_document_with_json(call: Call) -> None:
    said = call("rank", "nowhere", "--round", "1", "--json", "--lang=en")
    assert (said.code, said.err) == (1, "")
    words = "There is no contest folder “nowhere”. Check the path."
    assert said.document() == {"error": {"code": "contest.missing", "words": words}}


@pytest.mark.parametrize(
    "words",
    [
        ["archive", "c", "f"],
        ["merge", "c", "f.xlsx", "--unsigned", "--reason", "paper"],
        ["verify", "f", "--head", "0"],
    ],
)
def test_what_comes_later_says_so(words: list[str], call: Call) -> None:
    said = call(*words, "--json")
    error = said.document()["error"]
    assert said.code == 1
    assert isinstance(error, dict)
    assert error["code"] == "not_yet"
    assert error["words"].endswith(" появится в следующей версии программы. Ничего не изменено.")
