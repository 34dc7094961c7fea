from __future__ import annotations

import io

import pytest

from core.base.errors import RefusedError
from core.cli.secrets import find_code, read_code, read_passphrase
from core.words.words import Words

WORDS = Words.of("ru")


class Terminal(io.StringIO):
    """Standard input that is somebody's keyboard."""

    def isatty(self) -> bool:
        return True


def test_a_code_comes_from_the_input_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1234 5678\nmore\n"))
    monkeypatch.setenv("JURY_CODE", "from the environment")
    assert read_code("-", words=WORDS) == "1234 5678"
    assert read_code(None, words=WORDS) == "from the environment"


def test_a_secret_on_the_command_line_is_refused() -> None:
    for read in (read_code, read_passphrase):
        with pytest.raises(RefusedError) as refused:
            read("1234", words=WORDS)
        assert refused.value.code == "secret.on_command_line"


def test_nobody_is_asked_where_nobody_sits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("not to be read\n"))
    for read, code in ((read_code, "code.missing"), (read_passphrase, "passphrase.missing")):
        with pytest.raises(RefusedError) as refused:
            read(None, words=WORDS)
        assert refused.value.code == code


def test_a_person_at_the_terminal_is_asked_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "слова"

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("core.cli.secrets.getpass", answer)
    assert read_passphrase(None, words=WORDS) == "слова"
    assert asked == ["Парольная фраза секретаря: "]


def test_whoever_ends_the_input_at_the_question_gives_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def end(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("core.cli.secrets.getpass", end)
    for read, code in ((read_code, "code.missing"), (read_passphrase, "passphrase.missing")):
        with pytest.raises(RefusedError) as refused:
            read(None, words=WORDS)
        assert refused.value.code == code


def test_a_code_that_is_merely_useful_is_never_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    assert find_code(None) is None
    monkeypatch.setenv("JURY_CODE", "1234")
    assert find_code(None) == "1234"
