"""What the parsers answer: clean strings by field and the cells they came from; services say what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An application. ``submitted`` is ISO 8601 or empty; ``cells`` gives the address of every field."""

    number: str
    nomination: str
    applicant: str
    title: str
    link: str
    submitted: str
    cells: Mapping[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class JurorLine:
    """A member of the jury. ``role`` is a value of ``core.domain.jury.Role`` or empty; no ``rounds`` means all."""

    code: str
    name: str
    position: str
    organisation: str
    role: str
    rounds: tuple[int, ...]
    panel: str
    conflicts: tuple[str, ...]
    cells: Mapping[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark, a recusal from a whole entry, or a remark: what is not meant is empty. ``score`` is a plain decimal."""

    entry: str
    criterion: str
    score: str
    remark: str
    recusal: str
    cells: Mapping[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """An imported figure of an entry; ``value`` is a plain decimal."""

    number: str
    figure: str
    value: str
    cells: Mapping[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post of an entry's page. ``date`` is ISO 8601; the counts are whole numbers or empty."""

    date: str
    format: str
    views: str
    likes: str
    comments: str
    shares: str
    cells: Mapping[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A mark in a plain table of many jurors; ``criterion`` is empty when the table has none."""

    entry: str
    juror: str
    criterion: str
    score: str
    cells: Mapping[str, str] = field(compare=False)
