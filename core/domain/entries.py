"""What competes: entries, their imported figures and the evidence jurors look at."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from core.base.numbers import Number
from core.base.values import Value

EntryNumber = str
"""An entry's registration number as the office writes it, for example ``0296`` or ``4-017``."""


class Figure(Value):
    """A number imported for an entry, such as «подписчики»."""

    name: str = Field(min_length=1, max_length=100)
    value: Number


class EvidenceKind(StrEnum):
    """How a piece of evidence is shown."""

    IMAGE = "image"
    PDF = "pdf"
    TEXT = "text"
    POSTS = "posts"


class Evidence(Value):
    """One viewing copy: its name in the entry, its kind, SHA-256 of its plaintext, its size in bytes."""

    name: str = Field(min_length=1, max_length=120)
    kind: EvidenceKind
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)


class KeptEvidence(Value):
    """A viewing copy and the original that stays with the secretary, both kept under their SHA-256."""

    shown: Evidence
    original: str = Field(pattern=r"^[0-9a-f]{64}$")


class Entry(Value):
    """One application: who asks to be judged, in which nomination, by what page."""

    number: EntryNumber = Field(pattern=r"^[0-9A-Za-zА-Яа-яЁё._/-]{1,24}$")
    nomination: int
    applicant: str = Field(min_length=1, max_length=500)
    title: str = Field(default="", max_length=500)
    link: str = Field(default="", max_length=500)
    submitted: str | None = None
    status: Literal["admitted", "withdrawn"] = "admitted"
