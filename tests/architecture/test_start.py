"""What stays unloaded at start: each of these libraries would be felt before the first word is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SLOW = {
    "PIL", "alembic", "asn1crypto", "babel", "docx", "jinja2", "joserfc", "numpy", "openpyxl", "petrovich", "pikepdf",
    "pyhanko", "pymorphy3", "pypdfium2", "pyphen", "pyrage", "python_calamine", "reportlab", "scipy", "segno",
    "sqlalchemy",
}  # fmt: skip
WINDOW = {"PySide6", "pyqtgraph", "shiboken6"}
COMMAND_LINE = {"rich", "typer"}


def _loaded_by(statement: str) -> set[str]:
    """Return the top-level packages that a fresh interpreter holds after ``statement``."""
    script = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement,unwanted",
    [
        ("import main", SLOW | WINDOW | COMMAND_LINE | {"core", "ui", "pydantic"}),
        ("import ui.app", SLOW | COMMAND_LINE | {"pyqtgraph"}),
        ("import core.cli", SLOW | WINDOW),
    ],
)
def test_starting_loads_no_slow_library(statement: str, unwanted: set[str]) -> None:
    assert _loaded_by(statement) & unwanted == set()
