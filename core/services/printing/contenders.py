"""The contenders of a nomination as minutes show them: those who go on or are awarded, and the next after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.documents.prose_text import Item, Paragraph, ProseTable, TableColumn
from core.domain.meetings import Question
from core.pdf.page import Align
from core.ranking.places import Placed
from core.services.printing.basis import Basis
from core.services.printing.figures import show_rounded
from core.services.printing.meetings import MeetingRecord
from core.services.printing.results import RoundResult
from core.services.printing.tie_words import decided_in_short, explain_ties
from core.services.rank import NominationRanking

_SHOWN_LEADERS = 3
"""So many places are shown while nothing says how many go on."""


def write_contenders(question: Question, record: MeetingRecord, basis: Basis) -> Iterator[Item]:
    """Yield a table of figures for the question's nomination, then how ties were parted and what is left out."""
    result = record.result
    if result is None or question.nomination is None:
        return
    each = next((n for n in result.ranking.nominations if n.nomination.number == question.nomination), None)
    if each is None:
        return
    chosen = _chosen(each, record)
    shown = _contenders(each, chosen, result)
    words = basis.words
    yield ProseTable(
        columns=tuple(
            TableColumn(head=words.say(f"minutes.column.{name}"), share=share, align=align)
            for name, share, align in _COLUMNS
        ),
        rows=tuple(_write_row(placed, basis, result) for placed in shown),
        strong=frozenset(index for index, placed in enumerate(shown) if placed.entry in chosen),
    )
    criteria = result.ranking.round.criteria_of(question.nomination)
    for sentence in explain_ties(shown, result=result, criteria=criteria, words=words):
        yield Paragraph(text=sentence)
    left = len(each.placed) - len(shown)
    if left:
        yield Paragraph(text=words.count("minutes.left_out", n=left))


_COLUMNS: tuple[tuple[str, float, Align], ...] = (
    ("place", 0.08, "centre"),
    ("entry", 0.12, "left"),
    ("applicant", 0.45, "left"),
    ("sheets", 0.1, "right"),
    ("total", 0.11, "right"),
    ("decided", 0.14, "right"),
)  # fmt: skip


def _chosen(each: NominationRanking, record: MeetingRecord) -> frozenset[str]:
    """Return the entries that the closing names, or those in first place while there is none."""
    if record.closing is not None:
        return frozenset(placing.entry for placing in record.closing.outcome.placings)
    return frozenset(placed.entry for placed in each.placed if placed.place == 1)


def _contenders(each: NominationRanking, chosen: frozenset[str], result: RoundResult) -> Sequence[Placed]:
    """Return all of a short list; of a long one, everything down to the first entry that was not chosen."""
    quota = result.ranking.round.quota_of(each.nomination.number) or _SHOWN_LEADERS
    placed = [one for one in each.placed if one.place is not None]
    last = max((index for index, one in enumerate(placed) if one.entry in chosen), default=0)
    most = max(last + 2, quota + 1)
    return each.placed if len(each.placed) <= most + 1 else placed[:most]


def _write_row(placed: Placed, basis: Basis, result: RoundResult) -> tuple[str, ...]:
    words = basis.words
    digits = result.ranking.round.digits
    return (
        "" if placed.place is None else str(placed.place),
        placed.entry,
        basis.entries[placed.entry].applicant,
        str(placed.jurors),
        "" if placed.score is None else show_rounded(placed.score, digits=digits, words=words),
        decided_in_short(placed, words=words),
    )
