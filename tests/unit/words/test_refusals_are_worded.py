"""Every code in the program's source has a sentence, and every place of that sentence has its fact."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from core.base.resources import resource
from core.words.places import places_of
from core.words.words import DOMAINS, LANGUAGES

ROOT = Path(__file__).parents[3]
RAISERS = ("refuse", "RefusedError")
NOTERS = (
    "Alarm",
    "Failed",
    "Note",
    "Problem",
    "Refusals",
    "_note",
    "complain",
    "problem_at",
    "refused",
    "hold",
    "compare",
    "fail",
    "skip",
)
CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
FILES = {"age", "csv", "db", "icc", "jws", "json", "jurypkg", "pdf", "png", "toml", "txt", "xlsx", "xml", "ttf"}
COLUMNS = {"id", "hash", "number"}


@cache
def _trees() -> tuple[tuple[str, ast.Module], ...]:
    paths = (ROOT / "main.py", *sorted((ROOT / "core").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py")))
    return tuple((path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def _calls(*names: str) -> Iterator[ast.Call]:
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield node


def _texts_in(call: ast.Call) -> list[str]:
    """Return the texts written out among a call's arguments, also behind ``a if b else c``."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    parts = [part for each in given for part in ((each.body, each.orelse) if isinstance(each, ast.IfExp) else (each,))]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def _raised() -> dict[str, set[frozenset[str]]]:
    """Return the facts given with each code written out where it is raised; open-ended ``**facts`` are left out."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for call in _calls(*RAISERS):
        code, facts = call.args[0] if call.args else None, [keyword.arg for keyword in call.keywords]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            found[code.value] |= {frozenset(map(str, facts))} if None not in facts else set()
    return found


def _noted() -> set[str]:
    """Return the codes of problems, alarms and the like, which are shown without being raised."""
    texts = [text for call in _calls(*NOTERS) for text in _texts_in(call)]
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
                constants = [each.value for each in ast.walk(node.value) if isinstance(each, ast.Constant)]
                texts += [value for value in constants if isinstance(value, str)]
    return {text for text in texts if CODE.fullmatch(text)}


def _literals() -> dict[str, str]:
    """Return every text in the source that could be a code, and where it stands."""
    found = {}
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                found[node.value] = f"{path}:{node.lineno}"
    return found


def _catalogue(language: str, domain: str) -> dict[str, tuple[str, ...]]:
    with (resource("locale") / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as stream:
        messages = [each for each in read_po(stream) if each.id]
    return {
        each.id if isinstance(each.id, str) else each.id[0]: (each.string,)
        if isinstance(each.string, str)
        else tuple(each.string or ())
        for each in messages
    }


def _sentences(language: str) -> dict[str, tuple[str, ...]]:
    return {name.removeprefix("error."): forms for name, forms in _catalogue(language, "errors").items()}


def _other_sentences(language: str) -> set[str]:
    """Return the ids of all sentences, and the codes whose words stand under a heading of their own."""
    names = {name for domain in DOMAINS for name in _catalogue(language, domain)}
    return names | {name.partition(".")[2] for name in names if name.startswith(("warning.", "checked."))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_is_raised_has_a_sentence(language: str) -> None:
    assert sorted(_raised().keys() - _sentences(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_is_noted_or_passed_on_has_a_sentence(language: str) -> None:
    rooms = {code.partition(".")[0] for code in _raised().keys() | _noted() if "." in code}
    worded = _sentences(language).keys() | _other_sentences(language)
    unworded = {
        code: place
        for code, place in _literals().items()
        if code.partition(".")[0] in rooms and code.rpartition(".")[2] not in FILES | COLUMNS and code not in worded
    }
    assert unworded == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_is_said_is_written(language: str) -> None:
    asked = {text for call in _calls("say", "count", "progress") for text in _texts_in(call) if CODE.fullmatch(text)}
    written = {name for domain in DOMAINS for name in _catalogue(language, domain)}
    assert sorted(asked - written) == []


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_put_together_when_raised_has_sentences(language: str) -> None:
    sentences = _sentences(language)
    assert [pattern for pattern in _composed() if not any(re.fullmatch(pattern, code) for code in sentences)] == []


def test_no_sentence_outlives_its_code() -> None:
    kept = {"unknown", "fault.reported", "fault.unreported"}
    written = _literals().keys() | _raised().keys() | kept
    composed = re.compile("|".join(_composed()))
    assert sorted(code for code in _sentences("ru").keys() - written if not composed.fullmatch(code)) == []


def _composed() -> set[str]:
    """Return patterns of the codes that the source puts together, such as ``<noun>.open_elsewhere``."""
    raised = [code for call in _calls(*RAISERS) for code in call.args[:1]]
    named = [each.value for call in _calls("Verdict", *NOTERS) for each in call.keywords if each.arg == "code"]
    joined = [code for code in (*raised, *named) if isinstance(code, ast.JoinedStr)]
    return {"".join(_pattern(each) for each in code.values) for code in joined}


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z_.]+"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_of_the_sample_contest_is_named(language: str) -> None:
    stages = {
        text for call in _calls("run") for text in _texts_in(call) if ast.unparse(call.func).endswith("stages.run")
    }
    assert stages
    assert sorted(stages - {name.removeprefix("stage.") for name in _catalogue(language, "terms")}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_later_is_named(language: str) -> None:
    later = {text for call in _calls("refuse") for text in _texts_in(call) if "not_yet" in _texts_in(call)} - {
        "not_yet"
    }
    assert later
    assert sorted(later - {name.removeprefix("not_yet.") for name in _catalogue(language, "terms")}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_that_the_rules_find_in_a_template_is_worded(language: str) -> None:
    worded = _catalogue(language, "terms")
    trees = [tree for path, tree in _trees() if path in {"core/domain/contest.py", "core/domain/rules.py"}]
    faults = [
        ast.literal_eval(node.value)
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message"
    ]
    assert len(faults) > 5
    assert [fault for fault in faults if f"reason.Value error, {fault}" not in worded] == []
