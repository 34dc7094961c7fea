"""Every value that people read has a name in both languages."""

from __future__ import annotations

from enum import StrEnum

import pytest

from core.domain.acts import Decision, PackageWithdrawn
from core.domain.jury import Role
from core.domain.meetings import Meeting
from core.domain.merging import Status
from core.domain.rules import Method, TieRule
from core.services.merging.verdicts import VerdictKind
from core.services.printing.papers import KINDS
from core.words.words import LANGUAGES, Language, Words


def _choices(model: type[Decision | Meeting | PackageWithdrawn], field: str) -> list[str]:
    """Return what a field of a fixed set of words may hold."""
    choices: list[str] = model.model_json_schema()["properties"][field]["enum"]
    return choices


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kind,values", [("role", Role), ("method", Method), ("tie", TieRule), ("status", Status), ("verdict", VerdictKind)]
)
def test_every_value_of_a_kind_has_a_name(kind: str, values: type[StrEnum], language: Language) -> None:
    words = Words.of(language)
    assert [each.value for each in values if not words.knows(f"{kind}.{each.value}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kind,values",
    [
        ("decision", _choices(Decision, "about")),
        ("form", _choices(Meeting, "form")),
        ("withdrawn", _choices(PackageWithdrawn, "reason")),
    ],
)
def test_every_choice_of_a_document_has_a_name(kind: str, values: list[str], language: Language) -> None:
    words = Words.of(language)
    assert [each for each in values if not words.knows(f"{kind}.{each}")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_is_printed_or_promised(language: Language) -> None:
    words = Words.of(language)
    assert [kind for kind in KINDS if not (words.knows(f"paper.{kind}") or words.knows(f"not_yet.{kind}"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", list(VerdictKind)[:-1])
def test_every_verdict_but_a_refusal_has_a_sentence(verdict: VerdictKind, language: Language) -> None:
    facts: dict[str, str | int] = {"file": "sheet.pdf", "juror": "J1", "round": 1, "revision": 2}
    sentence = Words.of(language).error(f"merge.{verdict}", facts)
    assert sentence.startswith("sheet.pdf")
    assert "—" not in sentence
