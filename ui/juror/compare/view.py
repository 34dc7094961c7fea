"""What the comparison shows of a desk: one nomination as a table, every nomination as a line of points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from core.base.numbers import rounded
from core.domain.contest import Criterion
from core.exchange.package.model import PackageEntry
from core.words.words import Words
from ui.juror.marking.view import count_digits, show_total, show_weight
from ui.models.compare import CompareColumn, CompareRow, SummaryRow
from ui.operations.changes import NoteKind, Standing
from ui.operations.desk import JurorDesk


@dataclass(frozen=True, slots=True)
class Table:
    """One nomination: headings, entries in the package's order, averages and ranges below."""

    heads: tuple[CompareColumn, ...]
    rows: tuple[CompareRow, ...]
    summaries: tuple[SummaryRow, ...]

    @property
    def settled(self) -> int:
        """How many entries need nothing more."""
        return sum(each.state in {"done", "recused"} for each in self.rows)

    @property
    def has_equals(self) -> bool:
        """Whether any two totals are equal."""
        return any(each.equal for each in self.rows)


@dataclass(frozen=True, slots=True)
class Point:
    """A complete total on a line."""

    entry: str
    name: str
    total: Fraction
    shown: str


@dataclass(frozen=True, slots=True)
class Spread:
    """One nomination's complete totals between the least and the most that can be given, and their median."""

    nomination: int
    title: str
    points: tuple[Point, ...]
    lowest: Fraction
    highest: Fraction
    middle: Fraction | None
    shown_middle: str
    begun: bool


def nominations_of(desk: JurorDesk) -> tuple[int, ...]:
    """Return the nominations of the juror's entries in the order in which the package first names them."""
    return tuple(dict.fromkeys(each.nomination for each in desk.package.entries))


def make_table(desk: JurorDesk, nomination: int, words: Words) -> Table:
    """Return a nomination's table; totals are equal when they are exactly equal."""
    entries = [each for each in desk.package.entries if each.nomination == nomination]
    criteria = desk.round.criteria_of(nomination)
    digits = count_digits(criteria, digits=desk.round.digits)
    complete = [each for each in entries if desk.standing_of(each.number) is Standing.DONE]
    often = Counter(desk.state.total(each.number, criteria) for each in complete)
    equals = {total for total, times in often.items() if times > 1}
    rows = tuple(_make_row(desk, each, criteria, digits, equals, words) for each in entries)
    return Table(
        heads=_make_heads(criteria, words),
        rows=rows,
        summaries=_summarise([each for each in rows if each.state == "done"], digits, words),
    )


def make_spreads(desk: JurorDesk, words: Words) -> tuple[Spread, ...]:
    """Return a line for each nomination: those with points first, all in the package's order."""
    lines = [_make_spread(desk, each, words) for each in nominations_of(desk)]
    return tuple(sorted(lines, key=lambda each: not each.points))


def _make_heads(criteria: Sequence[Criterion], words: Words) -> tuple[CompareColumn, ...]:
    shown = (CompareColumn(each.title, show_weight(each, among=tuple(criteria), words=words)) for each in criteria)
    fixed = (words.say(f"compare.{name}") for name in ("state", "number", "applicant", "total"))
    state, number, applicant, total = map(CompareColumn, fixed)
    return (state, number, applicant, *shown, total)


def _make_row(
    desk: JurorDesk,
    entry: PackageEntry,
    criteria: Sequence[Criterion],
    digits: int,
    equals: set[Fraction],
    words: Words,
) -> CompareRow:
    standing, total = desk.standing_of(entry.number), desk.state.total(entry.number, criteria)
    has_total = standing in {Standing.DONE, Standing.PARTLY}
    steps = [desk.state.mark(entry.number, each.code) if has_total else None for each in criteria]
    marks = tuple(
        None if given is None else each.scale.to_score(given) for each, given in zip(criteria, steps, strict=True)
    )
    flagged = bool(desk.state.words_of(NoteKind.FLAG, entry.number))
    equal = standing is Standing.DONE and total in equals
    said = [words.say(f"entry_list.is_{standing}")]
    said += [words.say("compare.is_equal")] if equal else []
    said += [words.say("entry_list.is_flagged")] if flagged else []
    return CompareRow(
        number=entry.number,
        name=entry.applicant,
        state=standing.value,
        marks=marks,
        shown=tuple("—" if each is None else words.number(each) for each in marks),
        total=total,
        shown_total=show_total(total, digits=digits, words=words) if has_total else "",
        note=_note(desk, entry.number, standing, words),
        flagged=flagged,
        equal=equal,
        spoken=". ".join(said),
    )


def _note(desk: JurorDesk, entry: str, standing: Standing, words: Words) -> str:
    if standing is Standing.RECUSED:
        return words.say("compare.recused", reason=desk.state.words_of(NoteKind.RECUSAL, entry).strip())
    return words.say("compare.not_marked") if standing is Standing.EMPTY else ""


def _summarise(complete: Sequence[CompareRow], digits: int, words: Words) -> tuple[SummaryRow, ...]:
    """Return averages, one digit finer than the marks, and the least and most given; nothing for fewer than two."""
    if len(complete) < 2:  # noqa: PLR2004 - one entry is no comparison
        return ()
    rows = (tuple(mark for mark in each.marks if mark is not None) for each in complete)
    columns = list(zip(*rows, strict=True))
    totals = [each.total for each in complete]
    mean = SummaryRow(
        title=words.say("compare.mean"),
        shown=tuple(words.number(rounded(_mean(list(map(Fraction, each))), digits=1), digits=1) for each in columns),
        shown_total=words.number(rounded(_mean(totals), digits=max(digits, 1)), digits=max(digits, 1)),
    )
    ends = [_range(words.number(min(each)), words.number(max(each))) for each in columns]
    shown_totals = [show_total(each, digits=digits, words=words) for each in (min(totals), max(totals))]
    span = SummaryRow(
        title=words.say("compare.range"), shown=tuple(ends), shown_total=_range(*shown_totals), kind="range"
    )
    return mean, span


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _make_spread(desk: JurorDesk, nomination: int, words: Words) -> Spread:
    entries = [each for each in desk.package.entries if each.nomination == nomination]
    criteria = desk.round.criteria_of(nomination)
    digits = count_digits(criteria, digits=desk.round.digits)
    standings = [desk.standing_of(each.number) for each in entries]
    points = []
    for entry, standing in zip(entries, standings, strict=True):
        if standing is Standing.DONE:
            total = desk.state.total(entry.number, criteria)
            shown = show_total(total, digits=digits, words=words)
            points.append(Point(entry.number, entry.applicant, total, shown))
    middle = _median([each.total for each in points])
    known = desk.rules.nomination(nomination)
    return Spread(
        nomination=nomination,
        title=f"{nomination}. {known.short or known.title}",
        points=tuple(points),
        lowest=sum((each.weigh(each.scale.lowest) for each in criteria), Fraction(0)),
        highest=sum((each.weigh(each.scale.highest) for each in criteria), Fraction(0)),
        middle=middle,
        shown_middle="" if middle is None else show_total(middle, digits=digits, words=words),
        begun=any(each is not Standing.EMPTY for each in standings),
    )


def _median(values: Sequence[Fraction]) -> Fraction | None:
    if not values:
        return None
    ordered = sorted(values)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return (low + high) / 2


def show_end(value: Fraction, words: Words) -> str:
    """Return an end of the line in as few digits as it takes."""
    return show_total(value, digits=0, words=words) if value.denominator == 1 else words.number(_decimal(value))


def _decimal(value: Fraction) -> Decimal:
    return rounded(value, digits=2)
