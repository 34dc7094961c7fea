"""The words of a score workbook: what one juror is to mark, by which criteria, and which package it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class BookCriterion:
    """A criterion's column: every number its scale allows, and what they mean."""

    code: str
    title: str
    weight: Decimal
    minimum: Decimal
    maximum: Decimal
    step: Decimal
    levels: str = ""


@dataclass(frozen=True, kw_only=True)
class MarkedEntry:
    """An entry's row."""

    number: str
    nomination: str
    applicant: str
    title: str
    link: str


@dataclass(frozen=True, kw_only=True)
class MarkingSheet:
    """Entries that are marked by the same criteria, on a sheet of their own."""

    title: str
    criteria: tuple[BookCriterion, ...]
    entries: tuple[MarkedEntry, ...]


@dataclass(frozen=True, kw_only=True)
class ScoreBookText:
    """One juror's score workbook; ``identity`` holds names and values that a machine reads back.

    ``labels`` holds every heading by its name, ``head`` the lines above each table.
    """

    head: tuple[str, ...]
    sheets: tuple[MarkingSheet, ...]
    identity: tuple[tuple[str, str], ...]
    labels: Mapping[str, str]
    author: str
    made: datetime
