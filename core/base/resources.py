"""Where the files that ship with the program lie."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2] / "resources"


def resource(name: str) -> Path:
    """Return the path of a shipped file by its name inside ``resources/``."""
    return _ROOT / name
