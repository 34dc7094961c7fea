"""The score sheet's data, columnar and canonical: one juror's marks for one round."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from core.base.ids import sha256
from core.base.values import Document

MAX_SCORES_BYTES = 8_000_000

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hexadecimal digits."""

Identifier = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
"""128 random bits in lower-case hexadecimal digits."""

Words = Annotated[str, Field(min_length=1, max_length=4000)]


class Scores(Document):
    """``scores.json``: what a juror signs; its SHA-256 is the sheet's identity.

    ``marks`` holds a row for each of ``entries``, in the order of the entry's criteria, in smallest steps
    of their scales; None is «no mark», which is not zero. ``ancestors`` names all earlier sheets that this
    one replaces, transitively. ``signed_at`` is shown and never judged. Version 1.
    """

    format: Literal["jury/scores"] = "jury/scores"
    version: Literal[1] = 1
    layout: Literal[1] = 1
    contest: Identifier
    round: int = Field(ge=1, le=9)
    package: Hash
    rules: Hash
    juror: str = Field(min_length=1, max_length=16)
    generation: int = Field(ge=1, le=999)
    public_key: str = Field(pattern=r"^[A-Za-z0-9_-]{20,200}$")
    enrolment: str = Field(pattern=r"^[A-Za-z0-9_-]{20,200}$")
    sheet: Identifier
    revision: int = Field(ge=1, le=9999)
    ancestors: tuple[Hash, ...] = Field(default=(), max_length=10_000)
    signed_at: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")
    nonce: Identifier
    language: Literal["ru", "en"] = "ru"
    entries: tuple[str, ...] = Field(max_length=50_000)
    marks: tuple[tuple[int | None, ...], ...] = Field(max_length=50_000)
    remarks: dict[str, Words] = Field(default_factory=dict)
    recusals: dict[str, Words] = Field(default_factory=dict)
    conflicts: dict[str, Words] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _check(self) -> Self:
        known = set(self.entries)
        if len(known) != len(self.entries) or len(self.marks) != len(self.entries):
            message = "entries must be unique and have one row of marks each"
            raise ValueError(message)
        if list(self.ancestors) != sorted(set(self.ancestors)):
            message = "ancestors must be unique and sorted"
            raise ValueError(message)
        for named in (self.remarks, self.recusals, self.conflicts):
            if not set(named) <= known:
                message = "a remark, recusal or conflict names an entry that is not on the sheet"
                raise ValueError(message)
        return self

    def row_of(self, entry: str) -> tuple[int | None, ...] | None:
        """Return an entry's marks in criterion order, or None if it is not on the sheet."""
        position = self._positions.get(entry)
        return None if position is None else self.marks[position]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {entry: position for position, entry in enumerate(self.entries)}

    @property
    def hash(self) -> str:
        """The sheet's identity: SHA-256 of the canonical bytes."""
        return sha256(self.to_bytes())

    @property
    def mark_count(self) -> int:
        """How many marks stand on the sheet."""
        return sum(mark is not None for row in self.marks for mark in row)
