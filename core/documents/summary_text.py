"""The words of a summary sheet: ready strings, nothing is counted or translated from here on."""

from __future__ import annotations

from dataclasses import dataclass

from core.documents.signing import DateWords, Signatory
from core.pdf.glue import Language


@dataclass(frozen=True, kw_only=True)
class SummaryRow:
    """An entry's line, which stands out if ``strong``.

    ``marks`` has a cell for each juror in the jurors' order, ``score`` is there only where neither ``sum`` nor
    ``mean`` decides.
    """

    place: str
    number: str
    entry: str
    sheets: str
    marks: tuple[str, ...]
    sum: str
    mean: str
    score: str = ""
    decided: str = ""
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class SummaryNomination:
    """One nomination's sheet; ``jurors`` are codes and names, ``notes`` explain marks and ties under the table."""

    about: str
    rule: str
    sheets: str
    jurors: tuple[tuple[str, str], ...]
    rows: tuple[SummaryRow, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SummaryLabels:
    """What stands in the form itself."""

    title: str
    continued: str
    rule: str
    sheets_line: str
    place: str
    number: str
    entry: str
    sheets: str
    sum: str
    mean: str
    score: str
    decided: str
    marks: str
    jurors: str
    jurors_part: str
    page: str
    signature: str
    journal: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class SummaryText:
    """A round's summary sheets, one or more pages to each nomination.

    ``decides`` names the column set in bold: ``sum``, ``mean`` or ``score``. ``jurors_part`` of the labels takes
    ``{first}`` and ``{last}``, ``page`` takes ``{page}`` and ``{pages}``.
    """

    contest: str
    sample: str
    nominations: tuple[SummaryNomination, ...]
    decides: str
    labels: SummaryLabels
    signatories: tuple[Signatory, ...]
    dates: DateWords
    journal: str
    basis: str
    author: str
    language: Language
