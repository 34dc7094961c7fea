"""A plain table of marks, rows of text with a heading, read into a coded table or refused with the row's number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from unicodedata import normalize

from core.base.errors import RefusedError, refuse
from core.base.numbers import parse_decimal
from core.ranking.scale import PlainScale, check_score, unit_of
from core.ranking.table import CriterionColumn, Table, code_marks

REQUIRED = ("entry", "juror", "score")
OPTIONAL = "criterion"

Key = tuple[str, str, str]
"""Entry, juror, criterion; the criterion is empty where the table has no such column."""


def read_table(heading: Sequence[str], rows: Iterable[Sequence[str]], *, scale: PlainScale | None = None) -> Table:
    """Read rows of ``entry, juror[, criterion], score`` in any order of columns; other columns are passed over.

    Rows are numbered as people see them: the heading is row 1. Empty rows are passed over; an empty score is a mark
    that was not given. Raises ``analyse.missing_column``, ``analyse.doubled_column``, ``analyse.empty``,
    ``analyse.blank_cell``, ``analyse.score_unreadable``, ``analyse.off_scale``, ``analyse.off_step``,
    ``analyse.duplicate_row``.
    """
    columns = _find_columns(heading)
    scores: dict[Key, Decimal | None] = {}
    seen: dict[Key, int] = {}
    texts: dict[str, Decimal | None] = {}
    for row, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        key, text = _read_cells(cells, columns=columns, row=row)
        if key in seen:
            refuse("analyse.duplicate_row", row=row, first=seen[key], entry=key[0], juror=key[1], criterion=key[2])
        seen[key] = row
        if text not in texts:
            texts[text] = _read_score(text, scale=scale, row=row)
        scores[key] = texts[text]
    if all(score is None for score in texts.values()):
        refuse("analyse.empty")
    unit = unit_of((score for score in texts.values() if score is not None), scale=scale)
    return _code(scores, unit=unit, scale=scale)


def _find_columns(heading: Sequence[str]) -> Mapping[str, int]:
    names = [cell.strip().lstrip("\ufeff").casefold() for cell in heading]
    for name in (*REQUIRED, OPTIONAL):
        if names.count(name) > 1:
            refuse("analyse.doubled_column", column=name)
        if name in REQUIRED and name not in names:
            refuse("analyse.missing_column", column=name)
    return {name: names.index(name) for name in (*REQUIRED, OPTIONAL) if name in names}


def _read_cells(cells: Sequence[str], *, columns: Mapping[str, int], row: int) -> tuple[Key, str]:
    found = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
    for name, text in found.items():
        if name != "score" and not text:
            refuse("analyse.blank_cell", row=row, column=name)
    entry, juror, criterion = (normalize("NFC", found.get(name, "")) for name in ("entry", "juror", OPTIONAL))
    return (entry, juror, criterion), found["score"]


def _read_score(text: str, *, scale: PlainScale | None, row: int) -> Decimal | None:
    if not text:
        return None
    try:
        score = parse_decimal(text)
    except RefusedError:
        refuse("analyse.score_unreadable", row=row, text=text[:40])
    if scale is not None:
        check_score(score, scale, row=row)
    return score


def _code(scores: Mapping[Key, Decimal | None], *, unit: Decimal, scale: PlainScale | None) -> Table:
    """Code the marks in units; all criteria weigh the same."""
    steps = {score: int(score / unit) for score in set(scores.values()) if score is not None}
    criteria = sorted({criterion for _, _, criterion in scores})
    lowest, highest = (None, None) if scale is None else (int(scale.lowest / unit), int(scale.highest / unit))
    return code_marks(
        ((*key, steps[score]) for key, score in scores.items() if score is not None),
        entries=(entry for entry, _, _ in scores),
        jurors=(juror for _, juror, _ in scores),
        criteria=[CriterionColumn(code, step=Fraction(unit), lowest=lowest, highest=highest) for code in criteria],
    )
