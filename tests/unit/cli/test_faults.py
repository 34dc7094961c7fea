from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from core.cli import app
from core.cli.answer import Answer

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Call

ROOT = Path(__file__).parents[3]


def _stand_in(monkeypatch: pytest.MonkeyPatch, command: object) -> None:
    """Put a command that misbehaves in the place of ``rank``."""
    monkeypatch.setattr(app, "COMMANDS", (("rank", command),))


def test_our_own_fault_leaves_a_report_without_names_and_no_traceback(
    call: Call, monkeypatch: pytest.MonkeyPatch, own_corner: Path
) -> None:
    def rank() -> Answer:
        secret = "Иванова Анна"
        raise ZeroDivisionError(secret)

    _stand_in(monkeypatch, rank)
    said = call("rank")
    reports = list(own_corner.rglob("fault-*.txt"))
    assert (said.code, said.out, len(reports)) == (3, "", 1)
    assert reports[0].name in said.err
    assert "Traceback" not in said.err
    report = reports[0].read_text(encoding="utf-8")
    assert "builtins.ZeroDivisionError" in report
    assert "test_faults.py" in report
    assert "Иванова" not in report
    assert str(own_corner) not in report


def test_our_own_fault_is_told_even_where_no_report_can_be_kept(
    call: Call, monkeypatch: pytest.MonkeyPatch, own_corner: Path
) -> None:
    def rank() -> Answer:
        raise KeyError

    _stand_in(monkeypatch, rank)
    blocked = own_corner / "a file, not a folder"
    blocked.touch()
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(blocked))
    said = call("rank", "--json")
    error = said.document()["error"]
    assert said.code == 3
    assert isinstance(error, dict)
    assert error["code"] == "fault"


def test_an_interrupted_command_says_so(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def rank() -> Answer:
        raise KeyboardInterrupt

    _stand_in(monkeypatch, rank)
    said = call("rank")
    assert said.code == 1
    assert said.err.startswith("Работа прервана.")


def test_what_the_disk_refuses_anywhere_is_a_refusal_with_the_files_name(
    call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def rank() -> Answer:
        (tmp_path / "absent" / "file.txt").read_bytes()
        return Answer(document=None)

    _stand_in(monkeypatch, rank)
    said = call("rank")
    assert said.code == 1
    assert "file.txt" in said.err
    assert "file.missing" in said.err


def test_a_command_without_an_answer_is_our_fault(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def rank(context: typer.Context) -> None:
        del context

    _stand_in(monkeypatch, rank)
    assert call("rank").code == 3


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    script = "from core.cli import run; raise SystemExit(run(['--help']))"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_a_terminal_without_russian_letters_shows_question_marks() -> None:
    script = "from core.cli import run; raise SystemExit(run(['--help']))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", script],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"???" in done.stdout
