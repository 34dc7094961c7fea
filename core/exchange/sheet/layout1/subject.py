"""All that the pages of one sheet show beside the table, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from core.base.ids import sha256
from core.domain.marks import Scores
from core.domain.rules import Rules
from core.exchange.package.model import Package
from core.exchange.sheet.layout1.wording import Wording
from core.exchange.sheet.layout1.words_en import EN
from core.exchange.sheet.layout1.words_ru import RU
from core.trust.keys import fingerprint

_LANGUAGES = {"ru": RU, "en": EN}
_NUMBER_DIGITS = 12


@dataclass(frozen=True)
class Subject:
    """One sheet: its data and how the data is called on paper."""

    scores: Scores
    package: Package
    rules: Rules
    wording: Wording
    data_hash: str
    fingerprint: str
    sheet_number: str
    contest: str
    round_title: str
    notes: tuple[str, ...]


def describe(scores: Scores, *, data: bytes, package: Package, rules: Rules) -> Subject:
    """Return the subject of a sheet; raises ``key.unreadable`` or ``round.unknown``."""
    wording = _LANGUAGES[scores.language]
    season = [wording.season.format(season=rules.season)] if rules.season else []
    notes = ((package.practice, wording.practice), (rules.sample, wording.sample))
    return Subject(
        scores=scores,
        package=package,
        rules=rules,
        wording=wording,
        data_hash=sha256(data),
        fingerprint=fingerprint(scores.public_key),
        sheet_number=_group(scores.sheet[:_NUMBER_DIGITS].upper()),
        contest=", ".join([wording.contest.format(title=rules.title), *season]),
        round_title=f"{scores.round}. {rules.round(scores.round).title}",
        notes=tuple(words for holds, words in notes if holds),
    )


def _group(digits: str) -> str:
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))
