"""What a command answers: one document for machines, and the same in tables and sentences for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Document = None | bool | int | float | str | Sequence["Document"] | dict[str, "Document"]
"""What may stand in an answer of ``--json``; floats are seconds and statistics, never marks or totals."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; numbers stand on the right."""

    heading: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table for people: every row has a text for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


Block = Table | str
"""A table, or a paragraph of whole sentences."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A command's answer; ``refused`` says that something in it was refused, so the exit code is 1."""

    document: Document
    blocks: tuple[Block, ...] = ()
    refused: bool = False
