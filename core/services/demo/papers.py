"""What the secretary of the sample contest writes down: meetings and decisions, as TOML files a person could write."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from core.base.files import write_file

Written = str | int | Sequence[str]
"""What may stand behind a name in such a file."""


def write_meeting(path: Path, head: Mapping[str, Written], questions: Sequence[Mapping[str, Written]]) -> bytes:
    """Write a meeting's file and return its bytes."""
    blocks = [_table(head), *(f"[[question]]\n{_table(each)}" for each in questions)]
    return _write(path, "\n".join(blocks))


def write_decision(path: Path, values: Mapping[str, Written]) -> bytes:
    """Write a decision's file and return its bytes."""
    return _write(path, _table(values))


def _write(path: Path, text: str) -> bytes:
    data = text.encode("utf-8")
    write_file(path, data)
    return data


def _table(values: Mapping[str, Written]) -> str:
    return "".join(f"{name} = {_spell(value)}\n" for name, value in values.items())


def _spell(value: Written) -> str:
    # a JSON string is a TOML basic string, and so are lists of them
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)
