from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from core.cli.app import build_commands
from core.cli.options import read_options

if TYPE_CHECKING:
    from tests.unit.cli.conftest import Call

COMMANDS = tuple(build_commands())


def test_every_command_of_the_agreed_surface_is_there() -> None:
    agreed = (
        "demo new import jurors assign issue forms score merge rank meeting decide advance award documents archive "
        "verify analyse check self-test"
    )
    assert set(COMMANDS) == set(agreed.split())


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages(command: str, language: str, call: Call) -> None:
    said = call("--lang", language, command, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"main.py {command}" in said.out
    assert "--json" in said.out
    assert bool(re.search("[а-я]{3}", said.out)) is (language == "ru")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_program_lists_its_commands(language: str, call: Call) -> None:
    said = call("--help", f"--lang={language}")
    assert said.code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in said.out] == []


def test_help_is_never_wider_than_a_screen(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = [line for command in COMMANDS for line in call(command, "--help").out.splitlines()[1:]]
    assert [line for line in lines if len(line) > 80] == []


def test_common_options_are_found_in_any_place_but_not_after_two_dashes() -> None:
    line = read_options(["rank", "--json", "c", "--lang", "en", "--", "--json"])
    assert (line.rest, line.language, line.as_json) == (("rank", "c", "--", "--json"), "en", True)
    assert read_options(["rank", "--", "--json"]).as_json is False
