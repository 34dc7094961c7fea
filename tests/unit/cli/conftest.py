from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from core.cli import run


@dataclass(frozen=True)
class Said:
    """What a command left behind: its exit code and both streams."""

    code: int
    out: str
    err: str

    def document(self) -> dict[str, object]:
        """Return the one JSON document on the output stream."""
        document = json.loads(self.out)
        assert isinstance(document, dict)
        return document


Call = Callable[..., Said]


@pytest.fixture
def call(capfd: pytest.CaptureFixture[str]) -> Call:
    """Carry out a command line in this process."""

    def carry_out(*words: object) -> Said:
        code = run([str(word) for word in words])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return carry_out
