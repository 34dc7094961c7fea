"""Refusals: a code, its facts, and the way back from a worker process."""

from __future__ import annotations

import pickle

import pytest

from core.base.errors import RefusedError, refuse


def test_refusal_carries_code_and_facts() -> None:
    with pytest.raises(RefusedError) as caught:
        refuse("sheet.broken", page=2, file="a.pdf")
    assert (caught.value.code, caught.value.facts) == ("sheet.broken", {"page": 2, "file": "a.pdf"})
    assert str(caught.value) == "sheet.broken (file=a.pdf, page=2)"
    assert str(RefusedError("sheet.broken")) == "sheet.broken"


def test_refusal_survives_pickling() -> None:
    copy = pickle.loads(pickle.dumps(RefusedError("sheet.broken", page=2)))  # noqa: S301 - our own bytes
    assert (copy.code, copy.facts) == ("sheet.broken", {"page": 2})
