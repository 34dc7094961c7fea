"""main.py only dispatches: import contracts cannot take it as a root, so its syntax tree is watched instead."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIGHT = {"__future__", "multiprocessing", "pathlib", "sys", "typing"}


def _tree() -> ast.Module:
    return ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))


def _imported(node: ast.AST) -> set[str]:
    """Return the modules that a statement imports itself, with the names taken from our own rooms."""
    match node:
        case ast.Import(names=names):
            return {each.name for each in names}
        case ast.ImportFrom(module=str(module)):
            return {module}
        case _:
            return set()


def test_main_imports_only_light_modules_at_its_top() -> None:
    imported = {name for node in _tree().body for name in _imported(node)}
    assert imported <= LIGHT


def test_main_reaches_window_and_command_line_only_inside_its_dispatch() -> None:
    dispatch = next(node for node in _tree().body if isinstance(node, ast.FunctionDef) and node.name == "main")
    inside = {name for node in ast.walk(dispatch) for name in _imported(node)}
    everywhere = {name for node in ast.walk(_tree()) for name in _imported(node)}
    assert inside == {"ui.app", "core.cli"}
    assert everywhere - inside <= LIGHT


def test_main_learns_first_whether_it_is_a_worker_process() -> None:
    start = _tree().body[-1]
    assert isinstance(start, ast.If)
    assert ast.unparse(start.test) == "__name__ == '__main__'"
    assert ast.unparse(start.body[0]) == "multiprocessing.freeze_support()"


def test_main_holds_nothing_but_functions_and_constants() -> None:
    docstring, *body, _start = _tree().body
    assert isinstance(docstring, ast.Expr)
    allowed = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.Assign)
    assert [ast.unparse(node) for node in body if not isinstance(node, allowed)] == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    "arguments,sentence",
    [
        ([], "Здесь нет экрана"),
        (["--lang", "ru"], "Здесь нет экрана"),
        (["--lang", "en"], "There is no screen"),
        (["--lang=en", "."], "There is no screen"),
        (["README.md"], "Здесь нет экрана"),
    ],
)
def test_no_argument_or_a_file_asks_for_the_window(
    arguments: list[str], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    done = subprocess.run(
        [sys.executable, "main.py", *arguments], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode("utf-8").startswith(sentence)


def test_anything_else_goes_to_the_command_line() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "no-such-command"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "no-such-command" in done.stderr
