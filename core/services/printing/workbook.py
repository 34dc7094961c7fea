"""The results workbook of a round: everything that was given and counted, for whoever wants to count again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import partial

from core.base.errors import refuse
from core.documents.results_book import build_results
from core.documents.results_text import (
    BookEntry,
    BookJuror,
    BookMarks,
    BookNomination,
    CountedBy,
    ResultsText,
)
from core.domain.contest import Criterion
from core.domain.rules import Method
from core.ranking.places import Placed
from core.services.printing.basis import Basis, moment_of
from core.services.printing.drafts import Draft
from core.services.printing.headings import contest_line, sample_line
from core.services.printing.results import RoundResult
from core.services.printing.sheet_words import tell_sheets
from core.services.printing.tie_words import decided_in_short
from core.services.rank import NominationRanking
from core.services.tallies import JurorMarks

_COUNTED: Mapping[Method, CountedBy] = {
    Method.MEAN: "mean",
    Method.SUM: "sum",
    Method.MEDIAN: "median",
    Method.TRIMMED: "trimmed",
}
_LABELS = (
    "standings", "marks", "jurors", "nomination", "place", "number", "applicant", "page", "score", "decided", "award",
    "juror", "state", "recused", "incomplete", "criterion", "total", "remark", "name", "role", "assigned", "marked",
    "recused_count", "mean", "highest", "lowest", "sheets", "sum", "live", "stated", "check", "agrees", "differs",
)  # fmt: skip


def compose_workbooks(basis: Basis) -> list[Draft]:
    """Return a workbook of every round that has sheets to count; raises ``documents.no_sheets``."""
    if not basis.rounds:
        refuse("documents.no_sheets")
    return [
        Draft("workbook", f"results-{number}.xlsx", partial(build_results, write_results(basis, result)))
        for number, result in basis.rounds.items()
    ]


def write_results(basis: Basis, result: RoundResult) -> ResultsText:
    """Return what a round's workbook holds."""
    words, round_ = basis.words, result.ranking.round
    nominations = tuple(_write_nomination(each, basis, result) for each in result.ranking.nominations)
    about = words.say("book.round", round=round_.number, title=round_.title)
    head = (contest_line(basis), about, tell_sheets(basis, result), sample_line(basis))
    return ResultsText(
        head=tuple(line for line in head if line),
        nominations=nominations,
        jurors=tuple(_list_jurors(basis, result)),
        counted_by=_COUNTED.get(result.ranking.method, "other"),
        trim=round_.trim,
        digits=round_.digits,
        labels={name: words.say(f"book.{name}") for name in _LABELS},
        author=basis.papers.issuer or basis.rules.title,
        made=moment_of(basis.head_of(result)),
    )


def _write_nomination(each: NominationRanking, basis: Basis, result: RoundResult) -> BookNomination:
    criteria = result.ranking.round.criteria_of(each.nomination.number)
    entries = {placed.entry for placed in each.placed}
    jurors = tuple(code for code, scores in result.scores.items() if not entries.isdisjoint(scores.entries))
    return BookNomination(
        number=each.nomination.number,
        title=each.nomination.title,
        short=each.nomination.short,
        criteria=tuple((one.code, one.title) for one in criteria),
        weights=tuple(one.weight for one in criteria),
        jurors=jurors,
        entries=tuple(_write_entry(placed, each, basis, result, criteria=criteria) for placed in each.placed),
    )


def _write_entry(
    placed: Placed, each: NominationRanking, basis: Basis, result: RoundResult, *, criteria: tuple[Criterion, ...]
) -> BookEntry:
    entry = basis.entries[placed.entry]
    given = each.marks[placed.entry]
    return BookEntry(
        number=entry.number,
        applicant=entry.applicant,
        title=entry.title,
        place=placed.place,
        score=placed.score,
        carried=_carried(placed, given, result),
        decided=decided_in_short(placed, words=basis.words),
        award=_name_award(placed.entry, basis, result),
        marks=tuple(_write_marks(placed.entry, given, result, criteria=criteria)),
    )


def _carried(placed: Placed, given: tuple[JurorMarks, ...], result: RoundResult) -> Fraction:
    """Return what came over from the round before; only where totals are plain means or sums it can be told."""
    totals = [each.total for each in given if each.total is not None]
    if not result.ranking.round.carry_over or placed.score is None or not totals:
        return Fraction(0)
    whole = sum(totals, Fraction(0))
    own = {Method.MEAN: whole / len(totals), Method.SUM: whole}.get(result.ranking.method)
    return Fraction(0) if own is None else placed.score - own


def _name_award(entry: str, basis: Basis, result: RoundResult) -> str:
    """Return the entry's award, or that it goes on; nothing while the round is open."""
    placings = result.closing.outcome.placings if result.closing else ()
    mine = [each for each in placings if each.entry == entry]
    titles = {each.code: each.title for each in basis.rules.awards}
    given = ", ".join(titles.get(each.award, each.award) for each in mine if each.award)
    return given or (basis.words.say("book.goes_on") if mine else "")


def _write_marks(
    entry: str, given: tuple[JurorMarks, ...], result: RoundResult, *, criteria: tuple[Criterion, ...]
) -> Iterator[BookMarks]:
    """Yield the marks of every juror who has the entry on their sheet, given or not."""
    known = {each.juror: each for each in given}
    for code, scores in result.scores.items():
        if scores.row_of(entry) is None:
            continue
        marks = known.get(code)
        yield BookMarks(
            juror=code,
            scores=tuple(None if marks is None else marks.scores[one.code] for one in criteria),
            total=None if marks is None else marks.total,
            recused=entry in scores.recusals,
            remark=scores.recusals.get(entry) or scores.remarks.get(entry, ""),
        )


def _list_jurors(basis: Basis, result: RoundResult) -> Iterator[BookJuror]:
    for code, scores in result.scores.items():
        person = basis.jurors.get(code)
        yield BookJuror(
            code=code,
            name=person.name if person else code,
            role=basis.words.say(f"minutes.role.{person.role}") if person else "",
            assigned=len(scores.entries),
            marked=sum(None not in row for row in scores.marks),
            recused=len(scores.recusals),
        )
