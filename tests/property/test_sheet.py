"""Any sheet a juror can sign is shown exactly, and comes out of the only door as it went in."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.base.errors import RefusedError
from core.base.numbers import exact
from core.domain.contest import Criterion, Scale
from core.domain.rules import OwnCriteria, Rules
from core.exchange.package.model import PackageEntry, PackageJuror
from core.exchange.sheet.accept import accept_sheet
from core.exchange.sheet.layout1.faces import visible
from core.trust import certificates
from tests.sheet_builders import CONTEST, Sheet, key_of, make_package, make_rules, make_scores
from tests.sheet_reading import shown_lines

LETTERS = st.characters(codec="utf-8")
STEPS = [Decimal(step) for step in ("1", "0.5", "0.25", "5", "0.001")]
WEIGHTS = [Decimal(weight) for weight in ("1", "0.5", "1.25", "3", "0.333")]


def texts(*, most: int, least: int = 1) -> st.SearchStrategy[str]:
    """Give what people and their keyboards produce, as it stands in canonical data (NFC)."""
    raw = st.text(LETTERS, min_size=least, max_size=most) | st.text("абв «№Ё—👍\u202e\n", min_size=least, max_size=most)
    return raw.map(lambda text: unicodedata.normalize("NFC", text)[:most])


@st.composite
def criteria_sets(draw: st.DrawFn) -> tuple[Criterion, ...]:
    count = draw(st.integers(1, 13))
    found = []
    for number in range(1, count + 1):
        step = draw(st.sampled_from(STEPS))
        low, high = draw(st.integers(-3, 0)), draw(st.integers(1, 20))
        scale = Scale(minimum=low * step, maximum=high * step, step=step)
        title = draw(texts(most=30))
        found.append(Criterion(code=f"К{number}", title=title, weight=draw(st.sampled_from(WEIGHTS)), scale=scale))
    return tuple(found)


@st.composite
def all_rules(draw: st.DrawFn) -> Rules:
    own = [OwnCriteria(nomination=5, criteria=draw(criteria_sets()))] if draw(st.booleans()) else []
    return make_rules(draw(criteria_sets()), own=own, incomplete=draw(st.booleans()), sample=draw(st.booleans()))


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    rules = draw(all_rules())
    entries = tuple(
        PackageEntry(
            number=f"{number:04}",
            nomination=draw(st.sampled_from([4, 5, 6])),
            applicant=draw(texts(most=120)),
            title=draw(texts(most=40, least=0)),
        )
        for number in range(draw(st.integers(1, 9)))
    )
    juror = PackageJuror(code="J04", name=draw(texts(most=80)))
    package = make_package(rules, entries=entries, juror=juror)
    incomplete = rules.round(2).incomplete_sheets
    recusals = {each.number: draw(texts(most=60)) for each in entries if draw(st.integers(0, 5)) == 0}
    marks = []
    for entry in entries:
        scales = [each.scale for each in rules.round(2).criteria_of(entry.nomination)]
        row = tuple(draw(st.integers(each.lowest, each.highest)) for each in scales)
        blank = entry.number in recusals or (incomplete and draw(st.booleans()))
        marks.append((None,) * len(row) if blank else row)
    key = key_of("juror")
    remarks = {each.number: draw(texts(most=400)) for each in entries if draw(st.booleans())}
    language: Literal["ru", "en"] = "en" if draw(st.booleans()) else "ru"
    scores = make_scores(
        package, rules=rules, key=key, marks=tuple(marks), remarks=remarks, recusals=recusals, language=language
    )
    certificate = certificates.issue_juror(key, contest=CONTEST, juror="J04", name=juror.name)
    return Sheet(scores, package, rules, key, certificate)


def totals_of(sheet: Sheet) -> list[Fraction | None]:
    round_ = sheet.rules.round(2)
    totals: list[Fraction | None] = []
    for entry, row in zip(sheet.package.entries, sheet.scores.marks, strict=True):
        pairs = zip(round_.criteria_of(entry.nomination), row, strict=True)
        weighed = [None if steps is None else criterion.weigh(steps) for criterion, steps in pairs]
        marked = [each for each in weighed if each is not None]
        totals.append(sum(marked, Fraction(0)) if len(marked) == len(weighed) else None)
    return totals


@given(sheets())
def test_signed_sheet_comes_out_as_it_went_in(sheet: Sheet) -> None:
    signed = sheet.sign()
    accepted = sheet.accept(signed)
    assert accepted.scores == sheet.scores
    assert accepted.scores_bytes == sheet.scores.to_bytes()
    assert sheet.sign()[: signed.index(b"/Contents <")] == signed[: signed.index(b"/Contents <")]


@given(sheets())
def test_sum_of_a_sheet_is_exact(sheet: Sheet) -> None:
    total = sum((each for each in totals_of(sheet) if each is not None), Fraction(0))
    lines = shown_lines(sheet.sign())
    shown = " ".join(lines[lines.index("Итого по листу" if sheet.scores.language == "ru" else "Sheet in all") :])
    decimal = exact(total).replace("-", "\u2212").replace(".", "," if sheet.scores.language == "ru" else ".")
    assert f" {decimal} · " in shown


@given(sheets())
def test_every_character_of_names_and_remarks_is_shown(sheet: Sheet) -> None:
    shown = "".join("".join(shown_lines(sheet.sign())).split())
    for entry in sheet.package.entries:
        assert "".join(visible(entry.applicant).split()) in shown
    for words in (*sheet.scores.remarks.values(), *sheet.scores.recusals.values()):
        for line in words.split("\n"):
            assert "".join(visible(line).split()) in shown


@given(sheets())
def test_other_marks_under_the_old_signature_are_refused(sheet: Sheet) -> None:
    signed = sheet.sign()
    for place, (first, *others) in enumerate(sheet.scores.marks):
        if first is not None:
            row = (first - 1 if first > 0 else first + 1, *others)
            rows = (*sheet.scores.marks[:place], row, *sheet.scores.marks[place + 1 :])
            forged = sheet.with_scores(marks=rows).scores.to_bytes()
            assert _is_refused(sheet, signed.replace(sheet.scores.to_bytes(), forged))


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_refused_in_words(data: bytes) -> None:
    for start in (b"", SIGNED[:15], SIGNED[:75]):
        assert _is_refused(SHEET, start + data)


@settings(max_examples=300)
@given(st.data())
def test_any_change_of_the_data_is_refused_in_words(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SIGNED)))
    end = data.draw(st.integers(start, min(len(SIGNED), start + 60)))
    piece = data.draw(st.binary(max_size=60))
    changed = SIGNED[:start] + piece + SIGNED[end:]
    assert changed == SIGNED or _is_refused(SHEET, changed)


def _is_refused(sheet: Sheet, data: bytes) -> bool:
    with pytest.raises(RefusedError):
        accept_sheet(data, package_of=lambda _: (sheet.package, sheet.rules), contest=CONTEST)
    return True


def _signed_sheet() -> tuple[Sheet, bytes]:
    rules = make_rules()
    entries = (PackageEntry(number="1", nomination=4, applicant="Образец"),)
    package = make_package(rules, entries=entries)
    key = key_of("juror")
    scores = make_scores(package, rules=rules, key=key, marks=((1, 2, 3, 4, 5),))
    certificate = certificates.issue_juror(key, contest=CONTEST, juror="J04", name=package.juror.name)
    sheet = Sheet(scores, package, rules, key, certificate)
    return sheet, sheet.sign()


SHEET, SIGNED = _signed_sheet()
