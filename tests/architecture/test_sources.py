"""The measures of the house that no linter takes: size, where faults may be swallowed, reasons for exemptions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
MAY_CATCH_EVERYTHING = ("core/base/pool", "core/cli/", "ui/kit/tasks.py")  # the pool runs as pool.py and pool_worker.py


def _modules(*folders: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of every module of ours in these folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def _functions(text: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines from ``def`` to the end, the docstring aside."""
    docstring = function.body[0] if ast.get_docstring(function) is not None else None
    described = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - described


def _swallows(handler: ast.ExceptHandler) -> bool:
    """Whether a handler takes any exception at all and does not raise it again."""
    broad = handler.type is None or bool(re.search(r"\b(Base)?Exception\b", ast.unparse(handler.type)))
    last = handler.body[-1]
    return broad and not (isinstance(last, ast.Raise) and last.exc is None)


def test_no_module_is_longer_than_a_subject_needs() -> None:
    lengths = {path: len(text.splitlines()) for path, text in _modules("core", "ui")}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{path}: {function.name}": _length(function)
        for path, text in _modules("core", "ui")
        for function in _functions(text)
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_faults_are_swallowed_only_by_pool_command_line_and_task_runner() -> None:
    handlers = [
        f"{path}:{node.lineno}"
        for path, text in _modules("core", "ui")
        if not path.startswith(MAY_CATCH_EVERYTHING)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ExceptHandler) and _swallows(node)
    ]
    assert handlers == []


def test_every_exemption_from_typing_names_its_code_and_its_reason() -> None:
    exemption = re.compile(r"#\s*type:\s*ignore(?!\[[a-z, -]+\]  # \w)")
    bare = [path for path, text in _modules("core", "ui", "tests") if exemption.search(text)]
    assert bare == []


def test_no_room_is_named_for_what_nobody_could_place() -> None:
    nameless = re.compile(r"/(utils?|common|helpers?|misc)(/|\.py$)")
    assert [path for path, _ in _modules("core", "ui") if nameless.search(path)] == []
