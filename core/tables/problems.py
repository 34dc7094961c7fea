"""What is wrong with a table, cell by cell, so that a person can go there and put it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.base.errors import Fact


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: ``cell`` is its address, ``code`` and ``facts`` make the sentence (fact ``place`` always).

    What is not ``fatal`` is only said (an ignored column, an invisible character taken out); the row still counts.
    """

    cell: str
    code: str
    facts: Mapping[str, Fact]
    fatal: bool = True
