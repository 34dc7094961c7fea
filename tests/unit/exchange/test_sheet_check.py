"""The rules that marks must keep, each with its own refusal."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.base.errors import Fact, RefusedError
from core.domain.contest import Criterion, Scale
from core.domain.rules import OwnCriteria
from core.exchange.sheet.check import check_scores
from tests.sheet_builders import CRITERIA, Sheet, make_rules, make_sheet

STRICT = Criterion(code="К", title="качество", remark_at_or_below=Decimal("3.2"))
HALVES = Criterion(
    code="Ш",
    title="шаг",
    scale=Scale(minimum=Decimal(-1), maximum=Decimal(2), step=Decimal("0.5")),
    remark_at_or_below=Decimal("-0.5"),
)


def refusal_of(sheet: Sheet) -> tuple[str, dict[str, Fact]]:
    with pytest.raises(RefusedError) as caught:
        check_scores(sheet.scores, package=sheet.package, rules=sheet.rules)
    return caught.value.code, caught.value.facts


def check(sheet: Sheet) -> None:
    check_scores(sheet.scores, package=sheet.package, rules=sheet.rules)


@pytest.mark.parametrize(
    "field, value, code",
    [
        ("contest", "60" * 16, "sheet.wrong_contest"),
        ("round", 1, "sheet.wrong_round"),
        ("juror", "J05", "sheet.wrong_juror"),
        ("generation", 2, "sheet.wrong_generation"),
        ("rules", "6" * 64, "sheet.wrong_rules"),
    ],
)
def test_data_that_answer_another_package_are_refused(field: str, value: object, code: str) -> None:
    sheet = make_sheet().with_scores(**{field: value})
    assert refusal_of(sheet) == (code, {"juror": sheet.scores.juror})


def test_entries_in_another_order_are_refused() -> None:
    sheet = make_sheet()
    swapped = sheet.with_scores(entries=sheet.scores.entries[::-1], remarks={})
    assert refusal_of(swapped) == ("sheet.wrong_entries", {"juror": "J04"})


def test_missing_entry_is_refused() -> None:
    sheet = make_sheet()
    shorter = sheet.with_scores(entries=sheet.scores.entries[:-1], marks=sheet.scores.marks[:-1])
    assert refusal_of(shorter)[0] == "sheet.wrong_entries"


@pytest.mark.parametrize(
    "moment",
    [
        "2025-13-01T10:00:00+07:00",
        "2025-02-30T10:00:00+07:00",
        "2025-02-03T24:00:00+07:00",
        "2025-02-03T23:59:60+07:00",
        "2025-02-03T10:00:00+24:00",
        "2025-02-03T10:00:00+07:60",
        "0000-01-01T10:00:00+07:00",
        "٢٠٢٥-01-01T10:00:00+07:00",
    ],
)
def test_moment_that_never_was_is_refused(moment: str) -> None:
    assert refusal_of(make_sheet().with_scores(signed_at=moment)) == ("sheet.moment_unreadable", {"text": moment})


def test_row_with_too_few_marks_is_refused() -> None:
    sheet = make_sheet()
    short = sheet.with_scores(marks=((5, 5), *sheet.scores.marks[1:]))
    assert refusal_of(short) == ("sheet.wrong_row", {"entry": "4-001", "marks": 2, "criteria": 5})


def test_own_criteria_of_a_nomination_decide_the_row() -> None:
    sheet = make_sheet(rules=make_rules(own=[OwnCriteria(nomination=5, criteria=CRITERIA[:2])]))
    assert [len(row) for row in sheet.scores.marks] == [5, 2, 5]
    check(sheet)


@pytest.mark.parametrize("steps, score", [(-3, "-1.5"), (5, "2.5")])
def test_mark_off_its_scale_is_refused_with_the_number_a_person_reads(steps: int, score: str) -> None:
    sheet = make_sheet(1, rules=make_rules([HALVES])).with_scores(marks=((steps,),))
    facts = {"entry": "4-001", "criterion": "Ш", "score": score, "minimum": "-1", "maximum": "2"}
    assert refusal_of(sheet) == ("sheet.mark_off_scale", facts)


@pytest.mark.parametrize("steps", [-2, 4])
def test_ends_of_the_scale_are_marks(steps: int) -> None:
    sheet = make_sheet(1, rules=make_rules([HALVES]))
    check(sheet.with_scores(marks=((steps,),), remarks={"4-001": "так"}))


def test_recused_entry_has_no_marks() -> None:
    sheet = make_sheet().with_scores(recusals={"5-001": "родственник"})
    assert refusal_of(sheet) == ("sheet.recused_marked", {"entry": "5-001"})


def test_recused_entry_needs_none() -> None:
    check(make_sheet(recused=1))


def test_gap_is_refused_and_counted() -> None:
    sheet = make_sheet()
    full = sheet.scores.marks[0]
    gaps = sheet.with_scores(marks=(full, (None, *full[1:]), (None,) * 5))
    assert refusal_of(gaps) == ("sheet.incomplete", {"entry": "5-001", "entries": "5-001", "missing": 2})


def test_gap_is_allowed_where_the_rules_allow_it() -> None:
    check(make_sheet(rules=make_rules(incomplete=True)).with_scores(marks=((None,) * 5,) * 3))


@pytest.mark.parametrize("steps, owed", [(2, True), (3, True), (4, False)])
def test_low_mark_owes_a_remark(steps: int, *, owed: bool) -> None:
    sheet = make_sheet(1, rules=make_rules([STRICT])).with_scores(marks=((steps,),), remarks={})
    if owed:
        assert refusal_of(sheet) == ("sheet.remark_missing", {"entry": "4-001", "criterion": "К"})
        check(sheet.with_scores(remarks={"4-001": "Слабо."}))
    else:
        check(sheet)


def test_blank_remark_is_none() -> None:
    sheet = make_sheet(1, rules=make_rules([HALVES])).with_scores(marks=((-1,),), remarks={"4-001": " \n"})
    assert refusal_of(sheet)[0] == "sheet.remark_missing"
