"""The words of papers that are one table: registers and blank sheets."""

from __future__ import annotations

from dataclasses import dataclass

from core.documents.signing import DateWords, Signatory
from core.pdf.glue import Language
from core.pdf.page import Align


@dataclass(frozen=True, kw_only=True)
class FormColumn:
    """A column ``width`` millimetres wide, 0 for what the others leave; ``written`` ones get a line for the hand."""

    head: str
    width: float = 0.0
    align: Align = "left"
    written: bool = False
    strong_head: bool = False


@dataclass(frozen=True, kw_only=True)
class FormGroup:
    """Rows under a bold line of their own, or under none."""

    title: str = ""
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class TableText:
    """A paper that is one table.

    ``facts`` are labels and values above it, two side by side; ``key`` explains labels in two columns under
    ``key_title``. ``page`` takes ``{page}`` and ``{pages}``. With ``every_page`` the signatures stand on each page.
    """

    kind: str
    contest: str
    title: str
    continued: str
    page: str
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    key_title: str = ""
    key: tuple[tuple[str, str], ...] = ()
    columns: tuple[FormColumn, ...]
    groups: tuple[FormGroup, ...]
    notes: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    signature: str = ""
    dates: DateWords | None = None
    every_page: bool = False
    foot: tuple[tuple[str, str], ...] = ()
    sample: str = ""
    landscape: bool = False
    spacious: bool = False
    author: str
    language: Language
