"""A juror's score workbook: entries in the juror's own order, criteria as columns, the package's hash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from core.documents.score_book_text import BookCriterion, MarkedEntry, MarkingSheet, ScoreBookText
from core.domain.contest import Criterion
from core.exchange.package.model import Package, PackageEntry
from core.services.printing.basis import Basis
from core.services.printing.criteria_words import show_levels
from core.services.printing.headings import contest_line, sample_line

_LABELS = (
    "how", "marks_left", "left", "recusal", "criteria", "sheet", "code", "scale", "weight", "levels", "package",
    "wrong_mark",
)  # fmt: skip
_SHARED = ("number", "nomination", "applicant", "page", "total", "remark", "criterion")


def write_score_book(package: Package, basis: Basis, *, made: datetime) -> ScoreBookText:
    """Return what a juror's workbook holds."""
    words, round_ = basis.words, basis.rules.round(package.round)
    juror = words.say("scorebook.juror", name=package.juror.name, code=package.juror.code)
    head = (contest_line(basis), words.say("scorebook.round", round=round_.number, title=round_.title), juror)
    places = {"wrong_mark": {"low": "{low}", "high": "{high}", "step": "{step}"}}
    labels = {name: words.say(f"scorebook.{name}", **places.get(name, {})) for name in _LABELS}
    return ScoreBookText(
        head=tuple(line for line in (*head, sample_line(basis)) if line),
        sheets=tuple(_split(package, basis)),
        identity=(
            ("format", "jury/score-workbook"),
            ("version", "1"),
            ("contest", package.contest),
            ("round", str(package.round)),
            ("juror", package.juror.code),
            ("generation", str(package.generation)),
            ("package", package.hash),
            ("rules", package.rules),
        ),
        labels=labels | {name: words.say(f"book.{name}") for name in _SHARED} | {"link": words.say("scorebook.link")},
        author=basis.papers.issuer or basis.rules.title,
        made=made,
    )


def _split(package: Package, basis: Basis) -> Iterator[MarkingSheet]:
    """Yield a sheet for the round's criteria, and one for each nomination that has its own."""
    round_, words = basis.rules.round(package.round), basis.words
    own = {each.nomination for each in round_.own_criteria}
    usual = [each for each in package.entries if each.nomination not in own]
    if usual:
        yield _write_sheet(words.say("scorebook.marks"), usual, round_.criteria, basis)
    for number in sorted(own):
        entries = [each for each in package.entries if each.nomination == number]
        if entries:
            title = words.say("scorebook.nomination", number=number)
            yield _write_sheet(title, entries, round_.criteria_of(number), basis)


def _write_sheet(
    title: str, entries: list[PackageEntry], criteria: tuple[Criterion, ...], basis: Basis
) -> MarkingSheet:
    return MarkingSheet(
        title=title,
        criteria=tuple(
            BookCriterion(
                code=each.code,
                title=each.title,
                weight=each.weight,
                minimum=each.scale.minimum,
                maximum=each.scale.maximum,
                step=each.scale.step,
                levels=show_levels(each, words=basis.words),
            )
            for each in criteria
        ),
        entries=tuple(
            MarkedEntry(
                number=each.number,
                nomination=_short(each.nomination, basis),
                applicant=each.applicant,
                title=each.title,
                link=each.link,
            )
            for each in entries
        ),
    )


def _short(number: int, basis: Basis) -> str:
    nomination = basis.rules.nomination(number)
    return f"{number}. {nomination.short or nomination.title}"
