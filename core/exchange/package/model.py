"""``package.json``: what a juror is asked to judge, and what the secretary holds of all jurors' keys.

History: version 1 is the first.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from core.base.ids import sha256
from core.base.values import Document, Value
from core.domain.entries import Evidence, Figure
from core.domain.jury import Role
from core.domain.marks import Hash, Identifier

PACKAGE_VERSION = 1
MAX_PACKAGE_BYTES = 8_000_000

PRACTICE_CONTEST = "0" * 32
"""The contest that every practice package belongs to; no real one is numbered so, and nothing of it is merged."""


class PackageJuror(Value):
    """The juror as printed on the sheet."""

    code: str = Field(min_length=1, max_length=16)
    name: str = Field(min_length=1, max_length=200)
    position: str = Field(default="", max_length=300)
    organisation: str = Field(default="", max_length=300)
    role: Role = Role.MEMBER


class PackageEntry(Value):
    """An assigned entry: no contacts of the applicant, only what is judged."""

    number: str = Field(min_length=1, max_length=24)
    nomination: int
    applicant: str = Field(min_length=1, max_length=500)
    title: str = Field(default="", max_length=500)
    link: str = Field(default="", max_length=500)
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class HeldKey(Value):
    """The key that the secretary holds for a juror."""

    juror: str
    generation: int
    fingerprint: str


class HeldSheet(Value):
    """A sheet that the secretary holds for a juror and round, and whether its marks count now."""

    juror: str
    round: int
    sheet: Hash
    counts: bool


class Package(Document):
    """A juror's package; its identity is the SHA-256 of these canonical bytes.

    ``entries`` stand in this juror's own recorded order. ``enrolment_key`` is the public half only.
    ``keys`` and ``sheets`` let every desk compare what the secretary holds with its own; ``head`` is the
    journal's hash when the package was made.
    """

    format: Literal["jury/package"] = "jury/package"
    version: Literal[1] = 1
    contest: Identifier
    root: str
    round: int = Field(ge=1, le=9)
    rules: Hash
    juror: PackageJuror
    secretary: str = Field(default="", max_length=200)
    generation: int = Field(ge=1, le=999)
    enrolment_key: str
    evidence_set: str = ""
    practice: bool = False
    issued_at: str
    head: str
    keys: tuple[HeldKey, ...] = ()
    sheets: tuple[HeldSheet, ...] = ()
    entries: tuple[PackageEntry, ...] = Field(min_length=1, max_length=50_000)

    @model_validator(mode="after")
    def _check(self) -> Self:
        numbers = [each.number for each in self.entries]
        if len(set(numbers)) != len(numbers):
            message = "an entry stands twice in the package"
            raise ValueError(message)
        return self

    @property
    def hash(self) -> str:
        """The package's identity."""
        return sha256(self.to_bytes())


class Secrets(Document):
    """``secrets.json``: private halves that enrol the juror's key and open the evidence; never archived.

    ``enrolment_key`` is None once the juror's key is pinned: the desk then holds its enrolment already.
    """

    format: Literal["jury/secrets"] = "jury/secrets"
    version: Literal[1] = 1
    enrolment_key: str | None
    evidence_identity: str | None
