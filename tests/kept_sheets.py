"""The data of the sheets that are kept for ever in ``data/sheets``; ``packaging/keep_sheets.py`` signs new ones."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from core.domain.contest import Criterion, Level, Scale
from core.domain.jury import Role
from core.domain.rules import OwnCriteria
from core.exchange.package.model import PackageJuror
from tests.sheet_builders import CRITERIA, Sheet, make_rules, make_sheet

KEPT = Path(__file__).parent / "data" / "sheets"
HALVES = Scale(minimum=Decimal(0), maximum=Decimal(10), step=Decimal("0.5"))


def typical() -> Sheet:
    """Return a sheet as most are, in its second revision."""
    sheet = make_sheet(18, recused=8)
    numbers = sheet.scores.entries
    return sheet.with_scores(
        revision=2,
        ancestors=("3f" * 32,),
        conflicts={numbers[2]: "Двоюродный брат руководителя учреждения."},
        remarks=dict(sheet.scores.remarks) | {numbers[1]: "Первая строка\nВторая строка 👍 \u202eабв"},
    )


def listed() -> Sheet:
    """Return a sheet with everything rare: many criteria, own criteria, weights, long remarks, gaps, English."""
    many = tuple(
        Criterion(code=f"C{number}", title=f"criterion {number}", scale=HALVES, weight=Decimal("1.25"))
        for number in range(1, 13)
    )
    yes = (
        Level(lowest=Decimal(0), highest=Decimal(0), words="no"),
        Level(lowest=Decimal(1), highest=Decimal(1), words="yes"),
    )
    own = (
        OwnCriteria(nomination=5, criteria=CRITERIA),
        OwnCriteria(
            nomination=6,
            criteria=(
                Criterion(code="a_long_code", title="Одно", scale=Scale(maximum=Decimal(1)), levels=yes),
                Criterion(code="b", title="Другое", scale=Scale(minimum=Decimal(-3), maximum=Decimal(3))),
            ),
        ),
    )
    juror = PackageJuror(code="Ж-1", name="Zoë Ångström-Łukasiewicz", position="editor", role=Role.TRAINEE)
    sheet = make_sheet(24, rules=make_rules(many, own=own, incomplete=True, sample=False), juror=juror, language="en")
    numbers = sheet.scores.entries
    gap = (None, *sheet.scores.marks[3][1:])
    return sheet.with_scores(
        revision=6,
        ancestors=tuple(f"{number:02x}" * 32 for number in range(1, 6)),
        marks=(*sheet.scores.marks[:3], gap, *sheet.scores.marks[4:]),
        remarks={numbers[1]: "A remark that goes on and on. " * 130, numbers[12]: "x" * 3000},
    )


KEPT_SHEETS: dict[str, Callable[[], Sheet]] = {"v1-layout1-typical": typical, "v1-layout1-listed": listed}
