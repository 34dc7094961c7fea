"""What a language must say on the sheet.

The words stand here and not in the program's catalogues: those are improved from version to version, while a sheet
signed years ago must still be rebuilt with the very words it was signed with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.jury import Role

Forms = tuple[str, str, str]
"""One thing, few things (2–4), many things; ``{n}`` is the number, other places stand beside it."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of one language; braces are named places."""

    code: str
    decimal_mark: str
    months: tuple[str, ...]
    moment: str
    plural: Callable[[int], int]

    document: str
    contest: str
    season: str
    page: str
    title: str
    continued_title: str
    continued: str
    sample: str
    practice: str
    practice_mark: str

    round: str
    assigned: Forms
    juror: str
    position: str
    signed: str
    role: str
    roles: dict[Role, str]
    juror_code: str
    sheet: str
    sheet_value: str
    revision: str
    fingerprint: str
    generation: str
    replaces: str
    replaces_nothing: str
    replaces_few: Forms
    replaces_many: Forms
    replaced_sheets: str

    criteria: str
    own_criteria: str
    each: str
    one_point: str
    points: str
    scale: str
    step: str
    weight: str
    no_mark: str
    ordinal: str

    number: str
    applicant: str
    applicant_and_marks: str
    total: str
    remark: str
    labelled_remark: str
    nomination: str
    recusal: str

    summary: str
    counts: str
    unmarked: str
    sums: str
    statement: str
    no_conflict: str
    recused: Forms
    conflict: Forms
    no_other_conflict: str
    nothing_below: str

    juror_line: str
    secretary_line: str
    signature: str
    date_opens: str
    date_closes: str
    century: str
    year: str
    data: str
    sources: str
    sources_value: str
    small_print: str

    def count(self, forms: Forms, n: int, **facts: str) -> str:
        """Return the form for a number, with the number and other facts in their places."""
        return forms[self.plural(n)].format(n=n, **facts)
