"""The summary sheets of a round: its ranking as a table that a commission signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from core.base.errors import refuse
from core.documents.signing import DATES
from core.documents.summary import SummaryPlan, draw_summary, plan_summary
from core.documents.summary_text import SummaryLabels, SummaryNomination, SummaryRow, SummaryText
from core.domain.contest import Criterion
from core.domain.rules import Method
from core.ranking.places import Placed
from core.services.printing.basis import Basis, moment_of
from core.services.printing.drafts import Draft
from core.services.printing.figures import show_exact, show_rounded
from core.services.printing.headings import contest_line, sample_line
from core.services.printing.people import head_signatories, sign_as
from core.services.printing.results import RoundResult
from core.services.printing.rule_words import summarise_rule
from core.services.printing.sheet_words import tell_sheets
from core.services.printing.tie_words import decided_in_short, explain_ties
from core.services.rank import NominationRanking
from core.services.tallies import JurorMarks
from core.words.words import Words

RECUSED, INCOMPLETE = "—", "×"
_SHORT_HASH = 12
_LABELS = (
    "title", "continued", "rule", "sheets_line", "place", "number", "entry", "sheets", "sum", "mean", "score",
    "decided", "marks", "jurors", "jurors_part", "page", "signature", "journal", "basis",
)  # fmt: skip
_OPEN = {"jurors_part": ("first", "last"), "page": ("page", "pages")}
"""Labels whose places are filled while typesetting."""


def compose_summaries(basis: Basis) -> list[Draft]:
    """Return a summary of every round that has sheets to count; raises ``documents.no_sheets`` or ``paper.*``."""
    if not basis.rounds:
        refuse("documents.no_sheets")
    drafts = []
    for number, result in basis.rounds.items():
        plan = plan_round_summary(basis, result)
        made = moment_of(basis.head_of(result))
        drafts.append(Draft("summary", f"summary-{number}.pdf", partial(draw_summary, plan, made=made)))
    return drafts


def plan_round_summary(basis: Basis, result: RoundResult) -> SummaryPlan:
    """Return a round's summary laid out."""
    return plan_summary(write_summary(basis, result))


def write_summary(basis: Basis, result: RoundResult) -> SummaryText:
    """Return the words of a round's summary."""
    words, head = basis.words, basis.head_of(result)
    rules_hash = basis.rules.hash[:_SHORT_HASH]
    return SummaryText(
        contest=contest_line(basis),
        sample=sample_line(basis),
        nominations=tuple(_write_nomination(each, basis, result) for each in result.ranking.nominations),
        decides=decider_of(result),
        labels=_write_labels(words),
        signatories=head_signatories(basis.jurors, words=words),
        dates=DATES[words.language],
        journal=f"№ {head.number} · {head.hash}",
        basis=words.say("summary.basis_value", rules=rules_hash, moment=head.at),
        author=basis.papers.issuer or basis.rules.title,
        language=words.language,
    )


def decider_of(result: RoundResult) -> str:
    """Return which figure decides: ``sum``, ``mean``, or ``score`` where it is neither."""
    plain = not result.ranking.round.carry_over
    return {Method.SUM: "sum", Method.MEAN: "mean"}.get(result.ranking.method, "score") if plain else "score"


def _write_labels(words: Words) -> SummaryLabels:
    values = {
        name: words.say(f"summary.label.{name}", **{place: f"{{{place}}}" for place in _OPEN.get(name, ())})
        for name in _LABELS
    }
    return SummaryLabels(**values)


def _write_nomination(each: NominationRanking, basis: Basis, result: RoundResult) -> SummaryNomination:
    words, round_ = basis.words, result.ranking.round
    criteria = round_.criteria_of(each.nomination.number)
    jurors = _jurors_of(each, result)
    rows = tuple(_write_row(placed, each, basis, result, jurors=jurors) for placed in each.placed)
    return SummaryNomination(
        about=words.say(
            "summary.about", round=round_.number, title=round_.title, number=each.nomination.number,
            nomination=each.nomination.title,
        ),
        rule=summarise_rule(round_, criteria, words=words),
        sheets=tell_sheets(basis, result, nomination=each.nomination.number),
        jurors=tuple((code, sign_as(basis.jurors[code].name) if code in basis.jurors else code) for code in jurors),
        rows=rows,
        notes=tuple(_write_notes(each, rows, result, criteria=criteria, words=words)),
    )  # fmt: skip


def _jurors_of(each: NominationRanking, result: RoundResult) -> list[str]:
    """Return the jurors to whom something of the nomination was assigned."""
    entries = {placed.entry for placed in each.placed}
    return [juror for juror, scores in result.scores.items() if not entries.isdisjoint(scores.entries)]


def _write_row(
    placed: Placed, each: NominationRanking, basis: Basis, result: RoundResult, *, jurors: Sequence[str]
) -> SummaryRow:
    words, digits = basis.words, result.ranking.round.digits
    given = {marks.juror: marks for marks in each.marks[placed.entry]}
    totals = [marks.total for marks in given.values() if marks.total is not None]
    whole = sum(totals, Fraction(0))
    decides = decider_of(result)
    return SummaryRow(
        place="" if placed.place is None else str(placed.place),
        number=placed.entry,
        entry=basis.entries[placed.entry].applicant,
        sheets=str(len(totals)),
        marks=tuple(_show_mark(placed.entry, juror, given.get(juror), result, words=words) for juror in jurors),
        sum=show_exact(whole, words=words) if totals else "",
        mean=show_rounded(whole / len(totals), digits=digits, words=words) if totals else "",
        score=_show_score(placed, digits=digits, words=words) if decides == "score" else "",
        decided=decided_in_short(placed, words=words),
        strong=_stands_out(placed, result),
    )


def _show_score(placed: Placed, *, digits: int, words: Words) -> str:
    return "" if placed.score is None else show_rounded(placed.score, digits=digits, words=words)


def _show_mark(entry: str, juror: str, marks: JurorMarks | None, result: RoundResult, *, words: Words) -> str:
    scores = result.scores[juror]
    if scores.row_of(entry) is None:
        return ""
    if entry in scores.recusals:
        return RECUSED
    return INCOMPLETE if marks is None or marks.total is None else show_exact(marks.total, words=words)


def _stands_out(placed: Placed, result: RoundResult) -> bool:
    """Tell whether the entry goes on or is awarded; while the round is open, whether it leads."""
    if result.closing is None:
        return placed.place == 1
    return placed.entry in {each.entry for each in result.closing.outcome.placings}


def _write_notes(
    each: NominationRanking,
    rows: Sequence[SummaryRow],
    result: RoundResult,
    *,
    criteria: Sequence[Criterion],
    words: Words,
) -> Iterator[str]:
    cells = {cell for row in rows for cell in row.marks}
    legend = [words.say(f"summary.note.{name}") for mark, name in _LEGEND if mark in cells]
    if any(placed.place is None for placed in each.placed):
        legend.append(words.say("summary.note.no_place"))
    if legend:
        yield " ".join(legend)
    yield from explain_ties(each.placed, result=result, criteria=criteria, words=words)


_LEGEND = ((RECUSED, "recused"), (INCOMPLETE, "incomplete"), ("", "unassigned"))
