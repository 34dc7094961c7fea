"""Every code in the program's source has a sentence, and every place of that sentence has its fact."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from core.base.resources import resource
from core.words.places import places_of
from core.words.words import LANGUAGES

ROOT = Path(__file__).parents[3]
RAISERS = {"refuse", "RefusedError"}
CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
FILES = {"age", "csv", "db", "icc", "jws", "json", "jurypkg", "pdf", "png", "toml", "txt", "xlsx", "xml", "ttf"}


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in (ROOT / "main.py", *sorted((ROOT / "core").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _raised() -> dict[str, set[frozenset[str]]]:
    """Return the facts given with each code written out where it is raised; open-ended ``**facts`` are left out."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in RAISERS and node.args:
                code, facts = node.args[0], [keyword.arg for keyword in node.keywords]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    found[code.value] |= {frozenset(map(str, facts))} if None not in facts else set()
    return found


def _literals() -> dict[str, str]:
    """Return every text in the source that could be a code, and where it stands."""
    found = {}
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found[node.value] = f"{path}:{node.lineno}"
    return found


def _sentences(language: str) -> dict[str, tuple[str, ...]]:
    with (resource("locale") / language / "LC_MESSAGES" / "errors.po").open("rb") as stream:
        messages = [each for each in read_po(stream) if each.id]
    return {
        (each.id if isinstance(each.id, str) else each.id[0]).removeprefix("error."): (each.string,)
        if isinstance(each.string, str)
        else tuple(each.string or ())
        for each in messages
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_is_raised_has_a_sentence(language: str) -> None:
    assert sorted(_raised().keys() - _sentences(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_is_passed_on_has_a_sentence(language: str) -> None:
    rooms = {code.partition(".")[0] for code in _raised() if "." in code}
    worded = _sentences(language).keys() | {name.removeprefix("warning.") for name in _terms(language)}
    unworded = {
        code: place
        for code, place in _literals().items()
        if code.partition(".")[0] in rooms and code.rpartition(".")[2] not in FILES and code not in worded
    }
    assert unworded == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_a_sentence_gets_its_fact_wherever_it_is_raised(language: str) -> None:
    sentences = _sentences(language)
    missing = {
        code: sorted(lacking)
        for code, calls in _raised().items()
        for facts in calls
        if (lacking := {place for form in sentences.get(code, ()) for place in places_of(form)} - facts)
    }
    assert missing == {}


def test_no_sentence_outlives_its_code() -> None:
    kept = {"unknown", "fault.reported", "fault.unreported"}
    written = _literals().keys() | _raised().keys() | kept
    assert sorted(_sentences("ru").keys() - written) == []


def _terms(language: str) -> set[str]:
    with (resource("locale") / language / "LC_MESSAGES" / "terms.po").open("rb") as stream:
        return {each.id for each in read_po(stream) if isinstance(each.id, str)}
