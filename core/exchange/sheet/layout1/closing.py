"""What stands below the table: counts, the statement on conflicts of interest, replaced sheets, and the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from core.exchange.sheet.layout1.figures import show_decimal
from core.exchange.sheet.layout1.geometry import LEADING, LEFT, RIGHT, SMALL_LEADING, WIDTH, mm
from core.exchange.sheet.layout1.groups import Group
from core.exchange.sheet.layout1.heading import SHOWN_ANCESTORS
from core.exchange.sheet.layout1.ink import LABEL, NORMAL, SMALL, STRONG, Block, Style, place, text_at, words
from core.exchange.sheet.layout1.subject import Subject
from core.exchange.sheet.layout1.wrapping import wrap_text

SUMMARY = mm("60")
SUMMARY_BASELINE = mm("7")
HEADING_BASELINE, HEADING_FOOT = mm("7"), mm("1")
TEXT_BASELINE = mm("3.9")
SMALL_BASELINE = mm("3.1")
END_BASELINE = mm("7")
ANCESTOR_DIGITS = 24


def draw_closing(subject: Subject, groups: Sequence[Group]) -> Iterator[tuple[Block, int]]:
    """Yield blocks, each with the height below it that must stay on its page."""
    for index, (line, height) in enumerate(_summary(subject, groups)):
        yield Block(height, line), 0 if index else LEADING
    yield _heading(subject.wording.statement), 2 * LEADING
    for paragraph in _statement(subject):
        yield from _lines(paragraph, style=NORMAL, baseline=TEXT_BASELINE, leading=LEADING)
    ancestors = subject.scores.ancestors
    if len(ancestors) > SHOWN_ANCESTORS:
        yield _heading(subject.wording.replaced_sheets), 2 * LEADING
        listed = ", ".join(each[:ANCESTOR_DIGITS] for each in ancestors)
        yield from _lines(listed, style=SMALL, baseline=SMALL_BASELINE, leading=SMALL_LEADING)
    yield Block(END_BASELINE, words(text_at(LEFT, END_BASELINE, subject.wording.nothing_below, LABEL))), 0


def _summary(subject: Subject, groups: Sequence[Group]) -> Iterator[tuple[str, int]]:
    lines = list(wrap_text(_count(subject, groups), style=NORMAL, width=RIGHT - SUMMARY))
    label = text_at(LEFT, SUMMARY_BASELINE, subject.wording.summary, STRONG)
    yield words(label, place(SUMMARY, SUMMARY_BASELINE, lines[0], NORMAL)), SUMMARY_BASELINE
    for line in lines[1:]:
        yield words(place(SUMMARY, LEADING, line, NORMAL)), LEADING


def _count(subject: Subject, groups: Sequence[Group]) -> str:
    scores, wording = subject.scores, subject.wording
    marked, total = 0, Fraction(0)
    for group in groups:
        figures = group.criteria.columns.figures
        rows = scores.marks[group.first : group.first + len(group.entries)]
        sums = [units for units in map(figures.total_units, rows) if units is not None]
        marked += len(sums)
        total += Fraction(sum(sums), 10**figures.total_places)
    entries, recusals = len(scores.entries), len(scores.recusals)
    unmarked = entries - marked - recusals
    return "".join(
        (
            wording.counts.format(entries=entries, marked=marked, recusals=recusals),
            wording.unmarked.format(unmarked=unmarked) if unmarked else "",
            wording.sums.format(
                total=show_decimal(total, decimal_mark=wording.decimal_mark), remarks=len(scores.remarks)
            ),
        )
    )


def _statement(subject: Subject) -> Iterator[str]:
    scores, wording = subject.scores, subject.wording
    recused = [number for number in scores.entries if number in scores.recusals]
    conflicts = [number for number in scores.entries if number in scores.conflicts]
    if not recused and not conflicts:
        yield wording.no_conflict
        return
    if recused:
        yield wording.count(wording.recused, len(recused), numbers=", ".join(recused))
    if conflicts:
        yield wording.count(wording.conflict, len(conflicts))
        yield from (f"{number} — {scores.conflicts[number]}" for number in conflicts)
    yield wording.no_other_conflict


def _heading(text: str) -> Block:
    return Block(HEADING_BASELINE + HEADING_FOOT, words(text_at(LEFT, HEADING_BASELINE, text, STRONG)))


def _lines(text: str, *, style: Style, baseline: int, leading: int) -> Iterator[tuple[Block, int]]:
    for line in wrap_text(text, style=style, width=WIDTH):
        yield Block(leading, words(place(LEFT, baseline, line, style))), 0
