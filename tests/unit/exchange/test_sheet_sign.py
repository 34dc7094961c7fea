"""Signing: what is signed is accepted, and nothing is signed that would not be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.base.errors import RefusedError
from core.exchange.sheet import sign
from core.trust import certificates, keys
from tests.sheet_builders import CONTEST, Sheet, key_of, make_rules, make_sheet


def refusal_of(sheet: Sheet) -> str:
    with pytest.raises(RefusedError) as caught:
        sheet.sign()
    return caught.value.code


def test_signed_sheet_is_accepted_with_exactly_its_data() -> None:
    sheet = make_sheet(20, recused=4)
    accepted = sheet.accept(sheet.sign())
    assert accepted.scores == sheet.scores
    assert accepted.scores_bytes == sheet.scores.to_bytes()
    assert accepted.hash == sheet.scores.hash
    assert accepted.fingerprint == keys.fingerprint(sheet.scores.public_key)
    assert accepted.certificate == sheet.certificate


def test_facts_of_an_accepted_sheet_are_those_of_its_data() -> None:
    sheet = make_sheet().with_scores(revision=3, ancestors=("a1" * 32, "b2" * 32))
    facts = sheet.accept(sheet.sign()).facts
    assert (facts.hash, facts.sheet_id, facts.juror) == (sheet.scores.hash, sheet.scores.sheet, "J04")
    assert (facts.round, facts.generation, facts.revision) == (2, 1, 3)
    assert (facts.package, facts.rules) == (sheet.package.hash, sheet.rules.hash)
    assert facts.ancestors == frozenset({"a1" * 32, "b2" * 32})
    assert facts.fingerprint == keys.fingerprint(sheet.scores.public_key)


def test_same_data_make_the_same_pages_every_time() -> None:
    sheet = make_sheet(40)
    first, second = sheet.sign(), sheet.sign()
    differing = {place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other}
    start = first.index(b"/Contents <") + len(b"/Contents <")
    assert differing <= set(range(start, start + 8192))


def test_sheet_of_another_package_is_not_signed() -> None:
    sheet = make_sheet().with_scores(package="9" * 64)
    assert refusal_of(sheet) == "sheet.wrong_package"


def test_sheet_of_other_rules_is_not_signed() -> None:
    sheet = make_sheet()
    assert refusal_of(replace(sheet, rules=make_rules(sample=False))) == "sheet.wrong_package"


def test_key_other_than_the_enrolled_one_does_not_sign() -> None:
    assert refusal_of(replace(make_sheet(), key=key_of("stranger"))) == "sheet.wrong_key"


def test_certificate_of_another_key_does_not_sign() -> None:
    certificate = certificates.issue_juror(key_of("stranger"), contest=CONTEST, juror="J04", name="Смирнова")
    assert refusal_of(replace(make_sheet(), certificate=certificate)) == "sheet.wrong_key"


def test_incomplete_sheet_is_not_signed() -> None:
    sheet = make_sheet()
    assert refusal_of(sheet.with_scores(marks=((None,) * 5, *sheet.scores.marks[1:]))) == "sheet.incomplete"


def test_sheet_of_more_pages_than_anyone_reads_is_not_signed() -> None:
    sheet = make_sheet(90)
    remarks = dict.fromkeys(sheet.scores.entries, "\n" * 4000)
    assert refusal_of(sheet.with_scores(remarks=remarks)) == "sheet.too_long"


def test_file_larger_than_the_limit_is_not_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign, "MAX_SHEET_BYTES", 80_000)
    assert refusal_of(make_sheet()) == "sheet.too_large"
